#include "adapters/reference_firmware/sun.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cmath>
#include <numbers>

#include "tests/adapters/reference_firmware/true_sun.h"

namespace heliorig {
namespace {

constexpr double degree = std::numbers::pi / 180.0;

struct Worst {
  double transversal_deg = 0.0;
  double elevation_deg = 0.0;
};

Worst worst_from(std::uint32_t begin_s, std::uint32_t end_s, double latitude_deg, double longitude_deg) {
  Worst worst;
  for (std::uint32_t s = begin_s; s < end_s; s += 7919) {  // a prime: all hours of the day
    const tests::TrueSun is = tests::true_sun(s, latitude_deg, longitude_deg);
    if (is.elevation_rad < 5.0 * degree) continue;
    const auto sun = heliorig_firmware::sun_at(s, static_cast<float>(latitude_deg * degree),
                                               static_cast<float>(longitude_deg * degree));
    const auto off = [](double a, double b) { return std::abs(a - b) / degree; };
    worst.transversal_deg = std::max(worst.transversal_deg, off(sun.transversal_rad, is.transversal_rad));
    worst.elevation_deg = std::max(worst.elevation_deg, off(sun.elevation_rad, is.elevation_rad));
  }
  return worst;
}

constexpr std::uint32_t year_s = 31557600;

}  // namespace

BOOST_AUTO_TEST_SUITE(firmware_sun)

// Limit 21: 0.01°.
BOOST_AUTO_TEST_CASE(agrees_with_the_solar_position_algorithm_through_2026) {
  const Worst paris = worst_from(26 * year_s, 27 * year_s, 48.85, 2.35);
  BOOST_TEST_MESSAGE("48.85° N: " << paris.transversal_deg << "° " << paris.elevation_deg << "°");
  BOOST_TEST(paris.transversal_deg < 0.008);
  BOOST_TEST(paris.elevation_deg < 0.003);
  const Worst thies = worst_from(26 * year_s, 27 * year_s, 14.72, -17.47);
  BOOST_TEST_MESSAGE("14.72° N: " << thies.transversal_deg << "° " << thies.elevation_deg << "°");
  BOOST_TEST(thies.transversal_deg < 0.008);
  BOOST_TEST(thies.elevation_deg < 0.003);
}

BOOST_AUTO_TEST_CASE(holds_from_2000_to_2099) {
  for (const std::uint32_t year : {0u, 10u, 40u, 68u, 85u, 99u}) {
    const Worst there = worst_from(year * year_s, (year + 1) * year_s, 48.85, 2.35);
    BOOST_TEST_MESSAGE(2000 + year << ": " << there.transversal_deg << "° " << there.elevation_deg << "°");
    BOOST_TEST(there.transversal_deg < 0.008);
    BOOST_TEST(there.elevation_deg < 0.003);
  }
}

// The worked example of Reda & Andreas, NREL/TP-560-34302: 2003-10-17 19:30:30 UTC, zenith 50.111622°
// refraction included (820 mbar, 11 °C), azimuth 194.340241°. At sea level the air lifts the sun by 0.003°
// more.
BOOST_AUTO_TEST_CASE(worked_example_of_the_report) {
  using namespace std::chrono;
  const auto instant = sys_days{year{2003} / October / 17} + 19h + 30min + 30s;
  const auto clock_s = duration_cast<seconds>(instant - sys_days{year{2000} / January / 1}).count();
  const auto sun =
      heliorig_firmware::sun_at(static_cast<std::uint32_t>(clock_s), static_cast<float>(39.742476 * degree),
                                static_cast<float>(-105.1786 * degree));
  const double elevation = (90.0 - 50.111622) * degree;
  const double transversal =
      std::atan2(std::cos(elevation) * std::sin(194.340241 * degree), std::sin(elevation));
  BOOST_TEST(std::abs(sun.elevation_rad - elevation) / degree < 0.006);
  BOOST_TEST(std::abs(sun.transversal_rad - transversal) / degree < 0.005);
}

// At noon in November the sun of 48.85° N stands 22° high in the south, in June 65°; on a November morning it
// stands in the south-east.
BOOST_AUTO_TEST_CASE(a_sun_low_in_the_south_is_not_across_the_rows) {
  constexpr float degree = 3.14159265f / 180.0f;
  const auto across = [](std::uint32_t clock_s) {
    return heliorig_firmware::sun_at(clock_s, 48.85f * degree, 2.35f * degree).across_rows;
  };
  constexpr std::uint32_t november_noon = 848057700;
  constexpr std::uint32_t june_noon = 835357920;
  constexpr std::uint32_t november_morning = 848044800;
  BOOST_TEST(!across(november_noon));
  BOOST_TEST(across(june_noon));
  BOOST_TEST(across(november_morning));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig
