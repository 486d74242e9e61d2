#pragma once

#include "models/mirrors/pieces.h"

namespace heliorig::models {

/// A point or a direction in the transversal plane: east and up.
struct Transversal {
  double east;
  double up;
};

inline Transversal operator-(const Transversal& a, const Transversal& b) {
  return {a.east - b.east, a.up - b.up};
}
inline double dot(const Transversal& a, const Transversal& b) {
  return a.east * b.east + a.up * b.up;
}
/// Positive where b is turned from a anticlockwise, seen from the south: from up to west.
inline double cross(const Transversal& a, const Transversal& b) {
  return a.east * b.up - a.up * b.east;
}

/// The ray that a point of the row reflects from the middle of the sun.
struct CentralRay {
  Transversal from;
  Transversal direction;  ///< of unit length
  double beam_per_width;  ///< width of sunbeam for each metre of the row's width
};

/// Cross-section of one row in one light: a parabola about the row's normal, or a straight line. `u` counts
/// along its chord, eastward, from −width/2 to width/2.
///
/// Shadows and what is blocked are those of the central rays, exact in the plane: the penumbra of the sun's
/// disk is as much light as it is shade.
class RowSection {
 public:
  struct Shape {
    double position_m;  ///< of its axis, east of the middle of the field
    double width_m;
    double curvature_pm;  ///< 1 / focal length; 0: flat
  };
  /// `sun` is the unit vector to it.
  RowSection(const Shape& shape, double angle_rad, const Transversal& sun);

  /// The part of the width that is lit from its front: all of it unless the sun grazes.
  Interval width() const;
  /// Cosine of the angle between the row's normal and the sun, in this plane. Lit from behind where negative.
  double cos_incidence() const { return cos_incidence_; }
  /// Sine of the same angle, positive where the sun is east of the normal.
  double sin_incidence() const { return sin_incidence_; }

  /// Of unit length, eastward.
  Transversal chord() const { return chord_; }
  /// Of the straight line between its edges.
  Transversal middle() const;
  Transversal point(double u_m) const;
  CentralRay ray(double u_m) const;

  /// The part of the width that lies in the shadow of a cylinder. Of this and the next: call where the row is
  /// lit from its front, and for what stands on the sun's side.
  Interval shadow_of(const Transversal& axis, double diameter_m) const;
  Interval shadow_of(const RowSection& other) const;
  /// Adds to `holes` (room for two) the parts whose central rays another row stops on their way up; returns
  /// how many. Call for a row on the side to which the rays lean.
  int blocked_by(const RowSection& other, Interval* holes) const;

 private:
  /// Where along the width a central ray passes through `edge`; infinite where none does.
  double passing(const Transversal& edge) const;
  double miss(double u_m, const Transversal& edge) const;
  double across_sun(const Transversal& point) const { return point.east * sun_.up - point.up * sun_.east; }
  /// Where along the width, or beyond, the sunbeam lies that is so far across from the axis's.
  double at_across(double across_m) const;
  /// What the row takes of the sun's beam, as across_sun() counts.
  Interval silhouette() const;

  Transversal axis_;
  double half_width_m_;
  double curvature_pm_;
  Transversal sun_;  ///< direction to the sun
  Transversal normal_;
  Transversal chord_;  ///< eastward
  double cos_incidence_;
  double sin_incidence_;
};

}  // namespace heliorig::models
