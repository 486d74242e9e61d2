#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "models/sun/sun_shape.h"

namespace heliorig::models {

/// The standard normal distribution from a table: straight lines between values at every 1/128, within 2e-6
/// of Φ and 4e-6 of φ; 0 and 1 from six standard deviations on.
class NormalTable {
 public:
  NormalTable();

  /// ∫ φ from 0 to z, −½ to ½.
  double below(double z) const { return at(below_, z); }
  /// φ(z).
  double density(double z) const { return at(density_, z); }

  static constexpr double reach = 6.0;  ///< nothing changes beyond

 private:
  static constexpr int per_unit = 128;
  using Values = std::array<double, 2 * 6 * per_unit + 2>;

  static double at(const Values& values, double z) {
    const double place = (std::clamp(z, -reach, reach) + reach) * per_unit;
    const auto i = static_cast<int>(place);
    return values[i] + (values[i + 1] - values[i]) * (place - i);
  }

  Values below_;
  Values density_;
};

/// A sun shape as a line focus sees it, in one plane: a few directions with their weights, to be blurred by
/// the mirrors' errors. For the disk they are the nodes of Gauss–Chebyshev quadrature of the second kind
/// (Abramowitz & Stegun 25.4.40), whose weight is a uniform disk's plane density, and as many as the blur
/// leaves discernible; for an aureole nodes of Gauss–Legendre in the logarithm of the angle. A Gaussian sun
/// is one direction and blur of its own.
class SunDirections {
 public:
  struct Direction {
    double angle_rad;
    double weight;  ///< together 1
  };

  /// A sun of a disk of this half angle, and what lies outside it. Blur: the least standard deviation, > 0,
  /// that will be asked for. rad.
  SunDirections(const SunShape& shape, double disk_rad, double least_blur_rad);
  /// A Gaussian sun, of one plane's standard deviation. rad.
  explicit SunDirections(double gaussian_rad) : own_blur_rad_(gaussian_rad), directions_{{0.0, 1.0}} {}

  std::span<const Direction> directions() const { return directions_; }
  double own_blur_rad() const { return own_blur_rad_; }
  /// The greatest of the angles.
  double extent_rad() const { return extent_rad_; }

 private:
  double own_blur_rad_ = 0.0;
  double extent_rad_ = 0.0;
  std::vector<Direction> directions_;
};

/// How reflected light spreads about its central ray in one plane: the sun's directions, wider by a factor,
/// blurred by a Gaussian of standard deviation s (twice the error of the normal). For pillbox suns share() is
/// right to 0.00002 for s > δ/2.5, half the sun's angle being δ.
///
/// Refers to the table and directions that it was made of.
class AngularSpread {
 public:
  /// Asserts a blur > 0. `widening` ≥ 1: of the sun's angles in this plane. rad.
  AngularSpread(const NormalTable& table, const SunDirections& sun, double widening, double blur_rad);

  /// The share of the light between two angles from the central ray, 0 to 1.
  double share(double from_rad, double to_rad) const;
  /// Share of the light for each radian, at an angle from the central ray.
  double density(double angle_rad) const;

 private:
  const NormalTable& table_;
  std::span<const SunDirections::Direction> directions_;
  double scale_;     ///< 1 / s
  double widening_;  ///< of a direction, in standard deviations a radian
  double reach_;     ///< beyond is no light, in standard deviations
};

}  // namespace heliorig::models
