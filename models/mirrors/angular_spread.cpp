#include "models/mirrors/angular_spread.h"

#include <cassert>
#include <cmath>
#include <numbers>

namespace heliorig::models {
namespace {

// cos(kπ/4) and (2/4) sin²(kπ/4), k = 1, 2; k = 3 mirrors the first.
constexpr double outer_node = 0.70710678118654752;
constexpr double outer_weight = 0.25;
constexpr double middle_weight = 0.5;

}  // namespace

AngularSpread::AngularSpread(double sun_half_angle_rad, double gaussian_rad)
    : scale_(1.0 / (gaussian_rad * std::numbers::sqrt2)), outer_(outer_node * sun_half_angle_rad * scale_) {
  assert(sun_half_angle_rad >= 0.0 && gaussian_rad > 0.0);
  const double variance = gaussian_rad * gaussian_rad + sun_half_angle_rad * sun_half_angle_rad / 4.0;
  inverse_variance_ = 1.0 / variance;
  peak_density_ = std::numbers::inv_sqrtpi / std::sqrt(2.0 * variance);
}

/// Share of the light below an angle, less a half.
double AngularSpread::below(double angle_rad) const {
  const double z = angle_rad * scale_;
  if (z - outer_ > 5.0) return 0.5;
  if (z + outer_ < -5.0) return -0.5;
  return 0.5 * (middle_weight * std::erf(z) + outer_weight * (std::erf(z - outer_) + std::erf(z + outer_)));
}

double AngularSpread::share(double from_rad, double to_rad) const {
  return below(to_rad) - below(from_rad);
}

double AngularSpread::density(double angle_rad) const {
  const double exponent = 0.5 * angle_rad * angle_rad * inverse_variance_;
  return exponent > 40.0 ? 0.0 : peak_density_ * std::exp(-exponent);
}

}  // namespace heliorig::models
