#include "models/water/steam_table.h"

#include "models/water/if97.h"

namespace heliorig::models {
namespace {

constexpr std::size_t intervals = 370;  // of 2 K

}  // namespace

/// Places 0 … 7: I a_I of the volume's sum; 8 … 15: RT* da_I/dτ of the enthalpy's; 16: ideal enthalpy.
std::array<double, 2 * SteamTable::powers + 1> SteamTable::sample(double temperature_K) {
  std::array<double, powers + 1> a, a_tau;
  if97::region2_pressure_series(temperature_K, powers + 1, a.data(), a_tau.data());
  std::array<double, 2 * powers + 1> values;
  constexpr double rt_Jpkg = if97::gas_constant_JpkgK * if97::region2_temperature_scale_K;
  for (std::size_t i = 0; i < powers; ++i) {
    values[i] = static_cast<double>(i + 1) * a[i + 1];
    values[powers + i] = rt_Jpkg * a_tau[i + 1];
  }
  values[2 * powers] = if97::region2_ideal_enthalpy_Jpkg(temperature_K);
  return values;
}

SteamTable::SteamTable() : spline_(lowest_K, highest_K, intervals, sample) {}

SteamTable::Steam SteamTable::at(double pressure_Pa, double temperature_K) const {
  const auto values = spline_(temperature_K);
  const double pi = pressure_Pa / if97::region2_pressure_scale_Pa;
  double volume_sum = 0.0, enthalpy_sum = 0.0;
  for (std::size_t i = powers; i-- > 0;) {
    volume_sum = volume_sum * pi + values[i];
    enthalpy_sum = (enthalpy_sum + values[powers + i]) * pi;
  }
  // v = RT/p (1 + Σ I a_I π^I), h = h0 + RT* Σ da_I/dτ π^I
  return {.volume_m3pkg = if97::gas_constant_JpkgK * temperature_K / pressure_Pa * (1.0 + volume_sum * pi),
          .enthalpy_Jpkg = values[2 * powers] + enthalpy_sum};
}

}  // namespace heliorig::models
