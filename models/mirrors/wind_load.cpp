#include "models/mirrors/wind_load.h"

#include <cmath>

namespace heliorig::models {

double wind_torque_Nm(const MirrorsParameters& p, double wind_mps, double angle_rad) {
  constexpr double air_kgpm3 = 1.2;
  const double pressure_Pa = 0.5 * air_kgpm3 * wind_mps * wind_mps;
  return p.wind_moment_coefficient * pressure_Pa * p.row_width_m * p.row_width_m * p.row_length_m *
         std::sin(2.0 * angle_rad);
}

}  // namespace heliorig::models
