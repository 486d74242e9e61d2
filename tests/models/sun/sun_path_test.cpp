#include "models/sun/sun_path.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numbers>

#include "models/sun/solar_position.h"

namespace heliorig::models {
namespace {

using namespace std::chrono_literals;
using std::chrono::year;

constexpr double degree = std::numbers::pi / 180.0;

/// Angle between two directions given by azimuth and elevation.
double between_rad(double azimuth_1, double elevation_1, double azimuth_2, double elevation_2) {
  return std::hypot((azimuth_1 - azimuth_2) * std::cos(elevation_1), elevation_1 - elevation_2);
}

BOOST_AUTO_TEST_SUITE(sun_path)

BOOST_AUTO_TEST_CASE(follows_the_algorithm_within_a_hundredth_of_its_accuracy) {
  const Site sites[] = {{48.85 * degree, 2.35 * degree, 60.0}, {14.72 * degree, -17.47 * degree, 20.0}};
  const UtcTime days[] = {std::chrono::sys_days{year{2026} / 6 / 21},
                          std::chrono::sys_days{year{2026} / 12 / 31}};
  double worst_rad = 0.0;
  for (const Site& site : sites) {
    for (const UtcTime day : days) {
      SunPath path{site, 293.15};
      for (UtcTime t = day; t < day + 24h; t += 97s) {
        const TopocentricSun sun =
            topocentric_sun(geocentric_sun(days_since_j2000(t), delta_t_2020s_s), site);
        const double elevation =
            sun.elevation_rad +
            refraction_rad(sun.elevation_rad, standard_pressure_Pa(site.elevation_m), 293.15);
        const SunPath::Position found = path.at(t);
        worst_rad = std::max(worst_rad, between_rad(found.azimuth_rad, found.apparent_elevation_rad,
                                                    sun.azimuth_rad, elevation));
      }
    }
  }
  BOOST_TEST(worst_rad / degree < 0.000003);
}

BOOST_AUTO_TEST_CASE(depends_on_the_instant_alone) {
  const Site site{48.85 * degree, 2.35 * degree, 60.0};
  const UtcTime noon = std::chrono::sys_days{year{2026} / 6 / 21} + 12h + 34min + 56s + 789ms;
  SunPath asked_once{site, 293.15};
  SunPath walked{site, 293.15};
  for (UtcTime t = noon - 1h; t < noon; t += 7s) walked.at(t);
  BOOST_TEST(walked.at(noon).azimuth_rad == asked_once.at(noon).azimuth_rad);
  walked.at(noon + 3h);
  BOOST_TEST(walked.at(noon).apparent_elevation_rad == asked_once.at(noon).apparent_elevation_rad);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
