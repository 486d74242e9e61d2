#include "models/sun/gusts.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace heliorig::models {
namespace {

constexpr double height_m = 10.0;
constexpr double slowest_Hz = 1.0 / 3600.0;
constexpr double fastest_Hz = 0.5;
constexpr int waves = 200;

/// Share of the variance above a dimensionless frequency, and its inverse.
double share_above(double x) {
  return std::pow(1.0 + 10.2 * x, -2.0 / 3.0);
}
double frequency_with_above(double share) {
  return (std::pow(share, -1.5) - 1.0) / 10.2;
}

}  // namespace

double Gusts::intensity(const GustSpec& spec) {
  return 1.0 / std::log(height_m / spec.roughness_length_m);
}

double Gusts::length_scale_m(const GustSpec& spec) {
  return 300.0 * std::pow(height_m / 200.0, 0.67 + 0.05 * std::log(spec.roughness_length_m));
}

Gusts::Gusts(const GustSpec& spec, double mean_mps, Seed seed) {
  assert(spec.roughness_length_m >= 0.003 && spec.roughness_length_m <= 1.0 && mean_mps >= 0.0);
  if (mean_mps == 0.0) return;
  const double passage_s = length_scale_m(spec) / mean_mps;
  const double most = share_above(slowest_Hz * passage_s);
  const double least = share_above(fastest_Hz * passage_s);
  const double each = (most - least) / waves;
  amplitude_ = intensity(spec) * std::sqrt(2.0 * each);
  NoiseStream noise{seed, "sun.gusts"};
  for (int i = 0; i < waves; ++i) {
    const double share = least + (i + noise.uniform()) * each;
    const double frequency_Hz = frequency_with_above(share) / passage_s;
    waves_.push_back({2.0 * std::numbers::pi * frequency_Hz, 2.0 * std::numbers::pi * noise.uniform()});
  }
}

double Gusts::factor(SimTime time) const {
  double sum = 0.0;
  for (const Wave& wave : waves_) sum += std::cos(wave.radps * seconds(time) + wave.phase_rad);
  return std::max(0.0, 1.0 + amplitude_ * sum);
}

}  // namespace heliorig::models
