#include "models/mirrors/row_section.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace heliorig::models {

RowSection::RowSection(const Shape& shape, double angle_rad, double sun_transversal_rad)
    : axis_{shape.position_m, 0.0},
      half_width_m_(shape.width_m / 2.0),
      focal_length_m_(shape.focal_length_m),
      sun_{std::sin(sun_transversal_rad), std::cos(sun_transversal_rad)},
      normal_{std::sin(angle_rad), std::cos(angle_rad)},
      chord_{normal_.up, -normal_.east},
      cos_incidence_(dot(normal_, sun_)),
      sin_incidence_(dot(chord_, sun_)) {}

Transversal RowSection::point(double u_m) const {
  const double sag_m = u_m * u_m / (4.0 * focal_length_m_);
  return {axis_.east + u_m * chord_.east + sag_m * normal_.east,
          axis_.up + u_m * chord_.up + sag_m * normal_.up};
}

CentralRay RowSection::ray(double u_m) const {
  const double slope = u_m / (2.0 * focal_length_m_);
  const Transversal normal{normal_.east - slope * chord_.east, normal_.up - slope * chord_.up};
  const double beam = dot(normal, sun_);
  const double twice = 2.0 * beam / (1.0 + slope * slope);
  return {point(u_m), {twice * normal.east - sun_.east, twice * normal.up - sun_.up}, beam};
}

Transversal RowSection::edge(double side) const {
  return {axis_.east + side * half_width_m_ * chord_.east, axis_.up + side * half_width_m_ * chord_.up};
}

Interval RowSection::shadow_of(const Transversal& axis, double diameter_m) const {
  const double middle = across_sun(axis - axis_);
  return {(middle - diameter_m / 2.0) / cos_incidence_, (middle + diameter_m / 2.0) / cos_incidence_};
}

Interval RowSection::shadow_of(const RowSection& neighbour) const {
  const double eastward = neighbour.axis_.east - axis_.east;
  if (eastward * sun_.east <= 0.0) return {0.0, 0.0};
  const double middle = across_sun(neighbour.axis_ - axis_);
  const double half = neighbour.half_width_m_ * std::abs(neighbour.cos_incidence_);
  return {(middle - half) / cos_incidence_, (middle + half) / cos_incidence_};
}

double RowSection::miss(double u_m, const Transversal& edge) const {
  const CentralRay here = ray(u_m);
  return cross(here.direction, edge - here.from);
}

double RowSection::passing(const Transversal& edge) const {
  double low = -half_width_m_;
  double high = half_width_m_;
  double miss_low = miss(low, edge);
  double miss_high = miss(high, edge);
  if ((miss_low < 0.0) == (miss_high < 0.0)) return std::numeric_limits<double>::infinity();
  // Nearly straight: three steps of false position leave less than a micrometre.
  double u = 0.0;
  for (int i = 0; i < 3; ++i) {
    u = low - miss_low * (high - low) / (miss_high - miss_low);
    const double miss_here = miss(u, edge);
    if ((miss_here < 0.0) == (miss_low < 0.0)) {
      low = u;
      miss_low = miss_here;
    } else {
      high = u;
      miss_high = miss_here;
    }
  }
  return u;
}

void RowSection::remove_blocked_by(const RowSection& neighbour, Pieces& pieces) const {
  const double eastward = neighbour.axis_.east - axis_.east;
  const Transversal upward = ray(0.0).direction;
  if (upward.up <= 0.0 || eastward * upward.east <= 0.0) return;
  const Transversal west = neighbour.edge(-1.0);
  const Transversal east = neighbour.edge(1.0);
  const auto blocked_at = [&](double u_m) { return (miss(u_m, west) < 0.0) != (miss(u_m, east) < 0.0); };
  double first = passing(west);
  double second = passing(east);
  if (second < first) std::swap(first, second);
  first = std::min(first, half_width_m_);
  second = std::min(second, half_width_m_);
  if (blocked_at(-half_width_m_)) {
    pieces.remove({-half_width_m_, first});
    pieces.remove({second, half_width_m_});
  } else {
    pieces.remove({first, second});
  }
}

}  // namespace heliorig::models
