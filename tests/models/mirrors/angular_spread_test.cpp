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

/// A pillbox sun's.
struct Spread {
  Spread(double delta, double s) : sun{SunShape::pillbox(delta), delta, s}, spread{table, sun, 1.0, s} {}
  NormalTable table;
  SunDirections sun;
  AngularSpread spread;
};

double worst_error(double delta, double s) {
  const Spread of{delta, s};
  const AngularSpread& spread = of.spread;
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
  BOOST_TEST(worst_error(4.65e-3, 1.9e-3) < 2e-5);
}

// Wang et al., Solar Energy 2020, 10.1016/j.solener.2019.11.035: a target of ±8 mrad both ways, kW of 100:
// within the spread of the tracers ± 0.1 kW.
BOOST_AUTO_TEST_CASE(six_ray_tracers) {
  const NormalTable table;
  const auto on_square = [&](const SunDirections& sun, double blur) {
    const double share = AngularSpread{table, sun, 1.0, blur}.share(-8e-3, 8e-3);
    return 100.0 * share * share;
  };
  const SunDirections point{0.0};
  const auto between = [](double kW, double least, double most) {
    return kW > least - 0.1 && kW < most + 0.1;
  };
  BOOST_TEST(between(on_square(point, 2e-3), 99.974, 99.990));
  BOOST_TEST(between(on_square(point, 4e-3), 91.097, 91.105));
  BOOST_TEST(between(on_square(point, 6e-3), 66.832, 66.839));
  BOOST_TEST(between(on_square(SunDirections{4e-3}, 1e-9), 91.098, 91.118));
  // The round disk and the aureole do not separate into two directions exactly. The mirrors' error beside the
  // pillbox is 2 mrad; beside Buie's suns there is none, of which the model asks for a little.
  BOOST_TEST(between(on_square({SunShape::pillbox(4.65e-3), 4.65e-3, 4e-3}, 4e-3), 83.932, 83.953));
}

/// Share within ±`half` of a plane: the shape's plane density blurred, summed in small steps.
double slow_share(const SunShape& shape, double half, double s) {
  double sum = 0.0;
  constexpr double step = 2e-5;
  for (double angle = -shape.extent_rad() + step / 2; angle < shape.extent_rad(); angle += step) {
    const double root = s * std::numbers::sqrt2;
    sum += step * shape.plane_density(angle) * 0.5 *
           (std::erf((half - angle) / root) + std::erf((half + angle) / root));
  }
  return sum;
}

BOOST_AUTO_TEST_CASE(an_aureole_is_kept) {
  const NormalTable table;
  for (const double ratio : {0.0, 0.05, 0.3}) {
    const SunShape shape = SunShape::buie(ratio);
    for (const double s : {2e-3, 6e-3}) {
      const SunDirections sun{shape, 4.65e-3, s};
      for (const double half : {4e-3, 8e-3, 16e-3, 30e-3})
        BOOST_TEST(std::abs(AngularSpread(table, sun, 1.0, s).share(-half, half) -
                            slow_share(shape, half, s)) < 0.0015 + 0.01 * ratio,
                   ratio << ", " << s << ", " << half);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_normal_distribution) {
  const NormalTable table;
  for (double z = -7.0; z < 7.0; z += 0.0137) {
    BOOST_TEST(std::abs(table.below(z) - 0.5 * std::erf(z / std::numbers::sqrt2)) < 2e-6);
    BOOST_TEST(std::abs(table.density(z) - std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi)) < 4e-6);
  }
}

BOOST_AUTO_TEST_CASE(everything_lands_somewhere) {
  const Spread of{4.65e-3, 6e-3};
  const AngularSpread& spread = of.spread;
  BOOST_TEST(spread.share(-0.2, 0.2) == 1.0, boost::test_tools::tolerance(1e-12));
  BOOST_TEST(spread.share(0.1, 0.2) == 0.0);
  double sum = 0.0;
  for (double angle = -0.1; angle < 0.1; angle += 1e-5) sum += spread.density(angle) * 1e-5;
  BOOST_TEST(sum == 1.0, boost::test_tools::tolerance(1e-6));
  BOOST_TEST(spread.density(0.005) == spread.share(0.00499, 0.00501) / 2e-5,
             boost::test_tools::tolerance(3e-3));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
