#include "models/sun/clear_sky.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace heliorig::models {

double relative_air_mass(double elevation_rad) {
  const double elevation_deg = elevation_rad * 180.0 / std::numbers::pi;
  return 1.0 / (std::sin(elevation_rad) + 0.50572 * std::pow(elevation_deg + 6.07995, -1.6364));
}

double absolute_air_mass(double elevation_rad, double pressure_Pa) {
  return relative_air_mass(elevation_rad) * pressure_Pa / 101325.0;
}

double extraterrestrial_Wpm2(double distance_au) {
  return 1360.8 / (distance_au * distance_au);
}

ClearSky ineichen_clear_sky(double elevation_rad, double air_mass, double linke_turbidity, double altitude_m,
                            double extraterrestrial_Wpm2) {
  assert(elevation_rad > 0.0);
  const double sin_elevation = std::sin(elevation_rad);
  const double fh1 = std::exp(-altitude_m / 8000.0);
  const double fh2 = std::exp(-altitude_m / 1250.0);
  const double cg1 = 5.09e-5 * altitude_m + 0.868;
  const double cg2 = 3.92e-5 * altitude_m + 0.0387;
  const double global = cg1 * extraterrestrial_Wpm2 * sin_elevation *
                        std::exp(-cg2 * air_mass * (fh1 + fh2 * (linke_turbidity - 1.0)));
  const double b = 0.664 + 0.163 / fh1;
  const double direct = b * extraterrestrial_Wpm2 * std::exp(-0.09 * air_mass * (linke_turbidity - 1.0));
  // What the diffuse part of the cleanest sky leaves of the global irradiance bounds the direct one.
  const double diffuse_share = (0.1 - 0.2 * std::exp(-linke_turbidity)) / (0.1 + 0.882 / fh1);
  const double direct_normal = std::min(direct, global * (1.0 - diffuse_share) / sin_elevation);
  return {global, direct_normal, global - direct_normal * sin_elevation};
}

}  // namespace heliorig::models
