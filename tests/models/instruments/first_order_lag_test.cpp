#include "models/instruments/first_order_lag.h"

#include <boost/test/unit_test.hpp>

#include <cmath>

namespace heliorig::models {
namespace {

constexpr double step_s = 0.1;
const auto exactly = boost::test_tools::tolerance(1e-12);

BOOST_AUTO_TEST_SUITE(first_order_lag)

BOOST_AUTO_TEST_CASE(starts_in_equilibrium) {
  FirstOrderLag lag{5.0, step_s};
  for (int i = 0; i < 3; ++i) BOOST_TEST(lag.sample(42.0) == 42.0, exactly);
}

// The response to a ramp of slope s from rest is s (t − τ + τ e^(−t/τ)).
BOOST_AUTO_TEST_CASE(follows_a_ramp_exactly) {
  constexpr double lag_s = 0.25;
  constexpr double slope = 4800.0;  // Pa/s: the blocked outlet of LIMITS
  FirstOrderLag lag{lag_s, step_s};
  lag.sample(0.0);
  for (int i = 1; i <= 50; ++i) {
    const double t = i * step_s;
    BOOST_TEST(lag.sample(slope * t) == slope * (t - lag_s + lag_s * std::exp(-t / lag_s)), exactly);
  }
}

// With a constant input it decays by e^(−h/τ) a step.
BOOST_AUTO_TEST_CASE(decays_exactly_to_a_constant) {
  FirstOrderLag lag{2.0, step_s};
  lag.sample(0.0);
  double previous = lag.sample(1.0);
  for (int i = 0; i < 50; ++i) {
    const double next = lag.sample(1.0);
    BOOST_TEST((1.0 - next) == (1.0 - previous) * std::exp(-step_s / 2.0), exactly);
    previous = next;
  }
}

BOOST_AUTO_TEST_CASE(a_lag_of_zero_passes_the_input_on) {
  FirstOrderLag lag{0.0, step_s};
  for (const double input : {1.0, -3.0, 7.5}) BOOST_TEST(lag.sample(input) == input);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
