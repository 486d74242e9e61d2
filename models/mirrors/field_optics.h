#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "models/mirrors/mirrors_parameters.h"

namespace heliorig::models {

/// Where the sun stands, as the field sees it: from the vertical in the east–west plane, positive east, and
/// out of that plane, positive north.
struct SunAngles {
  double transversal_rad;
  double longitudinal_rad;
};

/// What a row does with a beam of 1 W/m².
struct RowLight {
  double intercepted_m2 = 0.0;  ///< of the beam, on the absorber
  double spilled_m2 = 0.0;      ///< reflected, neither blocked nor on the absorber
  double edge_east = 0.0;       ///< irradiance of the eastern edge sensor, suns
  double edge_west = 0.0;

  RowLight& operator+=(const RowLight& other);
};

/// Light of a linear Fresnel field on its absorber, for rows at any angle.
///
/// In the transversal plane, where the rows' cross-section is the same everywhere, the central rays of a
/// row's parabola are followed exactly from a few points of its width (so that off-axis aberration and
/// tracking error come out by themselves), and the share of light that meets the absorber's cylinder follows
/// from AngularSpread. Mirrors of equal row angle reflect alike in projection whatever the longitudinal angle
/// λ, but the projected sun widens by 1/cos λ and errors of the normal along the row add tan²λ sin²i to the
/// transversal variance. Taken from the width are: the neighbour's shadow, what the neighbour blocks of the
/// central rays, and the receiver's shadow. Along the row the light lands tan λ times its path further,
/// smeared by sun and slope error: what passes the ends of the absorber is lost.
///
/// Method: the convolution of sun and mirror errors is A. Rabl's effective source (Active Solar Collectors
/// and Their Applications, Oxford 1985, ch. 5); its use for Fresnel rows G. Zhu's (Solar Energy 94 (2013)
/// 240). Validity: neighbours shade as if endless; only neighbours shade and block; mirrors bent to their own
/// distance from the absorber; the path along the row is that from the row's middle.
class FieldOptics {
 public:
  /// Asserts that mirrors_contradictions() has none.
  explicit FieldOptics(const MirrorsParameters& parameters);

  std::size_t rows() const { return x_m_.size(); }
  double mirror_area_m2() const;
  /// East of the middle.
  double row_position_m(std::size_t row) const { return x_m_[row]; }
  /// The angle at which a row sends a sun at this transversal angle to the absorber.
  double ideal_angle_rad(std::size_t row, double sun_transversal_rad) const;

  /// Depends on the angles of the row and its two neighbours. `angles_rad` has one for each row.
  RowLight row(std::size_t row, std::span<const double> angles_rad, const SunAngles& sun) const;
  /// The sum over all rows.
  RowLight field(std::span<const double> angles_rad, const SunAngles& sun) const;

 private:
  MirrorsParameters parameters_;
  std::vector<double> x_m_;
  std::vector<double> distance_m_;  ///< from the row's axis to the absorber's: the focal length
};

}  // namespace heliorig::models
