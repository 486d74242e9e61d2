#include "models/mirrors/row_section.h"

#include <boost/test/unit_test.hpp>

#include <cmath>

#include "tests/models/mirrors/reference_mirrors.h"

namespace heliorig::models {
namespace {

using tests::degree;

Transversal sun_at(double angle_rad) {
  return {std::sin(angle_rad), std::cos(angle_rad)};
}

/// What of a row's width is left free by another.
double free_of(const RowSection& row, const RowSection& other) {
  Pieces lit{row.width()};
  Interval holes[2];
  const int count = row.blocked_by(other, holes);
  for (int i = 0; i < count; ++i) lit.remove(holes[i]);
  return lit.length();
}

/// How far a ray passes from a point.
double passes(const CentralRay& ray, const Transversal& point) {
  return std::abs(cross(ray.direction, point - ray.from));
}

BOOST_AUTO_TEST_SUITE(row_section)

BOOST_AUTO_TEST_CASE(a_parabola_sends_light_along_its_axis_to_its_focus) {
  for (const double angle_deg : {-40.0, 0.0, 25.0}) {
    const double angle = angle_deg * degree;
    const RowSection row{{1.2, 0.35, 1.0 / 3.0}, angle, sun_at(angle)};
    const Transversal focus{1.2 + 3.0 * std::sin(angle), 3.0 * std::cos(angle)};
    for (double u = -0.175; u <= 0.175; u += 0.025) BOOST_TEST(passes(row.ray(u), focus) < 1e-14);
  }
}

// Coma and astigmatism: the focus of oblique light lies at f cos i.
BOOST_AUTO_TEST_CASE(oblique_light_is_focused_nearer) {
  const double incidence = 30.0 * degree;
  const RowSection row{{0.0, 0.02, 1.0 / 3.0}, 0.0, sun_at(incidence)};
  const double distance = 3.0 * std::cos(incidence);
  const Transversal focus{-distance * std::sin(incidence), distance * std::cos(incidence)};
  BOOST_TEST(passes(row.ray(0.01), focus) < 3e-5);
  BOOST_TEST(passes(row.ray(0.01), {-3.0 * std::sin(incidence), 3.0 * std::cos(incidence)}) > 1e-3);
}

BOOST_AUTO_TEST_CASE(angle_of_reflection) {
  const RowSection row{{0.0, 0.35, 1.0 / 3.0}, 10.0 * degree, sun_at(50.0 * degree)};
  const CentralRay ray = row.ray(0.0);
  BOOST_TEST(std::atan2(ray.direction.east, ray.direction.up) == -30.0 * degree,
             boost::test_tools::tolerance(1e-12));
  BOOST_TEST(ray.beam_per_width == std::cos(40.0 * degree), boost::test_tools::tolerance(1e-12));
  BOOST_TEST(row.sin_incidence() == std::sin(40.0 * degree), boost::test_tools::tolerance(1e-12));
}

// Two flat rows 0.4 m apart under a sun at 75°: a shadow 0.4 cos 75° = 0.1035 m past the sunward row's axis.
BOOST_AUTO_TEST_CASE(shadow_of_a_neighbour) {
  const Transversal sun = sun_at(75.0 * degree);
  const RowSection row{{0.0, 0.35, 0.0}, 0.0, sun};
  // Both lie flat in one plane: nothing is shaded.
  BOOST_TEST(intersection(row.width(), row.shadow_of(RowSection{{0.4, 0.35, 0.0}, 0.0, sun})).length() <
             1e-12);
  // Upright, the neighbour throws a shadow of 0.175 m · tan 75° to the west of its axis.
  const RowSection upright{{0.4, 0.35, 0.0}, 90.0 * degree, sun};
  const Interval shadow = row.shadow_of(upright);
  BOOST_TEST(shadow.low == 0.4 - 0.175 * std::tan(75.0 * degree), boost::test_tools::tolerance(1e-9));
}

// The edge of a shadow: the sunbeam through the other's edge meets the curved row there.
BOOST_AUTO_TEST_CASE(shadow_on_a_curved_row) {
  const Transversal sun = sun_at(70.0 * degree);
  const RowSection row{{0.0, 0.35, 1.0}, 30.0 * degree, sun};
  const RowSection other{{0.4, 0.35, 1.0}, 45.0 * degree, sun};
  const Interval shadow = row.shadow_of(other);
  const double far_edge = std::abs(cross(sun, other.point(-0.175) - row.point(shadow.low)));
  BOOST_TEST(far_edge < 1e-14);
  BOOST_TEST(std::abs(cross(sun, other.point(0.175) - row.point(shadow.high))) < 1e-14);
}

BOOST_AUTO_TEST_CASE(shadow_of_the_receiver) {
  const RowSection row{{0.2, 0.35, 0.0}, 10.0 * degree, sun_at(0.0)};
  const Interval shadow = row.shadow_of(Transversal{0.0, 3.0}, 0.25);
  BOOST_TEST(shadow.high == (0.125 - 0.2) / std::cos(10.0 * degree), boost::test_tools::tolerance(1e-9));
}

// A bent row is lit from behind first where it turns away: where the normal, leaning by u/2f, passes 90°.
BOOST_AUTO_TEST_CASE(grazing_light) {
  const RowSection row{{0.0, 0.35, 1.0 / 3.0}, 0.0, sun_at(89.0 * degree)};
  BOOST_TEST(row.width().low == -0.175);
  BOOST_TEST(row.width().high == 6.0 / std::tan(89.0 * degree), boost::test_tools::tolerance(1e-12));
  BOOST_TEST(std::abs(row.ray(row.width().high).beam_per_width) < 1e-15);
}

BOOST_AUTO_TEST_CASE(blocking) {
  // Light goes west at 70° from the vertical; an upright neighbour 0.4 m away stands 0.175 m high and stops
  // what starts west of 0.4 − 0.175 tan 70° = −0.08 m from it.
  const double down = 70.0 * degree;
  const RowSection row{{0.0, 0.35, 0.0}, 0.0, sun_at(down)};
  const double blocked = 0.175 * std::tan(down) - 0.4 + 0.175;
  BOOST_TEST(free_of(row, {{-0.4, 0.35, 0.0}, 90.0 * degree, sun_at(down)}) == 0.35 - blocked,
             boost::test_tools::tolerance(1e-5));
  // One that lies flat stops nothing.
  BOOST_TEST(free_of(row, {{-0.4, 0.35, 0.0}, 0.0, sun_at(down)}) == 0.35);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
