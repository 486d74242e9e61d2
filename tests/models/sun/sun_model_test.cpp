#include "models/sun/sun_model.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cmath>
#include <numbers>

namespace heliorig::models {
namespace {

using namespace std::chrono_literals;
using std::chrono::year;

constexpr double degree = std::numbers::pi / 180.0;

SunConditions in_june() {
  return {.site = {48.85 * degree, 2.35 * degree, 60.0},
          .start_utc = std::chrono::sys_days{year{2026} / 6 / 21},
          .clear_sky = IneichenSky::constant(3.0),
          .clouds = {{SimTime{10h}, 30min, 1.0, 10s}},
          .wind_speed_mps = 3.0,
          .ambient_K = 298.15};
}

BOOST_AUTO_TEST_SUITE(sun_model)

BOOST_AUTO_TEST_CASE(rises_in_the_east_and_crosses_the_vertical_at_solar_noon) {
  SunModel sun{in_june()};
  const SunState morning = sun.at(SimTime{6h});
  BOOST_TEST(morning.transversal_angle_rad > 0.0);
  BOOST_TEST(morning.azimuth_rad < 180.0 * degree);
  const SunState evening = sun.at(SimTime{18h});
  BOOST_TEST(evening.transversal_angle_rad < 0.0);
  // Solar noon: 12:00 less 9.4 min of longitude plus 1.9 min of the equation of time on 21 June.
  const SunState noon = sun.at(SimTime{11h + 52min + 30s});
  BOOST_TEST(std::abs(noon.transversal_angle_rad) < 0.1 * degree);
  BOOST_TEST(noon.apparent_elevation_rad / degree == 90.0 - 48.85 + 23.44,
             boost::test_tools::tolerance(4e-4));
  // It stands in the south.
  BOOST_TEST(noon.longitudinal_angle_rad / degree == -(48.85 - 23.44), boost::test_tools::tolerance(1e-3));
}

// The transversal plane holds what the longitudinal angle leaves of the unit vector.
BOOST_AUTO_TEST_CASE(both_angles_give_the_direction_back) {
  SunModel sun{in_june()};
  for (SimTime t{5h}; t < SimTime{19h}; t += 13min) {
    const SunState state = sun.at(t);
    const double up = std::cos(state.longitudinal_angle_rad) * std::cos(state.transversal_angle_rad);
    BOOST_TEST(std::abs(up - std::sin(state.apparent_elevation_rad)) < 1e-12);
  }
}

BOOST_AUTO_TEST_CASE(no_direct_light_at_night_nor_through_a_thick_cloud) {
  SunModel sun{in_june()};
  BOOST_TEST(sun.at(SimTime{1h}).dni_Wpm2 == 0.0);
  BOOST_TEST(sun.at(SimTime{23h}).dni_Wpm2 == 0.0);
  BOOST_TEST(sun.at(SimTime{10h + 15min}).dni_Wpm2 == 0.0);
  const double noon = sun.at(SimTime{12h}).dni_Wpm2;
  BOOST_TEST(noon > 800.0);
  BOOST_TEST(noon < 950.0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
