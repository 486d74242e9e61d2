#include "models/ports/running_integral.h"

#include <boost/test/unit_test.hpp>

#include <chrono>

using namespace heliorig::models;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(running_integral)

BOOST_AUTO_TEST_CASE(of_a_moving_rate_is_of_first_order) {
  // Twice t from 0 to 8 s is 64; steps of h are short of it by 8 h.
  for (const SimDuration step : {SimDuration{1s}, SimDuration{100ms}, SimDuration{1ms}}) {
    RunningIntegral integral;
    double sum = 0.0;
    for (SimTime time{}; time <= SimTime{8s}; time += step) sum = integral.add(time, 2.0 * seconds(time));
    BOOST_TEST(sum == 64.0 - 8.0 * seconds(SimTime{step}), boost::test_tools::tolerance(1e-9));
  }
}

BOOST_AUTO_TEST_CASE(a_jump_at_an_instant_adds_nothing) {
  RunningIntegral integral;
  integral.add(SimTime{}, 0.0);
  BOOST_TEST(integral.add(SimTime{}, 5.0) == 0.0);
  BOOST_TEST(integral.add(SimTime{4s}, 5.0) == 20.0);
  BOOST_TEST(integral.add(SimTime{4s}, -1.0) == 20.0);
  BOOST_TEST(integral.add(SimTime{6s}, -1.0) == 18.0);
}

BOOST_AUTO_TEST_SUITE_END()
