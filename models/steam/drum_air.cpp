#include "models/steam/drum_air.h"

#include <algorithm>
#include <cmath>

namespace heliorig::models {
namespace {

constexpr double gas_constant_JpkgK = 287.05;  // of dry air
constexpr double outside_Pa = 101325.0;
constexpr double vent_opens_at_share = 0.02;
constexpr double vent_open_at_share = 0.12;
constexpr double breaker_opens_at_Pa = 2e3;
constexpr double breaker_open_at_Pa = 5e3;

}  // namespace

double DrumAir::pressure_Pa(double air_kg, double gas_volume_m3, double temperature_K) const {
  return air_kg > 0.0 ? air_kg * gas_constant_JpkgK * temperature_K / gas_volume_m3 : 0.0;
}

double DrumAir::mass_kg(double pressure_Pa, double gas_volume_m3, double temperature_K) const {
  return pressure_Pa * gas_volume_m3 / (gas_constant_JpkgK * temperature_K);
}

double DrumAir::vent_opening(double air_Pa, double total_Pa) const {
  return std::clamp((air_Pa / total_Pa - vent_opens_at_share) / (vent_open_at_share - vent_opens_at_share),
                    0.0, 1.0);
}

double DrumAir::breaker_kgps(double total_Pa, double ambient_K) const {
  const double vacuum_Pa = outside_Pa - total_Pa;
  if (vacuum_Pa <= breaker_opens_at_Pa) return 0.0;
  const double opening =
      std::min((vacuum_Pa - breaker_opens_at_Pa) / (breaker_open_at_Pa - breaker_opens_at_Pa), 1.0);
  const double density_kgpm3 = outside_Pa / (gas_constant_JpkgK * ambient_K);
  return opening * p_.vacuum_breaker_flow_area_m2 * std::sqrt(2.0 * density_kgpm3 * vacuum_Pa);
}

}  // namespace heliorig::models
