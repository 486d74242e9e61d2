#include "models/water/saturation_table.h"

#include <array>
#include <cassert>

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

Saturation saturation(const std::array<double, 7>& v, const std::array<double, 7>& slope) {
  return {.pressure_Pa = v[0],
          .water_density_kgpm3 = v[1],
          .steam_density_kgpm3 = v[2],
          .water_enthalpy_Jpkg = v[3],
          .steam_enthalpy_Jpkg = v[4],
          .energy_of_mass_Jpkg = v[5],
          .energy_of_volume_Jpm3 = v[6],
          .pressure_slope_PapK = slope[0],
          .energy_of_mass_slope_JpkgK = slope[5],
          .energy_of_volume_slope_Jpm3K = slope[6],
          .water_density_slope_kgpm3K = slope[1],
          .steam_density_slope_kgpm3K = slope[2],
          .water_enthalpy_slope_JpkgK = slope[3],
          .steam_enthalpy_slope_JpkgK = slope[4]};
}

}  // namespace

Saturation exact_saturation(double temperature_K) {
  assert(temperature_K >= 273.2 && temperature_K <= 623.0);
  constexpr double half_K = 5e-3;
  const auto after = sample(temperature_K + half_K), before = sample(temperature_K - half_K);
  std::array<double, 7> slope;
  for (std::size_t i = 0; i < slope.size(); ++i) slope[i] = (after[i] - before[i]) / (2.0 * half_K);
  return saturation(sample(temperature_K), slope);
}

SaturationTable::SaturationTable() : spline_(lowest_K, highest_K, intervals, sample) {}

Saturation SaturationTable::at(double temperature_K) const {
  const auto found = spline_.with_slopes(temperature_K);
  return saturation(found.value, found.slope);
}

}  // namespace heliorig::models
