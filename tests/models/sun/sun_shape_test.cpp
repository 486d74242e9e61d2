#include "models/sun/sun_shape.h"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <numbers>
#include <vector>

#include "tests/support/in_child.h"

namespace heliorig::models {
namespace {

namespace tt = boost::test_tools;

constexpr double pi = std::numbers::pi;

/// The middle-point rule, for comparison with the model's own sums.
template <class Function>
double middle_sum(double from, double to, int pieces, Function f) {
  const double step = (to - from) / pieces;
  double sum = 0.0;
  for (int i = 0; i < pieces; ++i) sum += f(from + (i + 0.5) * step);
  return sum * step;
}

std::vector<SunShape> shapes() {
  return {SunShape::pillbox(4.65e-3), SunShape::gaussian(2.5e-3), SunShape::buie(0.0),
          SunShape::buie(0.02),       SunShape::buie(0.1),        SunShape::buie(0.5)};
}

/// Share of the light within a square of ±`half_rad`.
double share_in_square(const SunShape& shape, double half_rad) {
  const double corner = std::min(half_rad * std::numbers::sqrt2, shape.extent_rad());
  const double cut = middle_sum(half_rad, corner, 20000, [&](double angle) {
    return shape.radiance(angle) * angle * (2.0 * pi - 8.0 * std::acos(half_rad / angle));
  });
  return shape.share_within(half_rad) + (corner > half_rad ? cut : 0.0);
}

BOOST_AUTO_TEST_SUITE(sun_shape)

BOOST_AUTO_TEST_CASE(all_light_is_somewhere) {
  for (const SunShape& shape : shapes()) {
    const double end = shape.extent_rad();
    const double whole =
        middle_sum(0.0, end, 40000, [&](double angle) { return shape.radiance(angle) * 2 * pi * angle; });
    const double in_plane =
        middle_sum(-end, end, 4000, [&](double angle) { return shape.plane_density(angle); });
    BOOST_TEST(whole == 1.0, tt::tolerance(1e-4));
    BOOST_TEST(in_plane == 1.0, tt::tolerance(1e-4));
    BOOST_TEST(shape.share_within(end) == 1.0, tt::tolerance(1.1e-8));
    BOOST_TEST(shape.share_within(0.0) == 0.0);
  }
}

BOOST_AUTO_TEST_CASE(width_is_that_of_the_profile_in_one_plane) {
  for (const SunShape& shape : shapes()) {
    const double end = shape.extent_rad();
    const double square =
        middle_sum(-end, end, 4000, [&](double angle) { return angle * angle * shape.plane_density(angle); });
    BOOST_TEST(shape.rms_width_rad() == std::sqrt(square), tt::tolerance(2e-4));
  }
  BOOST_TEST(SunShape::pillbox(4.65e-3).rms_width_rad() == 2.325e-3, tt::tolerance(1e-12));
  BOOST_TEST(SunShape::gaussian(2.5e-3).rms_width_rad() == 2.5e-3, tt::tolerance(1e-12));
}

BOOST_AUTO_TEST_CASE(shares_are_sums_of_the_radiance) {
  for (const SunShape& shape : shapes()) {
    for (const double angle : {1e-3, 4e-3, 6e-3, 20e-3}) {
      const double sum =
          middle_sum(0.0, angle, 40000, [&](double r) { return shape.radiance(r) * 2 * pi * r; });
      BOOST_TEST(shape.share_within(angle) == sum, tt::tolerance(1e-4));
    }
  }
}

// Half of a Gaussian's light lies within σ √(2 ln 2); of a pillbox, within δ/√2.
BOOST_AUTO_TEST_CASE(closed_forms) {
  BOOST_TEST(SunShape::gaussian(1e-3).share_within(1e-3 * std::sqrt(2.0 * std::numbers::ln2)) == 0.5,
             tt::tolerance(1e-12));
  BOOST_TEST(SunShape::pillbox(2e-3).share_within(std::sqrt(2.0) * 1e-3) == 0.5, tt::tolerance(1e-12));
  BOOST_TEST(SunShape::pillbox(2e-3).plane_density(0.0) == 2.0 / (pi * 2e-3), tt::tolerance(1e-12));
  BOOST_TEST(SunShape::pillbox(2e-3).radiance(2.1e-3) == 0.0);
}

// Buie, Monger & Dey (2003), equation 3: the limb is 0.397 times as bright as the middle; the aureole falls
// as a power of the angle, and ends at 43.6 mrad.
BOOST_AUTO_TEST_CASE(buie_disk_and_aureole) {
  const SunShape sun = SunShape::buie(0.1);
  BOOST_TEST(sun.radiance(4.65e-3) / sun.radiance(0.0) == 0.397, tt::tolerance(2e-3));
  const double first = std::log(sun.radiance(6e-3) / sun.radiance(12e-3));
  const double second = std::log(sun.radiance(20e-3) / sun.radiance(40e-3));
  BOOST_TEST(first == second, tt::tolerance(1e-9));
  BOOST_TEST(sun.radiance(43.7e-3) == 0.0);
}

BOOST_AUTO_TEST_CASE(buie_has_the_circumsolar_ratio_asked_for) {
  for (const double ratio : {0.0, 1e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8}) {
    BOOST_TEST(1.0 - SunShape::buie(ratio).share_within(4.65e-3) == ratio, tt::tolerance(1e-6));
  }
}

// Y. Wang et al., Solar Energy 195 (2020) 461: four ray tracers, a mirror that focuses onto a target of 8 m
// at 500 m. Its light is the sun's within ±8 mrad. Least and greatest of the four, kW of 100.
BOOST_AUTO_TEST_CASE(buie_as_ray_tracers_have_it) {
  struct Row {
    double ratio, least, greatest;
  };
  for (const Row& row : {Row{0.01, 99.267, 99.364}, Row{0.02, 98.556, 98.685}, Row{0.03, 97.921, 98.023}}) {
    const double kW = 100.0 * share_in_square(SunShape::buie(row.ratio), 8e-3);
    BOOST_TEST_MESSAGE("circumsolar ratio " << row.ratio << ": " << kW << " kW");
    BOOST_TEST(kW > row.least - 0.05);
    BOOST_TEST(kW < row.greatest + 0.05);
  }
}

BOOST_AUTO_TEST_CASE(gaussian_in_a_square_is_a_product_of_error_functions) {
  const double closed = std::pow(std::erf(8.0 / (4.0 * std::numbers::sqrt2)), 2);
  BOOST_TEST(share_in_square(SunShape::gaussian(4e-3), 8e-3) == closed, tt::tolerance(1e-6));
}

BOOST_AUTO_TEST_CASE(shapes_that_are_none_are_refused) {
  BOOST_TEST(tests::aborts_in_child([] { SunShape::pillbox(0.0); }));
  BOOST_TEST(tests::aborts_in_child([] { SunShape::gaussian(-1e-3); }));
  BOOST_TEST(tests::aborts_in_child([] { SunShape::buie(0.81); }));
  BOOST_TEST(tests::aborts_in_child([] { SunShape::pillbox(1e-3).radiance(-1e-3); }));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
