#include "models/mirrors/along_row.h"

#include <cmath>
#include <numbers>

namespace heliorig::models {
namespace {

double normal_cdf(double z) {
  if (z > 8.0) return 1.0;
  if (z < -8.0) return 0.0;
  return 0.5 * std::erfc(-z / std::numbers::sqrt2);
}

/// ∫ Φ(y/σ) dy from −∞ to y.
double smeared_ramp(double y_m, double sigma_m) {
  const double z = y_m / sigma_m;
  if (z > 8.0) return y_m;
  if (z < -8.0) return 0.0;
  constexpr double inv_sqrt_two_pi = std::numbers::inv_sqrtpi / std::numbers::sqrt2;
  return y_m * normal_cdf(z) + sigma_m * inv_sqrt_two_pi * std::exp(-0.5 * z * z);
}

}  // namespace

double AlongRow::landing_m(const Interval& source) const {
  if (source.length() == 0.0) return 0.0;
  const auto ramp = [&](double from, double to) { return smeared_ramp(to - from - shift_m, sigma_m); };
  return ramp(source.low, receiver.high) - ramp(source.high, receiver.high) - ramp(source.low, receiver.low) +
         ramp(source.high, receiver.low);
}

double AlongRow::at_sensor(const Interval& source) const {
  if (source.length() == 0.0) return 0.0;
  const double from = sensor_m - shift_m;
  return normal_cdf((from - source.low) / sigma_m) - normal_cdf((from - source.high) / sigma_m);
}

}  // namespace heliorig::models
