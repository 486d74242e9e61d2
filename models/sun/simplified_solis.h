#pragma once

#include "models/sun/clear_sky.h"

namespace heliorig::models {

/// What the simplified Solis model knows of the air.
struct SolisSky {
  double aod700 = 0.1;                 ///< aerosol optical depth at 700 nm, 0 to 0.45
  double precipitable_water_m = 0.01;  ///< height of the column's water, 0.002 to 0.10
};

/// Clear sky of P. Ineichen, Solar Energy 82 (2008) 758: Lambert–Beer with a modified exponent,
/// I0' exp(−τ / sin^b h), one pair (τ, b) each for direct, global and diffuse light, fitted to radiative
/// transfer. Valid for the ranges beside SolisSky, from sea level to 7000 m (40 to 110 kPa); asserts
/// `elevation_rad` > 0.
ClearSky solis_clear_sky(const SolisSky& sky, double elevation_rad, double pressure_Pa,
                         double extraterrestrial_Wpm2);

}  // namespace heliorig::models
