#include "models/time/sim_time.h"

#include <boost/test/unit_test.hpp>

namespace heliorig::models {
namespace {

BOOST_AUTO_TEST_SUITE(sim_time)

BOOST_AUTO_TEST_CASE(seconds_become_the_nearest_nanosecond) {
  BOOST_TEST(sim_duration(0.1).count() == 100'000'000);
  BOOST_TEST(sim_duration(1e-9 * 0.6).count() == 1);
  BOOST_TEST(sim_duration(1e-9 * 0.4).count() == 0);
}

BOOST_AUTO_TEST_CASE(rounding_is_the_same_on_both_sides_of_zero) {
  for (const double duration_s : {0.0, 1.5e-9, 0.3, 12.3456789012, 86400.0}) {
    BOOST_TEST(sim_duration(-duration_s).count() == -sim_duration(duration_s).count());
  }
}

BOOST_AUTO_TEST_CASE(a_whole_day_of_tenths_adds_up_exactly) {
  SimTime time{};
  for (int i = 0; i < 864'000; ++i) time += sim_duration(0.1);
  BOOST_TEST(seconds(time) == 86400.0);
}

BOOST_AUTO_TEST_CASE(ten_years_fit) {
  BOOST_TEST(seconds(SimTime{} + sim_duration(10 * 365.25 * 86400.0)) == 315576000.0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
