#pragma once

#include "models/sun/clear_sky.h"

namespace heliorig::models {

/// What Bird's model knows of air and ground.
struct BirdSky {
  double aod380 = 0.15;                 ///< aerosol optical depth at 380 nm, 0 to 1
  double aod500 = 0.1;                  ///< the same at 500 nm
  double precipitable_water_m = 0.015;  ///< height of the column's water, 0 to 0.10
  double ozone_m = 0.003;               ///< height of the column's ozone at 0 °C and 1 atm, 0 to 0.01
  double asymmetry = 0.85;              ///< share of the light that aerosols scatter forwards
  double albedo = 0.2;                  ///< of the ground
};

/// Clear sky of R. E. Bird, R. L. Hulstrom, SERI/TR-642-761 (1981): a product of transmittances (Rayleigh,
/// ozone, mixed gases, water, aerosol). `relative_air_mass` is that of the place, without pressure. Fitted to
/// radiative transfer for zeniths to about 85°; NREL's own sheet ends at 89°. Asserts `elevation_rad` > 0.
ClearSky bird_clear_sky(const BirdSky& sky, double elevation_rad, double relative_air_mass,
                        double pressure_Pa, double extraterrestrial_Wpm2);

}  // namespace heliorig::models
