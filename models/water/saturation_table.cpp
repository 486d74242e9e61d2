#include "models/water/saturation_table.h"

#include "models/water/if97.h"

namespace heliorig::models {
namespace {

constexpr std::size_t intervals = 240;  // of 1 K

std::array<double, 7> sample(double temperature_K) {
  const double p = if97::saturation_pressure_Pa(temperature_K);
  const if97::Properties water = if97::region1(p, temperature_K);
  const if97::Properties steam = if97::region2(p, temperature_K);
  const double water_density = 1.0 / water.volume_m3pkg;
  const double steam_density = 1.0 / steam.volume_m3pkg;
  // ρu = ρh − p
  const double water_energy = water_density * water.enthalpy_Jpkg - p;
  const double steam_energy = steam_density * steam.enthalpy_Jpkg - p;
  const double k = (water_energy - steam_energy) / (water_density - steam_density);
  return {p,
          water_density,
          steam_density,
          water.enthalpy_Jpkg,
          steam.enthalpy_Jpkg,
          k,
          steam_energy - steam_density * k};
}

}  // namespace

SaturationTable::SaturationTable() : spline_(lowest_K, highest_K, intervals, sample) {}

Saturation SaturationTable::at(double temperature_K) const {
  const auto found = spline_.with_slopes(temperature_K);
  const auto& v = found.value;
  return {.pressure_Pa = v[0],
          .water_density_kgpm3 = v[1],
          .steam_density_kgpm3 = v[2],
          .water_enthalpy_Jpkg = v[3],
          .steam_enthalpy_Jpkg = v[4],
          .energy_of_mass_Jpkg = v[5],
          .energy_of_volume_Jpm3 = v[6],
          .pressure_slope_PapK = found.slope[0],
          .energy_of_mass_slope_JpkgK = found.slope[5],
          .energy_of_volume_slope_Jpm3K = found.slope[6]};
}

}  // namespace heliorig::models
