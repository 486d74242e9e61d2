#include "tests/adapters/reference_firmware/true_sun.h"

#include <chrono>
#include <cmath>
#include <numbers>

#include "models/sun/solar_position.h"

namespace heliorig::tests {

TrueSun true_sun(std::uint32_t clock_s, double latitude_deg, double longitude_deg) {
  using namespace std::chrono;
  constexpr double degree = std::numbers::pi / 180.0;
  const models::UtcTime utc = sys_days{year{2000} / January / 1} + seconds{clock_s};
  const models::Site site{latitude_deg * degree, longitude_deg * degree, 0.0};
  const auto sun = models::topocentric_sun(
      models::geocentric_sun(models::days_since_j2000(utc), models::delta_t_2020s_s), site);
  const double elevation = sun.elevation_rad + models::refraction_rad(sun.elevation_rad, 101000.0, 283.15);
  return {std::atan2(std::cos(elevation) * std::sin(sun.azimuth_rad), std::sin(elevation)), elevation};
}

}  // namespace heliorig::tests
