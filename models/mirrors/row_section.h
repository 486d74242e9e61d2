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

/// Cross-section of one row in one light: a parabola of given focal length about the row's normal. `u` counts
/// along its chord, eastward, from −width/2 to width/2.
class RowSection {
 public:
  struct Shape {
    double position_m;  ///< of its axis, east of the middle of the field
    double width_m;
    double focal_length_m;
  };
  RowSection(const Shape& shape, double angle_rad, double sun_transversal_rad);

  Interval width() const { return {-half_width_m_, half_width_m_}; }
  /// Cosine of the angle between the row's normal and the sun, in this plane. Lit from behind where negative.
  double cos_incidence() const { return cos_incidence_; }
  /// Sine of the same angle, positive where the sun is east of the normal.
  double sin_incidence() const { return sin_incidence_; }

  Transversal point(double u_m) const;
  CentralRay ray(double u_m) const;

  /// The part of the width that lies in the shadow of a cylinder. Of this and the next: call where the row is
  /// lit from its front.
  Interval shadow_of(const Transversal& axis, double diameter_m) const;
  /// The part that lies in the shadow of a neighbour, taken as flat; empty where that is not on the sun's
  /// side.
  Interval shadow_of(const RowSection& neighbour) const;
  /// Takes out of `pieces` the part whose central rays a neighbour, taken as flat, stops on its way up.
  void remove_blocked_by(const RowSection& neighbour, Pieces& pieces) const;

 private:
  /// Where along the width a central ray passes through `edge`; outside the width where none does.
  double passing(const Transversal& edge) const;
  double miss(double u_m, const Transversal& edge) const;
  Transversal edge(double side) const;
  double across_sun(const Transversal& point) const { return point.east * sun_.up - point.up * sun_.east; }

  Transversal axis_;
  double half_width_m_;
  double focal_length_m_;
  Transversal sun_;  ///< direction to the sun
  Transversal normal_;
  Transversal chord_;  ///< eastward
  double cos_incidence_;
  double sin_incidence_;
};

}  // namespace heliorig::models
