#pragma once

namespace heliorig::models {

/// Irradiances of a cloudless sky, W/m².
struct ClearSky {
  double global_horizontal_Wpm2;
  double direct_normal_Wpm2;
  double diffuse_horizontal_Wpm2;
};

/// Path of light through the atmosphere relative to that from the zenith at the same place: F. Kasten,
/// A. T. Young, Applied Optics 28 (1989) 4735. `elevation_rad` is apparent, 0 to π/2; 38 at the horizon.
double relative_air_mass(double elevation_rad);

/// The same, relative to that at sea level.
double absolute_air_mass(double elevation_rad, double pressure_Pa);

/// Solar constant over the square of the distance: G. Kopp, J. L. Lean, Geophys. Res. Lett. 38 (2011) L01706.
double extraterrestrial_Wpm2(double distance_au);

/// Clear sky of P. Ineichen, R. Perez, Solar Energy 73 (2002) 151, with the form of its diffuse part and its
/// limits as published by pvlib (without Perez's later enhancement). `air_mass` is absolute; valid for a
/// Linke turbidity from 1 to 10 and a sun above the horizon: asserts `elevation_rad` > 0.
ClearSky ineichen_clear_sky(double elevation_rad, double air_mass, double linke_turbidity, double altitude_m,
                            double extraterrestrial_Wpm2);

}  // namespace heliorig::models
