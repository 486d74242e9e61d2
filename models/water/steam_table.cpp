#include "models/water/steam_table.h"

#include "models/water/if97.h"

namespace heliorig::models {
namespace {

constexpr std::size_t intervals = 370;  // of 2 K
constexpr std::array exponents{1, 2, 3, 4, 5, 6, 7, 8, 16, 18};

}  // namespace

/// Places 0 … 9: I a_I of the volume's sum; 10 … 19: RT* da_I/dτ of the enthalpy's; 20: ideal enthalpy.
std::array<double, 2 * SteamTable::powers + 1> SteamTable::sample(double temperature_K) {
  std::array<double, exponents.back() + 1> a, a_tau;
  if97::region2_pressure_series(temperature_K, exponents.back() + 1, a.data(), a_tau.data());
  std::array<double, 2 * powers + 1> values;
  constexpr double rt_Jpkg = if97::gas_constant_JpkgK * if97::region2_temperature_scale_K;
  for (std::size_t i = 0; i < powers; ++i) {
    values[i] = exponents[i] * a[exponents[i]];
    values[powers + i] = rt_Jpkg * a_tau[exponents[i]];
  }
  values[2 * powers] = if97::region2_ideal_enthalpy_Jpkg(temperature_K);
  return values;
}

SteamTable::SteamTable() : spline_(lowest_K, highest_K, intervals, sample) {}

SteamTable::Steam SteamTable::at(double pressure_Pa, double temperature_K) const {
  const auto values = spline_(temperature_K);
  const double pi = pressure_Pa / if97::region2_pressure_scale_Pa;
  const double pi_2 = pi * pi, pi_7 = pi_2 * pi_2 * pi_2 * pi, pi_8 = pi_7 * pi;
  // The 16th and the 18th power; each sum below multiplies them by the eighth, the volume's by one less.
  double volume_sum = pi_7 * (values[low_powers] + pi_2 * values[low_powers + 1]);
  double enthalpy_sum = pi_8 * (values[powers + low_powers] + pi_2 * values[powers + low_powers + 1]);
  for (std::size_t i = low_powers; i-- > 0;) {
    volume_sum = volume_sum * pi + values[i];
    enthalpy_sum = (enthalpy_sum + values[powers + i]) * pi;
  }
  // v = RT/p (1 + Σ I a_I π^I), h = h0 + RT* Σ da_I/dτ π^I
  return {.volume_m3pkg = if97::gas_constant_JpkgK * temperature_K / pressure_Pa * (1.0 + volume_sum * pi),
          .enthalpy_Jpkg = values[2 * powers] + enthalpy_sum};
}

}  // namespace heliorig::models
