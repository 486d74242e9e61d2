#include "models/water/if97.h"

#include <cassert>
#include <cmath>

#include "models/water/if97_coefficients.h"

namespace heliorig::models::if97 {
namespace {

constexpr double region1_pressure_scale_Pa = 16.53e6;
constexpr double region1_temperature_scale_K = 1386.0;

/// The dimensionless Gibbs energy γ and its derivatives by reduced pressure π and inverse temperature τ.
struct Gibbs {
  double value = 0.0;
  double by_pi = 0.0;
  double by_tau = 0.0;
  double by_pi_pi = 0.0;
  double by_pi_tau = 0.0;
  double by_tau_tau = 0.0;
};

double power(double base, int exponent) {
  if (exponent < 0) return 1.0 / power(base, -exponent);
  double result = 1.0;
  for (; exponent > 0; exponent >>= 1) {
    if (exponent & 1) result *= base;
    base *= base;
  }
  return result;
}

/// Σ n x^I y^J and its derivatives by x and y.
template <class Terms>
Gibbs sum(const Terms& terms, double x, double y) {
  Gibbs gibbs;
  for (const Term& term : terms) {
    const double x_power = term.pressure_exponent == 0 ? 1.0 : power(x, term.pressure_exponent);
    const double y_power = power(y, term.temperature_exponent);
    const double product = term.coefficient * x_power * y_power;
    gibbs.value += product;
    gibbs.by_pi += term.pressure_exponent * product / x;
    gibbs.by_tau += term.temperature_exponent * product / y;
    gibbs.by_pi_pi += term.pressure_exponent * (term.pressure_exponent - 1) * product / (x * x);
    gibbs.by_pi_tau += term.pressure_exponent * term.temperature_exponent * product / (x * y);
    gibbs.by_tau_tau += term.temperature_exponent * (term.temperature_exponent - 1) * product / (y * y);
  }
  return gibbs;
}

/// Table 3 of the release: v = γ_π π RT/p, h = τ γ_τ RT, s = (τ γ_τ − γ) R, c_p = −τ² γ_ττ R,
/// w² = γ_π² RT/((γ_π − τ γ_πτ)²/(τ² γ_ττ) − γ_ππ).
Properties properties(const Gibbs& gibbs, double pi, double tau, double pressure_Pa, double temperature_K) {
  const double rt_Jpkg = gas_constant_JpkgK * temperature_K;
  const double square = tau * tau * gibbs.by_tau_tau;
  const double slope = gibbs.by_pi - tau * gibbs.by_pi_tau;
  return {.volume_m3pkg = pi * gibbs.by_pi * rt_Jpkg / pressure_Pa,
          .enthalpy_Jpkg = tau * gibbs.by_tau * rt_Jpkg,
          .entropy_JpkgK = (tau * gibbs.by_tau - gibbs.value) * gas_constant_JpkgK,
          .heat_capacity_JpkgK = -square * gas_constant_JpkgK,
          .sound_speed_mps = gibbs.by_pi * std::sqrt(rt_Jpkg / (slope * slope / square - gibbs.by_pi_pi))};
}

/// Ideal-gas part of region 2 without its ln π.
Gibbs region2_ideal(double tau) {
  Gibbs gibbs;
  for (const IdealTerm& term : region2_ideal_terms) {
    const double product = term.coefficient * power(tau, term.temperature_exponent);
    gibbs.value += product;
    gibbs.by_tau += term.temperature_exponent * product / tau;
    gibbs.by_tau_tau += term.temperature_exponent * (term.temperature_exponent - 1) * product / (tau * tau);
  }
  return gibbs;
}

}  // namespace

Properties region1(double pressure_Pa, double temperature_K) {
  assert(temperature_K >= 273.15 && temperature_K <= 623.15);
  const double pi = pressure_Pa / region1_pressure_scale_Pa;
  const double tau = region1_temperature_scale_K / temperature_K;
  Gibbs gibbs = sum(region1_terms, 7.1 - pi, tau - 1.222);
  gibbs.by_pi = -gibbs.by_pi;  // the sum's first variable falls as π rises
  gibbs.by_pi_tau = -gibbs.by_pi_tau;
  return properties(gibbs, pi, tau, pressure_Pa, temperature_K);
}

Properties region2(double pressure_Pa, double temperature_K) {
  assert(temperature_K >= 273.15 && temperature_K <= 1073.15);
  const double pi = pressure_Pa / region2_pressure_scale_Pa;
  const double tau = region2_temperature_scale_K / temperature_K;
  const Gibbs ideal = region2_ideal(tau);
  Gibbs gibbs = sum(region2_residual_terms, pi, tau - 0.5);
  gibbs.value += ideal.value + std::log(pi);
  gibbs.by_pi += 1.0 / pi;
  gibbs.by_tau += ideal.by_tau;
  gibbs.by_pi_pi -= 1.0 / (pi * pi);
  gibbs.by_tau_tau += ideal.by_tau_tau;
  return properties(gibbs, pi, tau, pressure_Pa, temperature_K);
}

double saturation_pressure_Pa(double temperature_K) {
  assert(temperature_K >= 273.15 && temperature_K <= 647.096);
  const auto& n = region4_coefficients;
  const double theta = temperature_K + n[8] / (temperature_K - n[9]);
  const double a = (theta + n[0]) * theta + n[1];
  const double b = (n[2] * theta + n[3]) * theta + n[4];
  const double c = (n[5] * theta + n[6]) * theta + n[7];
  return 1e6 * power(2.0 * c / (-b + std::sqrt(b * b - 4.0 * a * c)), 4);
}

double saturation_temperature_K(double pressure_Pa) {
  assert(pressure_Pa >= 611.2 && pressure_Pa <= 22.064e6);
  const auto& n = region4_coefficients;
  const double beta = std::sqrt(std::sqrt(pressure_Pa * 1e-6));
  const double e = (beta + n[2]) * beta + n[5];
  const double f = (n[0] * beta + n[3]) * beta + n[6];
  const double g = (n[1] * beta + n[4]) * beta + n[7];
  const double d = 2.0 * g / (-f - std::sqrt(f * f - 4.0 * e * g));
  return 0.5 * (n[9] + d - std::sqrt((n[9] + d) * (n[9] + d) - 4.0 * (n[8] + n[9] * d)));
}

double border_2_3_pressure_Pa(double temperature_K) {
  assert(temperature_K >= 623.15 && temperature_K <= 863.15);
  const auto& n = border_2_3_coefficients;
  return 1e6 * (n[0] + temperature_K * (n[1] + temperature_K * n[2]));
}

double border_2_3_temperature_K(double pressure_Pa) {
  assert(pressure_Pa >= 16.529e6 && pressure_Pa <= 100.0001e6);
  const auto& n = border_2_3_coefficients;
  return n[3] + std::sqrt((pressure_Pa * 1e-6 - n[4]) / n[2]);
}

void region2_pressure_series(double temperature_K, int count, double* a, double* a_tau) {
  for (int i = 0; i < count; ++i) a[i] = a_tau[i] = 0.0;
  const double y = region2_temperature_scale_K / temperature_K - 0.5;
  for (const Term& term : region2_residual_terms) {
    if (term.pressure_exponent >= count) continue;
    const double product = term.coefficient * power(y, term.temperature_exponent);
    a[term.pressure_exponent] += product;
    a_tau[term.pressure_exponent] += term.temperature_exponent * product / y;
  }
}

double region2_ideal_enthalpy_Jpkg(double temperature_K) {
  const double tau = region2_temperature_scale_K / temperature_K;
  return tau * region2_ideal(tau).by_tau * gas_constant_JpkgK * temperature_K;
}

}  // namespace heliorig::models::if97
