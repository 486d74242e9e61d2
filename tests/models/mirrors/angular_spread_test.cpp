#include "models/mirrors/angular_spread.h"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <numbers>

namespace heliorig::models {
namespace {

/// Share below an angle by brute force: the semicircle in slices of equal angle about its middle.
double slow_share(double from, double to, double delta, double s) {
  const auto below = [&](double angle) {
    constexpr int slices = 2000;
    double sum = 0.0;
    for (int i = 0; i < slices; ++i) {
      const double t = std::numbers::pi * (i + 0.5) / slices;
      sum += std::sin(t) * std::sin(t) * std::erf((angle - delta * std::cos(t)) / (s * std::numbers::sqrt2));
    }
    return sum / slices;
  };
  return below(to) - below(from);
}

double worst_error(double delta, double s) {
  const AngularSpread spread{delta, s};
  double worst = 0.0;
  for (double low = -0.03; low < 0.03; low += 0.0013)
    for (double width = 0.002; width < 0.06; width += 0.0037)
      worst =
          std::max(worst, std::abs(spread.share(low, low + width) - slow_share(low, low + width, delta, s)));
  return worst;
}

BOOST_AUTO_TEST_SUITE(angular_spread)

BOOST_AUTO_TEST_CASE(agrees_with_the_convolution_as_promised) {
  BOOST_TEST(worst_error(4.65e-3, 6e-3) < 2e-5);
  BOOST_TEST(worst_error(4.65e-3, 4.66e-3) < 1e-4);
  BOOST_TEST(worst_error(4.65e-3, 1.9e-3) < 8e-3);
}

// Wang et al., Solar Energy 2020, 10.1016/j.solener.2019.11.035: a target of ±8 mrad both ways, kW of 100.
// The tracers agree to 0.02.
BOOST_AUTO_TEST_CASE(six_ray_tracers) {
  const auto on_square = [](double delta, double slope_error) {
    const double share = AngularSpread{delta, 2.0 * slope_error}.share(-8e-3, 8e-3);
    return 100.0 * share * share;
  };
  BOOST_TEST(std::abs(on_square(0.0, 1e-3) - 99.986) < 0.02);
  BOOST_TEST(std::abs(on_square(0.0, 2e-3) - 91.105) < 0.02);
  BOOST_TEST(std::abs(on_square(0.0, 3e-3) - 66.839) < 0.02);
  // The round pillbox does not separate into two directions exactly.
  BOOST_TEST(std::abs(on_square(4.65e-3, 2e-3) - 83.935) < 0.06);
}

BOOST_AUTO_TEST_CASE(everything_lands_somewhere) {
  const AngularSpread spread{4.65e-3, 6e-3};
  BOOST_TEST(spread.share(-0.2, 0.2) == 1.0);
  BOOST_TEST(spread.share(0.1, 0.2) == 0.0);
  double sum = 0.0;
  for (double angle = -0.1; angle < 0.1; angle += 1e-5) sum += spread.density(angle) * 1e-5;
  BOOST_TEST(sum == 1.0, boost::test_tools::tolerance(1e-6));
  BOOST_TEST(spread.density(0.005) == spread.share(0.00499, 0.00501) / 2e-5,
             boost::test_tools::tolerance(0.01));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
