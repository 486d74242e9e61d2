#include "models/water/steam_table.h"

#include "models/water/if97.h"

namespace heliorig::models {
namespace {

constexpr std::size_t intervals = 370;  // of 2 K
constexpr std::array exponents{1, 2, 3, 4, 5, 6, 7, 8, 16, 18};
constexpr std::size_t series = exponents.back() + 1;
constexpr double rt_Jpkg = if97::gas_constant_JpkgK * if97::region2_temperature_scale_K;

}  // namespace

/// I a_I for each power I: v = RT/p (1 + Σ I a_I π^I).
std::array<double, SteamTable::powers> SteamTable::sample_volume(double temperature_K) {
  std::array<double, series> a, a_tau;
  if97::region2_pressure_series(temperature_K, series, a.data(), a_tau.data());
  std::array<double, powers> values;
  for (std::size_t i = 0; i < powers; ++i) values[i] = exponents[i] * a[exponents[i]];
  return values;
}

/// RT* da_I/dτ for each power I, then the ideal enthalpy: h = h0 + RT* Σ da_I/dτ π^I.
std::array<double, SteamTable::powers + 1> SteamTable::sample_enthalpy(double temperature_K) {
  std::array<double, series> a, a_tau;
  if97::region2_pressure_series(temperature_K, series, a.data(), a_tau.data());
  std::array<double, powers + 1> values;
  for (std::size_t i = 0; i < powers; ++i) values[i] = rt_Jpkg * a_tau[exponents[i]];
  values[powers] = if97::region2_ideal_enthalpy_Jpkg(temperature_K);
  return values;
}

/// Σ c_I π^I.
double SteamTable::sum(const double* terms, double pressure_Pa) {
  const double pi = pressure_Pa / if97::region2_pressure_scale_Pa;
  const double pi_2 = pi * pi, pi_7 = pi_2 * pi_2 * pi_2 * pi;
  double sum = pi_7 * (terms[low_powers] + pi_2 * terms[low_powers + 1]);  // what Horner multiplies by π⁹
  for (std::size_t i = low_powers; i-- > 0;) sum = sum * pi + terms[i];
  return sum * pi;
}

SteamTable::SteamTable()
    : volume_(lowest_K, highest_K, intervals, sample_volume),
      enthalpy_(lowest_K, highest_K, intervals, sample_enthalpy) {}

double SteamTable::volume_m3pkg(double pressure_Pa, double temperature_K) const {
  const auto terms = volume_(temperature_K);
  return if97::gas_constant_JpkgK * temperature_K / pressure_Pa * (1.0 + sum(terms.data(), pressure_Pa));
}

double SteamTable::enthalpy_Jpkg(double pressure_Pa, double temperature_K) const {
  const auto terms = enthalpy_(temperature_K);
  return terms[powers] + sum(terms.data(), pressure_Pa);
}

}  // namespace heliorig::models
