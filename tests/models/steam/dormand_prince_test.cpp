#include "models/steam/dormand_prince.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>

using Integrator = heliorig::models::DormandPrince<2>;

namespace {

/// The harmonic oscillator, whose solution from (1, 0) is (cos t, −sin t).
std::optional<Integrator::State> oscillator(double, const Integrator::State& y) {
  return Integrator::State{y[1], -y[0]};
}

constexpr Integrator::State tolerance{1.0, 1.0};

/// Error at t = 2 after so many equal steps, of both states: one alone passes through nought.
double error_of(int steps) {
  Integrator::State y{1.0, 0.0};
  const double step_s = 2.0 / steps;
  for (int i = 0; i < steps; ++i) y = Integrator::step(oscillator, i * step_s, y, step_s, tolerance)->end;
  return std::hypot(y[0] - std::cos(2.0), y[1] + std::sin(2.0));
}

/// Greatest error of the dense output within one step, of both states.
double dense_error_of(double step_s) {
  const auto step = *Integrator::step(oscillator, 0.0, {1.0, 0.0}, step_s, tolerance);
  double worst = 0.0;
  for (double share = 0.05; share < 1.0; share += 0.05) {
    const auto y = step.at(share);
    worst = std::max(worst, std::hypot(y[0] - std::cos(share * step_s), y[1] + std::sin(share * step_s)));
  }
  return worst;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dormand_prince)

BOOST_AUTO_TEST_CASE(halved_steps_divide_the_error_by_two_to_the_fifth) {
  for (const int steps : {10, 20, 40}) {
    const double order = std::log2(error_of(steps) / error_of(2 * steps));
    BOOST_TEST_MESSAGE("order " << order);
    BOOST_CHECK_CLOSE(order, 5.0, 5.0);
  }
}

// A continuous extension of order 4 has an error of h^5 within one step.
BOOST_AUTO_TEST_CASE(dense_output_is_of_order_four) {
  for (const double step_s : {0.4, 0.2}) {
    const double order = std::log2(dense_error_of(step_s) / dense_error_of(step_s / 2)) - 1.0;
    BOOST_TEST_MESSAGE("dense order " << order);
    BOOST_CHECK_CLOSE(order, 4.0, 5.0);
  }
}

// Its slope is that of the rates at both ends, so that it joins the next step without a kink.
BOOST_AUTO_TEST_CASE(dense_output_is_smooth_from_step_to_step) {
  const auto step = *Integrator::step(oscillator, 0.0, {1.0, 0.0}, 0.3, tolerance);
  const double share = 1e-6;
  BOOST_CHECK_SMALL((step.at(share)[1] - step.at(0.0)[1]) / (share * 0.3) + 1.0, 1e-5);
  BOOST_CHECK_SMALL((step.at(1.0)[0] - step.at(1.0 - share)[0]) / (share * 0.3) - step.end[1], 1e-5);
}

BOOST_AUTO_TEST_CASE(dense_output_meets_both_ends) {
  const Integrator::State y{1.0, 0.0};
  const auto step = *Integrator::step(oscillator, 0.0, y, 0.3, tolerance);
  for (std::size_t i = 0; i < 2; ++i) {
    BOOST_CHECK_EQUAL(step.at(0.0)[i], y[i]);
    BOOST_CHECK_CLOSE(step.at(1.0)[i], step.end[i], 1e-12);
  }
}

BOOST_AUTO_TEST_CASE(the_estimated_error_is_that_of_the_step) {
  const auto step = *Integrator::step(oscillator, 0.0, {1.0, 0.0}, 0.5, tolerance);
  BOOST_CHECK_LT(std::abs(step.end[0] - std::cos(0.5)), step.error);
  BOOST_CHECK_LT(step.error, 1e-3);
}

BOOST_AUTO_TEST_CASE(where_the_model_does_not_hold_there_is_no_step) {
  const auto nowhere = [](double time_s, const Integrator::State& y) {
    return time_s > 0.1 ? std::nullopt : std::optional{y};
  };
  BOOST_CHECK(!Integrator::step(nowhere, 0.0, {1.0, 0.0}, 0.5, tolerance));
}

// An error that is no number is not less than the greatest yet, and would pass for none.
BOOST_AUTO_TEST_CASE(where_a_rate_is_no_number_there_is_no_step) {
  for (const double none : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
                            -std::numeric_limits<double>::infinity()}) {
    for (const std::size_t state : {0u, 1u}) {
      for (const double from_s : {0.0, 0.1, 0.49}) {  // in the first stage, in some, in the last two
        const auto rates = [&](double time_s, const Integrator::State& y) {
          auto rate = oscillator(time_s, y);
          if (time_s >= from_s) (*rate)[state] = none;
          return rate;
        };
        BOOST_TEST(!Integrator::step(rates, 0.0, {1.0, 0.0}, 0.5, tolerance));
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
