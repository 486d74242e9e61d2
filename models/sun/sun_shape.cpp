#include "models/sun/sun_shape.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace heliorig::models {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double mrad = 1e-3;
constexpr double disk_mrad = 4.65;
constexpr double aureole_end_mrad = 43.6;
constexpr int intervals = 256;

double squared(double x) {
  return x * x;
}

/// Simpson's rule.
template <class Function>
double integral(double from, double to, Function f) {
  if (to <= from) return 0.0;
  const double step = (to - from) / intervals;
  double sum = f(from) + f(to);
  for (int i = 1; i < intervals; ++i) sum += (i % 2 == 0 ? 2.0 : 4.0) * f(from + i * step);
  return sum * step / 3.0;
}

/// ∫ θ^(power − 1) dθ, also where the power is about 0.
double power_integral(double from, double to, double power) {
  const double log_ratio = std::log(to / from);
  const double exponent = power * log_ratio;
  const double quotient = std::abs(exponent) < 1e-9 ? 1.0 : std::expm1(exponent) / exponent;
  return std::pow(from, power) * log_ratio * quotient;
}

double disk_brightness(double angle_mrad) {
  return std::cos(0.326 * angle_mrad) / std::cos(0.308 * angle_mrad);
}

/// ∫ disk · θ^moment dθ from the middle, in mrad.
double disk_integral(double to_mrad, int moment) {
  return integral(0.0, to_mrad,
                  [moment](double angle) { return disk_brightness(angle) * std::pow(angle, moment); });
}

struct Aureole {
  double scale;
  double power;
};

/// The paper's κ and γ.
Aureole aureole_of(double chi) {
  return {std::exp(0.9 * std::log(13.5 * chi) * std::pow(chi, -0.3)),
          2.2 * std::log(0.52 * chi) * std::pow(chi, 0.43) - 0.1};
}

double aureole_integral(const Aureole& aureole, double to_mrad, int moment) {
  return aureole.scale * power_integral(disk_mrad, to_mrad, aureole.power + moment + 1);
}

/// χ such that the light outside the disk is the share asked for: it rises with χ.
Aureole aureole_with(double circumsolar_ratio) {
  if (circumsolar_ratio == 0.0) return {0.0, 0.0};
  const double disk = disk_integral(disk_mrad, 1);
  double low = 1e-3;
  double high = 0.9;
  while (high - low > 1e-15) {
    const double chi = 0.5 * (low + high);
    const double outside = aureole_integral(aureole_of(chi), aureole_end_mrad, 1);
    const bool is_enough = outside / (outside + disk) > circumsolar_ratio;
    (is_enough ? high : low) = chi;
    if (chi == low && chi == high) break;
  }
  return aureole_of(high);
}

}  // namespace

SunShape::SunShape(Kind kind, double extent_rad, double rms_width_rad)
    : kind_(kind), extent_rad_(extent_rad), rms_width_rad_(rms_width_rad) {}

SunShape SunShape::pillbox(double half_angle_rad) {
  assert(half_angle_rad > 0.0);
  SunShape shape{Kind::pillbox, half_angle_rad, half_angle_rad / 2.0};
  shape.total_ = pi * squared(half_angle_rad);
  return shape;
}

SunShape SunShape::gaussian(double sigma_rad) {
  assert(sigma_rad > 0.0);
  SunShape shape{Kind::gaussian, sigma_rad * std::sqrt(-2.0 * std::log(1e-8)), sigma_rad};
  shape.total_ = 2.0 * pi * squared(sigma_rad);
  return shape;
}

SunShape SunShape::buie(double circumsolar_ratio) {
  assert(circumsolar_ratio >= 0.0 && circumsolar_ratio <= 0.8);
  const Aureole aureole = aureole_with(circumsolar_ratio);
  const double total = disk_integral(disk_mrad, 1) + aureole_integral(aureole, aureole_end_mrad, 1);
  const double square = disk_integral(disk_mrad, 3) + aureole_integral(aureole, aureole_end_mrad, 3);
  const double extent_mrad = circumsolar_ratio == 0.0 ? disk_mrad : aureole_end_mrad;
  SunShape shape{Kind::buie, extent_mrad * mrad, std::sqrt(0.5 * square / total) * mrad};
  shape.aureole_scale_ = aureole.scale;
  shape.aureole_power_ = aureole.power;
  shape.total_ = 2.0 * pi * total * squared(mrad);
  return shape;
}

/// Of the middle's.
double SunShape::relative_radiance(double angle_rad) const {
  if (kind_ == Kind::gaussian) return std::exp(-0.5 * squared(angle_rad / rms_width_rad_));
  if (angle_rad > extent_rad_) return 0.0;
  if (kind_ == Kind::pillbox) return 1.0;
  const double angle_mrad = angle_rad / mrad;
  return angle_mrad <= disk_mrad ? disk_brightness(angle_mrad)
                                 : aureole_scale_ * std::pow(angle_mrad, aureole_power_);
}

double SunShape::radiance(double angle_rad) const {
  assert(angle_rad >= 0.0);
  return relative_radiance(angle_rad) / total_;
}

double SunShape::share_within(double angle_rad) const {
  assert(angle_rad >= 0.0);
  if (kind_ == Kind::gaussian) return -std::expm1(-0.5 * squared(angle_rad / rms_width_rad_));
  if (angle_rad >= extent_rad_) return 1.0;
  if (kind_ == Kind::pillbox) return squared(angle_rad / extent_rad_);
  const double angle_mrad = angle_rad / mrad;
  double inside = disk_integral(std::min(angle_mrad, disk_mrad), 1);
  if (angle_mrad > disk_mrad) inside += aureole_integral({aureole_scale_, aureole_power_}, angle_mrad, 1);
  return 2.0 * pi * inside * squared(mrad) / total_;
}

double SunShape::plane_density(double angle_rad) const {
  if (kind_ == Kind::gaussian) {
    return std::exp(-0.5 * squared(angle_rad / rms_width_rad_)) / (std::sqrt(2.0 * pi) * rms_width_rad_);
  }
  const double square = squared(angle_rad);
  if (square >= squared(extent_rad_)) return 0.0;
  const double across_end = std::sqrt(squared(extent_rad_) - square);
  if (kind_ == Kind::pillbox) return 2.0 * across_end / total_;
  // The brightness jumps at the disk's edge, and within a piece it does not.
  const double disk_edge = disk_mrad * mrad;
  const double across_disk = std::sqrt(std::max(0.0, squared(disk_edge) - square));
  const double disk = integral(0.0, across_disk, [&](double across) {
    return disk_brightness(std::min(std::sqrt(square + squared(across)) / mrad, disk_mrad));
  });
  const double aureole = integral(across_disk, across_end, [&](double across) {
    return aureole_scale_ * std::pow(std::sqrt(square + squared(across)) / mrad, aureole_power_);
  });
  return 2.0 * (disk + aureole) / total_;
}

}  // namespace heliorig::models
