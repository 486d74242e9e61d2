#include "adapters/link/round_trips.h"

#include <boost/test/unit_test.hpp>

namespace heliorig::adapters {
namespace {

using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(round_trips)

BOOST_AUTO_TEST_CASE(percentiles_are_of_the_times_themselves) {
  RoundTrips trips;
  for (int ms = 1000; ms >= 1; --ms) trips.add(ms * 1ms);
  BOOST_CHECK((trips.figures() == bench::LinkFigures::RoundTrips{1000, 1ms, 500ms, 990ms, 1000ms}));
}

BOOST_AUTO_TEST_CASE(of_one_time_all_are_that_and_of_none_there_are_none) {
  RoundTrips trips;
  BOOST_CHECK(!trips.figures());
  trips.add(7ms);
  BOOST_CHECK((trips.figures() == bench::LinkFigures::RoundTrips{1, 7ms, 7ms, 7ms, 7ms}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::adapters
