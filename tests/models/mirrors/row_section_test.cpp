#include "models/mirrors/row_section.h"

#include <boost/test/unit_test.hpp>

#include <cmath>

#include "tests/models/mirrors/reference_mirrors.h"

namespace heliorig::models {
namespace {

using tests::degree;

/// How far a ray passes from a point.
double passes(const CentralRay& ray, const Transversal& point) {
  return std::abs(cross(ray.direction, point - ray.from));
}

double total(const Pieces& pieces) {
  double sum = 0.0;
  for (const Interval& piece : pieces) sum += piece.length();
  return sum;
}

BOOST_AUTO_TEST_SUITE(row_section)

BOOST_AUTO_TEST_CASE(a_parabola_sends_light_along_its_axis_to_its_focus) {
  for (const double angle_deg : {-40.0, 0.0, 25.0}) {
    const double angle = angle_deg * degree;
    const RowSection row{{1.2, 0.35, 3.0}, angle, angle};
    const Transversal focus{1.2 + 3.0 * std::sin(angle), 3.0 * std::cos(angle)};
    for (double u = -0.175; u <= 0.175; u += 0.025) BOOST_TEST(passes(row.ray(u), focus) < 1e-14);
  }
}

// Coma and astigmatism: the focus of oblique light lies at f cos i.
BOOST_AUTO_TEST_CASE(oblique_light_is_focused_nearer) {
  const double incidence = 30.0 * degree;
  const RowSection row{{0.0, 0.02, 3.0}, 0.0, incidence};
  const double distance = 3.0 * std::cos(incidence);
  const Transversal focus{-distance * std::sin(incidence), distance * std::cos(incidence)};
  BOOST_TEST(passes(row.ray(0.01), focus) < 3e-5);
  BOOST_TEST(passes(row.ray(0.01), {-3.0 * std::sin(incidence), 3.0 * std::cos(incidence)}) > 1e-3);
}

BOOST_AUTO_TEST_CASE(angle_of_reflection) {
  const RowSection row{{0.0, 0.35, 3.0}, 10.0 * degree, 50.0 * degree};
  const CentralRay ray = row.ray(0.0);
  BOOST_TEST(std::atan2(ray.direction.east, ray.direction.up) == -30.0 * degree,
             boost::test_tools::tolerance(1e-12));
  BOOST_TEST(ray.beam_per_width == std::cos(40.0 * degree), boost::test_tools::tolerance(1e-12));
  BOOST_TEST(row.sin_incidence() == std::sin(40.0 * degree), boost::test_tools::tolerance(1e-12));
}

// Two flat rows 0.4 m apart under a sun at 75°: a shadow 0.4 cos 75° = 0.1035 m past the sunward row's axis.
BOOST_AUTO_TEST_CASE(shadow_of_a_neighbour) {
  const RowSection row{{0.0, 0.35, 3.0}, 0.0, 75.0 * degree};
  const RowSection sunward{{0.4, 0.35, 3.0}, 0.0, 75.0 * degree};
  // Both lie flat in one plane: nothing is shaded.
  BOOST_TEST(intersection(row.width(), row.shadow_of(sunward)).length() < 1e-12);
  BOOST_TEST(sunward.shadow_of(row).length() == 0.0);
  // Upright, the neighbour throws a shadow of 0.175 m · tan 75° to the west of its axis.
  const RowSection upright{{0.4, 0.35, 3.0}, 90.0 * degree, 75.0 * degree};
  const Interval shadow = row.shadow_of(upright);
  BOOST_TEST(shadow.low == 0.4 - 0.175 * std::tan(75.0 * degree), boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(shadow_of_the_receiver) {
  const RowSection row{{0.2, 0.35, 3.0}, 10.0 * degree, 0.0};
  const Interval shadow = row.shadow_of(Transversal{0.0, 3.0}, 0.25);
  BOOST_TEST(shadow.high == (0.125 - 0.2) / std::cos(10.0 * degree), boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(blocking) {
  // Light goes west at 70° from the vertical; an upright neighbour 0.4 m away stands 0.175 m high and stops
  // what starts west of 0.4 − 0.175 tan 70° = −0.08 m from it.
  const double down = 70.0 * degree;
  const RowSection row{{0.0, 0.35, 1e6}, 0.0, down};
  const RowSection upright{{-0.4, 0.35, 1e6}, 90.0 * degree, down};
  Pieces lit{row.width()};
  row.remove_blocked_by(upright, lit);
  const double blocked = 0.175 * std::tan(down) - 0.4 + 0.175;
  BOOST_TEST(total(lit) == 0.35 - blocked, boost::test_tools::tolerance(1e-5));
  // A neighbour on the other side stops nothing, nor one that lies flat.
  Pieces free{row.width()};
  row.remove_blocked_by(RowSection{{0.4, 0.35, 1e6}, 90.0 * degree, down}, free);
  row.remove_blocked_by(RowSection{{-0.4, 0.35, 1e6}, 0.0, down}, free);
  BOOST_TEST(total(free) == 0.35);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
