#include "models/mirrors/row_section.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace heliorig::models {

RowSection::RowSection(const Shape& shape, double angle_rad, const Transversal& sun)
    : axis_{shape.position_m, 0.0},
      half_width_m_(shape.width_m / 2.0),
      curvature_pm_(shape.curvature_pm),
      sun_(sun),
      normal_{std::sin(angle_rad), std::cos(angle_rad)},
      chord_{normal_.up, -normal_.east},
      cos_incidence_(dot(normal_, sun_)),
      sin_incidence_(dot(chord_, sun_)) {}

Interval RowSection::width() const {
  Interval lit{-half_width_m_, half_width_m_};
  // The normal at u leans by u/2f against the sun's side.
  const double bend = 0.5 * curvature_pm_ * sin_incidence_;
  if (bend > 0.0) lit.high = std::min(lit.high, cos_incidence_ / bend);
  if (bend < 0.0) lit.low = std::max(lit.low, cos_incidence_ / bend);
  return lit;
}

Transversal RowSection::point(double u_m) const {
  const double sag_m = u_m * u_m * 0.25 * curvature_pm_;
  return {axis_.east + u_m * chord_.east + sag_m * normal_.east,
          axis_.up + u_m * chord_.up + sag_m * normal_.up};
}

Transversal RowSection::middle() const {
  const double sag_m = half_width_m_ * half_width_m_ * 0.25 * curvature_pm_;
  return {axis_.east + sag_m * normal_.east, axis_.up + sag_m * normal_.up};
}

CentralRay RowSection::ray(double u_m) const {
  const double slope = u_m * 0.5 * curvature_pm_;
  const Transversal normal{normal_.east - slope * chord_.east, normal_.up - slope * chord_.up};
  const double beam = dot(normal, sun_);
  const double twice = 2.0 * beam / (1.0 + slope * slope);
  return {point(u_m), {twice * normal.east - sun_.east, twice * normal.up - sun_.up}, beam};
}

/// The root of u cos i − u²/4f sin i = across that is u = across / cos i for a flat row.
double RowSection::at_across(double across_m) const {
  const double square = cos_incidence_ * cos_incidence_ - curvature_pm_ * sin_incidence_ * across_m;
  if (square < 0.0) return std::copysign(std::numeric_limits<double>::infinity(), across_m);
  return 2.0 * across_m / (cos_incidence_ + std::sqrt(square));
}

Interval RowSection::silhouette() const {
  const double middle = across_sun(axis_);
  const auto across = [&](double u_m) {
    return middle + u_m * cos_incidence_ - u_m * u_m * 0.25 * curvature_pm_ * sin_incidence_;
  };
  Interval seen{across(-half_width_m_), across(half_width_m_)};
  if (seen.high < seen.low) std::swap(seen.low, seen.high);
  const double bend = 0.5 * curvature_pm_ * sin_incidence_;
  if (std::abs(cos_incidence_) < std::abs(bend) * half_width_m_) {
    const double turning = across(cos_incidence_ / bend);
    seen = {std::min(seen.low, turning), std::max(seen.high, turning)};
  }
  return seen;
}

Interval RowSection::shadow_of(const Transversal& axis, double diameter_m) const {
  const double middle = across_sun(axis - axis_);
  return {at_across(middle - diameter_m / 2.0), at_across(middle + diameter_m / 2.0)};
}

Interval RowSection::shadow_of(const RowSection& other) const {
  const Interval seen = other.silhouette();
  const double here = across_sun(axis_);
  return {at_across(seen.low - here), at_across(seen.high - here)};
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

int RowSection::blocked_by(const RowSection& other, Interval* holes) const {
  const Transversal west = other.point(-other.half_width_m_);
  const Transversal east = other.point(other.half_width_m_);
  const auto blocked_at = [&](double u_m) { return (miss(u_m, west) < 0.0) != (miss(u_m, east) < 0.0); };
  double first = passing(west);
  double second = passing(east);
  if (second < first) std::swap(first, second);
  first = std::min(first, half_width_m_);
  second = std::min(second, half_width_m_);
  if (!blocked_at(-half_width_m_)) {
    holes[0] = {first, second};
    return first < second ? 1 : 0;
  }
  holes[0] = {-half_width_m_, first};
  holes[1] = {second, half_width_m_};
  return 2;
}

}  // namespace heliorig::models
