#pragma once

namespace heliorig::models {

/// How reflected light spreads about its central ray in one plane: a sun of uniform brightness, seen there as
/// the semicircle √(δ² − ψ²), convolved with a Gaussian of standard deviation s (twice the slope error).
///
/// The semicircle is the weight of Gauss–Chebyshev quadrature of the second kind (Abramowitz & Stegun
/// 25.4.40), of which three nodes are taken: share() is a mean of three error functions, right to 0.00002 for
/// s > 1.25 δ, to 0.0001 for s > δ and to 0.008 for s > δ/2.5. density() is a Gaussian of the same variance.
class AngularSpread {
 public:
  /// Half the sun's angle, and s > 0. rad.
  AngularSpread(double sun_half_angle_rad, double gaussian_rad);

  /// The share of the light between two angles from the central ray, 0 to 1.
  double share(double from_rad, double to_rad) const;
  /// Share of the light for each radian, at an angle from the central ray.
  double density(double angle_rad) const;

 private:
  double below(double angle_rad) const;

  double scale_;  ///< 1 / (s √2)
  double outer_;  ///< the outer nodes' distance from the middle, scaled
  double inverse_variance_;
  double peak_density_;
};

}  // namespace heliorig::models
