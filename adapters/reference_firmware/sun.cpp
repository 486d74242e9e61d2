#include "adapters/reference_firmware/sun.h"

#include <math.h>

#include "adapters/reference_firmware/settings.h"

namespace heliorig_firmware {
namespace {

using settings::degree;
using settings::pi;

/// From 2000-01-01T00:00:00 to J2000.0.
constexpr int32_t noon_s = 43200;
/// TT − UTC in the 2020s.
constexpr int32_t dynamical_time_s = 69;

/// Since J2000.0.
int64_t universal_s(uint32_t clock_s) {
  return static_cast<int64_t>(clock_s) - noon_s;
}

/// An angle that grows evenly, as 2^-32 of a turn: whole turns wrap off, and nothing is lost however many
/// they are, where a 32-bit float of days since 2000 would be wrong by minutes.
struct MeanAngle {
  uint32_t at_j2000;  // 2^-32 turns
  int64_t rate;       // 2^-64 turns a second

  uint32_t turns_at(int64_t since_j2000_s) const {
    return at_j2000 +
           static_cast<uint32_t>((static_cast<uint64_t>(rate) * static_cast<uint64_t>(since_j2000_s)) >> 32);
  }
  float at(int64_t since_j2000_s) const {
    return static_cast<float>(static_cast<int32_t>(turns_at(since_j2000_s))) * (pi / 2147483648.0f);
  }
};

// Degrees at J2000.0 and degrees a Julian century stand beside.
constexpr MeanAngle mean_longitude{3346095204u, 584554546035};  // 280.46646, 36000.76983
constexpr MeanAngle mean_anomaly{4265488430u, 584526625384};    // 357.52911, 35999.05029
constexpr MeanAngle moon_node{1491785307u, -31405105968};       // 125.04, −1934.136
constexpr MeanAngle sidereal{3346025510u, 214088536884269};     // 280.46061837, 360.98564736629 a day
// Of the perturbations by Venus (two), Jupiter, the moon, and a slow one.
constexpr MeanAngle venus_1{4199333884u, 365643294362};  // 351.9841, 22518.7541
constexpr MeanAngle venus_2{3031270999u, 731286588724};  // 254.0782, 45037.5082
constexpr MeanAngle jupiter{1873652043u, 535251474945};  // 157.0477, 32964.3577
constexpr MeanAngle moon{3553539022u, 7229926388648};    // 297.8542, 445267.1142
constexpr MeanAngle slow{2999199524u, 327993037};        // 251.39, 20.20

/// By how much the atmosphere lifts the sun (Sæmundsson, Sky and Telescope 72, 1986).
float refraction_rad(float elevation_rad) {
  const float elevation_deg = elevation_rad / degree;
  if (elevation_deg < -1.0f) return 0.0f;
  return 1.02f / 60.0f * degree / tanf((elevation_deg + 10.3f / (elevation_deg + 5.11f)) * degree);
}

}  // namespace

Equatorial apparent_sun(uint32_t clock_s) {
  const int64_t since_j2000_s = universal_s(clock_s) + dynamical_time_s;
  const float centuries = static_cast<float>(since_j2000_s) / 3155760000.0f;
  const float anomaly = mean_anomaly.at(since_j2000_s);
  const float node = moon_node.at(since_j2000_s);
  const float nutation_deg = -0.00478f * sinf(node);
  const float centre_deg = (1.914602f - 0.004817f * centuries) * sinf(anomaly) +
                           0.019993f * sinf(2.0f * anomaly) + 0.000289f * sinf(3.0f * anomaly);
  const float perturbations_deg =
      0.00134f * cosf(venus_1.at(since_j2000_s)) + 0.00154f * cosf(venus_2.at(since_j2000_s)) +
      0.00200f * cosf(jupiter.at(since_j2000_s)) + 0.00179f * sinf(moon.at(since_j2000_s)) +
      0.00178f * sinf(slow.at(since_j2000_s));
  const float aberration_deg = -0.00569f;
  const float longitude = mean_longitude.at(since_j2000_s) +
                          (centre_deg + perturbations_deg + aberration_deg + nutation_deg) * degree;
  const float obliquity = (23.43929f - 0.01300f * centuries + 0.00256f * cosf(node)) * degree;
  return {atan2f(cosf(obliquity) * sinf(longitude), cosf(longitude)),
          asinf(sinf(obliquity) * sinf(longitude)), nutation_deg * degree * cosf(obliquity)};
}

Sun sun_over(const Equatorial& sun, uint32_t clock_s, float latitude_rad, float longitude_rad) {
  const float hour_angle = sidereal.at(universal_s(clock_s)) + sun.equation_of_equinoxes_rad + longitude_rad -
                           sun.right_ascension_rad;
  const float cos_declination = cosf(sun.declination_rad);
  const float sin_declination = sinf(sun.declination_rad);
  const float cos_latitude = cosf(latitude_rad);
  const float sin_latitude = sinf(latitude_rad);
  const float parallax_rad = 8.794f / 3600.0f * degree;
  const float towards_meridian = cos_declination * cosf(hour_angle);
  const float east = -cos_declination * sinf(hour_angle);
  const float north = sin_declination * cos_latitude - towards_meridian * sin_latitude;
  const float up = sin_declination * sin_latitude + towards_meridian * cos_latitude - parallax_rad;
  const float level = sqrtf(east * east + north * north);
  const float geometric_rad = atan2f(up, level);
  const float elevation_rad = geometric_rad + refraction_rad(geometric_rad);
  const float east_share = level > 0.0f ? east / level : 0.0f;
  const float apparent_up = sinf(elevation_rad);
  const float apparent_east = cosf(elevation_rad) * east_share;
  // The square of the cosine of the longitudinal angle.
  const float across = apparent_up * apparent_up + apparent_east * apparent_east;
  return {atan2f(apparent_east, apparent_up), elevation_rad, across > 0.5f};
}

}  // namespace heliorig_firmware
