// Where the sun stands, computed from the clock alone, in 32-bit floats.
#pragma once

#include <stdint.h>

namespace heliorig_firmware {

struct Sun {
  float transversal_rad;  ///< from the vertical, in the east–west plane, positive eastward
  float elevation_rad;    ///< refraction included

  /// Whether it stands within 45° of the plane across the rows: further north or south, as at noon in winter,
  /// its light passes beyond the absorber's end.
  bool across_rows;
};

/// Where the sun stands among the stars, as it seems; and by how much the equinox is away from its mean. It
/// moves by 0.0008° a minute.
struct Equatorial {
  float right_ascension_rad;
  float declination_rad;
  float equation_of_equinoxes_rad;
};

/// At `clock_s` seconds after 2000-01-01T00:00:00 UTC.
///
/// J. Meeus, Astronomical Algorithms, chapter 25 (low accuracy), with the five perturbations of his
/// Astronomical Formulae for Calculators, chapter 18.
Equatorial apparent_sun(uint32_t clock_s);

/// The same sun over a place. From 2000 to 2099 within 0.008° of the solar position algorithm for elevations
/// above 5°; refraction is that of 1010 hPa and 10 °C.
Sun sun_over(const Equatorial& sun, uint32_t clock_s, float latitude_rad, float longitude_rad);

inline Sun sun_at(uint32_t clock_s, float latitude_rad, float longitude_rad) {
  return sun_over(apparent_sun(clock_s), clock_s, latitude_rad, longitude_rad);
}

}  // namespace heliorig_firmware
