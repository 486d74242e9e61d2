#pragma once

namespace heliorig::models {

/// How the light of the sun's disk, and of the aureole about it, lies about the sun's middle: radiance by the
/// angle from there, normalised so that ∫ radiance 2πθ dθ = 1. Angles are small, sin θ = θ (2.4e-6 at 4.65
/// mrad).
///
/// Three forms:
/// - pillbox: uniform within a half angle δ, nothing outside. One plane's RMS width is δ/2;
/// - Gaussian: exp(−θ²/2σ²) with σ of one plane;
/// - Buie: D. Buie, A. G. Monger, C. J. Dey, Solar Energy 74 (2003) 113: a limb-darkened disk,
///   cos(0.326 θ)/cos(0.308 θ) to 4.65 mrad, and e^κ θ^γ from there to 43.6 mrad (θ in mrad), where κ and γ
///   follow from a parameter χ. The paper takes χ for the circumsolar ratio, which the profile then misses by
///   up to nine tenths of it; here χ is found such that the profile's own share of light outside the disk is
///   the ratio asked for, as ray tracers do by fitted polynomials (Wang et al., Solar Energy 195 (2020) 461).
class SunShape {
 public:
  /// Asserts a positive half angle. rad.
  static SunShape pillbox(double half_angle_rad);
  /// Asserts a positive standard deviation (of one plane). rad.
  static SunShape gaussian(double sigma_rad);
  /// Asserts a share of light outside the disk from 0 to 0.8, the range of the paper's measurements.
  static SunShape buie(double circumsolar_ratio);

  /// Share of the light for each steradian, at an angle ≥ 0 from the middle. 1/sr.
  double radiance(double angle_rad) const;
  /// Share of the light within an angle ≥ 0 from the middle, 0 to 1.
  double share_within(double angle_rad) const;
  /// Share of the light for each radian of one plane, whatever it is across that plane. 1/rad. For a line
  /// focus, which sees no more of the shape. Of either sign.
  double plane_density(double angle_rad) const;
  /// Root of the mean square of the angle in one plane. rad.
  double rms_width_rad() const { return rms_width_rad_; }
  /// Where the light ends: all of it lies within (of a Gaussian, all but 1e-8). rad.
  double extent_rad() const { return extent_rad_; }

 private:
  enum class Kind { pillbox, gaussian, buie };
  SunShape(Kind kind, double extent_rad, double rms_width_rad);
  double relative_radiance(double angle_rad) const;

  Kind kind_;
  double extent_rad_;
  double rms_width_rad_;
  double aureole_scale_ = 0.0;  ///< e^κ, with θ in mrad
  double aureole_power_ = 0.0;  ///< γ
  double total_ = 1.0;          ///< ∫ relative radiance · 2πθ dθ
};

}  // namespace heliorig::models
