// SPA and its interpolated form against ERFA, an implementation of the IAU's standards that shares nothing
// with it.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numbers>

#include "models/noise/noise_stream.h"
#include "models/sun/solar_position.h"
#include "models/sun/sun_path.h"
#include "tools/benchmarks/erfa_sun.h"

namespace heliorig::models {
namespace {

using benchmarks::angle_between_rad;
using benchmarks::erfa_sun;
using namespace std::chrono_literals;
using std::chrono::year;

constexpr double degree = std::numbers::pi / 180.0;
constexpr double accuracy_deg = 0.0003;

/// Instants from 1950 to 2050 and places from pole to pole, both by chance.
class AnywhereEver {
 public:
  UtcTime time() {
    const UtcTime begin = std::chrono::sys_days{year{1950} / 1 / 1};
    const UtcTime end = std::chrono::sys_days{year{2050} / 1 / 1};
    return begin + std::chrono::seconds{static_cast<std::int64_t>(
                       random_.uniform() * std::chrono::duration<double>(end - begin).count())};
  }
  Site site() {
    return {(random_.uniform() - 0.5) * 180.0 * degree, (random_.uniform() - 0.5) * 360.0 * degree,
            6000.0 * random_.uniform()};
  }

 private:
  NoiseStream random_{Seed{1950}, "anywhere ever"};
};

void check_direction(const TopocentricSun& found, const TopocentricSun& truth, double& worst_deg) {
  const double apart_deg = angle_between_rad(found, truth) / degree;
  worst_deg = std::max(worst_deg, apart_deg);
  BOOST_REQUIRE_LT(apart_deg, accuracy_deg);
}

BOOST_AUTO_TEST_SUITE(solar_position_erfa)

BOOST_AUTO_TEST_CASE(a_century_and_all_latitudes) {
  AnywhereEver anywhere;
  double worst_deg = 0.0;
  for (int i = 0; i < 4000; ++i) {
    const double days = days_since_j2000(anywhere.time());
    const Site site = anywhere.site();
    check_direction(topocentric_sun(geocentric_sun(days, delta_t_2020s_s), site),
                    erfa_sun(days, delta_t_2020s_s, site), worst_deg);
  }
  BOOST_TEST_MESSAGE("SPA against ERFA: at most " << worst_deg << " deg");
}

// Azimuth by itself, where it is an angle worth the name.
BOOST_AUTO_TEST_CASE(azimuth_and_zenith_each_for_itself) {
  AnywhereEver anywhere;
  for (int i = 0; i < 1000; ++i) {
    const double days = days_since_j2000(anywhere.time());
    const Site site = anywhere.site();
    const TopocentricSun spa = topocentric_sun(geocentric_sun(days, delta_t_2020s_s), site);
    const TopocentricSun truth = erfa_sun(days, delta_t_2020s_s, site);
    BOOST_REQUIRE_LT(std::abs(spa.elevation_rad - truth.elevation_rad) / degree, accuracy_deg);
    if (std::abs(truth.elevation_rad) > 45.0 * degree) continue;
    BOOST_REQUIRE_LT(
        std::abs(std::remainder(spa.azimuth_rad - truth.azimuth_rad, 2.0 * std::numbers::pi)) / degree,
        accuracy_deg * std::numbers::sqrt2);
  }
}

BOOST_AUTO_TEST_CASE(at_the_poles_and_on_the_equator) {
  AnywhereEver anywhere;
  double worst_deg = 0.0;
  for (const double latitude_deg : {-90.0, -89.9, 0.0, 66.6, 89.9, 90.0}) {
    for (int i = 0; i < 50; ++i) {
      const double days = days_since_j2000(anywhere.time());
      const Site site{latitude_deg * degree, anywhere.site().longitude_rad, 0.0};
      check_direction(topocentric_sun(geocentric_sun(days, delta_t_2020s_s), site),
                      erfa_sun(days, delta_t_2020s_s, site), worst_deg);
    }
  }
}

// What the plant asks for: the interpolated form. Refraction is taken off again, as ERFA gives none.
BOOST_AUTO_TEST_CASE(the_interpolated_form_is_as_accurate) {
  AnywhereEver anywhere;
  double worst_deg = 0.0;
  for (int i = 0; i < 1500; ++i) {
    const UtcTime time = anywhere.time();
    const Site site = anywhere.site();
    SunPath path{site, 293.15, 0.0};  // no air, no refraction
    const SunPath::Position found = path.at(time);
    check_direction({found.azimuth_rad, found.apparent_elevation_rad},
                    erfa_sun(days_since_j2000(time), delta_t_2020s_s, site), worst_deg);
  }
  BOOST_TEST_MESSAGE("interpolated against ERFA: at most " << worst_deg << " deg");
}

// The difference that a second of clock makes is seen: the comparison could fail.
BOOST_AUTO_TEST_CASE(a_second_is_far_outside) {
  const double days = days_since_j2000(std::chrono::sys_days{year{2026} / 6 / 21} + 12h);
  const Site site{48.85 * degree, 2.35 * degree, 60.0};
  const TopocentricSun late = topocentric_sun(geocentric_sun(days + 1.0 / 86400.0, delta_t_2020s_s), site);
  BOOST_TEST(angle_between_rad(late, erfa_sun(days, delta_t_2020s_s, site)) / degree > 10.0 * accuracy_deg);
}

// Denser and colder air bends more, in proportion.
BOOST_AUTO_TEST_CASE(refraction_by_pressure_and_temperature) {
  for (const double elevation_deg : {-0.5, 0.0, 5.0, 30.0, 80.0}) {
    const double usual = refraction_rad(elevation_deg * degree, 101000.0, 283.15);
    BOOST_TEST(refraction_rad(elevation_deg * degree, 50500.0, 283.15) == usual / 2.0,
               boost::test_tools::tolerance(1e-12));
    BOOST_TEST(refraction_rad(elevation_deg * degree, 101000.0, 253.15) == usual * 283.0 / 253.0,
               boost::test_tools::tolerance(1e-12));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
