#include "models/mirrors/field_optics.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numbers>

#include "models/mirrors/angular_spread.h"
#include "models/mirrors/pieces.h"
#include "models/mirrors/row_section.h"

namespace heliorig::models {
namespace {

/// Gauss–Legendre quadrature with four nodes (Abramowitz & Stegun, table 25.4).
struct Node {
  double place;  ///< −1 to 1
  double weight;
};
constexpr std::array<Node, 4> quadrature{{{-0.86113631159405258, 0.34785484513745386},
                                          {-0.33998104358485626, 0.65214515486254614},
                                          {0.33998104358485626, 0.65214515486254614},
                                          {0.86113631159405258, 0.34785484513745386}}};

/// The cross-section of the receiver.
struct Target {
  Transversal axis;
  double radius_m;
  Transversal sensor_east;
  Transversal sensor_west;
};

/// Widths of sunbeam, in metres, and irradiances for a row without ends.
struct AcrossRow {
  double reflected_m = 0.0;
  double intercepted_m = 0.0;
  double edge_east = 0.0;
  double edge_west = 0.0;

  void add(const AcrossRow& other) {
    reflected_m += other.reflected_m;
    intercepted_m += other.intercepted_m;
    edge_east += other.edge_east;
    edge_west += other.edge_west;
  }
};

/// How one ray's light, spread about it, falls on a horizontal surface at a point: per metre of beam.
double irradiance(const CentralRay& ray, const Transversal& point, const AngularSpread& spread) {
  const Transversal way = point - ray.from;
  const double distance_m = dot(ray.direction, way);
  if (distance_m <= 0.0 || ray.direction.up <= 0.0) return 0.0;
  return spread.density(cross(ray.direction, way) / distance_m) / distance_m * ray.direction.up;
}

/// The share of one ray's light, spread about it, that meets the absorber.
double meeting(const CentralRay& ray, const Target& target, const AngularSpread& spread) {
  const Transversal way = target.axis - ray.from;
  const double distance_m = dot(ray.direction, way);
  if (distance_m <= 0.0) return 0.0;
  const double off_m = cross(ray.direction, way);
  return spread.share((off_m - target.radius_m) / distance_m, (off_m + target.radius_m) / distance_m);
}

AcrossRow across(const RowSection& row, const Interval& piece, const Target& target,
                 const AngularSpread& spread) {
  AcrossRow sum;
  const double half = piece.length() / 2.0;
  if (half == 0.0) return sum;
  for (const Node& node : quadrature) {
    const CentralRay ray = row.ray(piece.low + half * (1.0 + node.place));
    const double beam_m = node.weight * half * ray.beam_per_width;
    sum.reflected_m += beam_m;
    sum.intercepted_m += beam_m * meeting(ray, target, spread);
    sum.edge_east += beam_m * irradiance(ray, target.sensor_east, spread);
    sum.edge_west += beam_m * irradiance(ray, target.sensor_west, spread);
  }
  return sum;
}

double normal_cdf(double z) {
  return 0.5 * std::erfc(-z / std::numbers::sqrt2);
}

/// ∫ Φ(y/σ) dy from −∞ to y.
double smeared_ramp(double y_m, double sigma_m) {
  const double z = y_m / sigma_m;
  if (z > 8.0) return y_m;
  if (z < -8.0) return 0.0;
  constexpr double inv_sqrt_two_pi = std::numbers::inv_sqrtpi / std::numbers::sqrt2;
  return y_m * normal_cdf(z) + sigma_m * inv_sqrt_two_pi * std::exp(-0.5 * z * z);
}

/// Along the row: northward from the middle of the field.
struct AlongRow {
  Interval receiver;
  double sensor_m;  ///< where the edge sensors are
  double shift_m;   ///< how far north of where it is reflected the light lands
  double sigma_m;   ///< by how much it is smeared

  /// The length of `source` whose light lands within the receiver's ends.
  double landing_m(const Interval& source) const {
    if (source.length() == 0.0) return 0.0;
    const auto ramp = [&](double from, double to) { return smeared_ramp(to - from - shift_m, sigma_m); };
    return ramp(source.low, receiver.high) - ramp(source.high, receiver.high) -
           ramp(source.low, receiver.low) + ramp(source.high, receiver.low);
  }
  /// The share of the light at the sensors that comes from `source`.
  double at_sensor(const Interval& source) const {
    if (source.length() == 0.0) return 0.0;
    const double from = sensor_m - shift_m;
    return normal_cdf((from - source.low) / sigma_m) - normal_cdf((from - source.high) / sigma_m);
  }
};

/// `light` of a row without ends, for a part of the row's length.
RowLight light_of(const AcrossRow& light, const Interval& part, const AlongRow& along) {
  const double landing_m = along.landing_m(part);
  const double share = along.at_sensor(part);
  return {light.intercepted_m * landing_m,
          light.reflected_m * part.length() - light.intercepted_m * landing_m, light.edge_east * share,
          light.edge_west * share};
}

RowLight scaled(const RowLight& light, double factor) {
  return {light.intercepted_m2 * factor, light.spilled_m2 * factor, light.edge_east * factor,
          light.edge_west * factor};
}

/// Differences of equal numbers may come out as −1e-18.
RowLight without_rounding(const RowLight& light) {
  return {std::max(0.0, light.intercepted_m2), std::max(0.0, light.spilled_m2),
          std::max(0.0, light.edge_east), std::max(0.0, light.edge_west)};
}

Target target_of(const MirrorsParameters& p) {
  return {{0.0, p.receiver_height_m},
          p.receiver_diameter_m / 2.0,
          {p.edge_sensor_offset_m, p.receiver_height_m},
          {-p.edge_sensor_offset_m, p.receiver_height_m}};
}

/// What spreads light about the central ray across the row, sun and slope error apart.
AngularSpread spread_of(const MirrorsParameters& p, const RowSection& row, double longitudinal_rad) {
  const double tilted = std::tan(longitudinal_rad) * row.sin_incidence();
  return {p.sun_half_angle_rad / std::cos(longitudinal_rad),
          2.0 * p.slope_error_rad * std::sqrt(1.0 + tilted * tilted)};
}

AlongRow along_of(const MirrorsParameters& p, const RowSection& row, double distance_m,
                  double longitudinal_rad) {
  const double north_m = p.row_length_m / 2.0 + p.receiver_overhang_north_m;
  const double cos_longitudinal = std::cos(longitudinal_rad);
  const double sigma_rad =
      std::hypot(2.0 * p.slope_error_rad * row.cos_incidence(), p.sun_half_angle_rad / 2.0);
  return {{north_m - p.receiver_length_m, north_m},
          p.edge_sensor_north_m,
          -distance_m * std::tan(longitudinal_rad),
          distance_m * sigma_rad / (cos_longitudinal * cos_longitudinal)};
}

}  // namespace

RowLight& RowLight::operator+=(const RowLight& other) {
  intercepted_m2 += other.intercepted_m2;
  spilled_m2 += other.spilled_m2;
  edge_east += other.edge_east;
  edge_west += other.edge_west;
  return *this;
}

FieldOptics::FieldOptics(const MirrorsParameters& parameters) : parameters_(parameters) {
  assert(mirrors_contradictions(parameters).empty());
  const double middle = (parameters.row_count - 1.0) / 2.0;
  for (std::size_t i = 0; i < parameters.rows(); ++i) {
    x_m_.push_back((static_cast<double>(i) - middle) * parameters.pitch_m);
    distance_m_.push_back(std::hypot(x_m_[i], parameters.receiver_height_m));
  }
}

double FieldOptics::mirror_area_m2() const {
  return parameters_.row_count * parameters_.row_width_m * parameters_.row_length_m;
}

double FieldOptics::ideal_angle_rad(std::size_t row, double sun_transversal_rad) const {
  return (sun_transversal_rad - std::atan2(x_m_[row], parameters_.receiver_height_m)) / 2.0;
}

RowLight FieldOptics::row(std::size_t row, std::span<const double> angles_rad, const SunAngles& sun) const {
  const MirrorsParameters& p = parameters_;
  const double cos_longitudinal = std::cos(sun.longitudinal_rad);
  const auto section = [&](std::size_t i) {
    return RowSection{{x_m_[i], p.row_width_m, distance_m_[i]}, angles_rad[i], sun.transversal_rad};
  };
  const RowSection mirror = section(row);
  constexpr double grazing = 1e-3;
  if (std::cos(sun.transversal_rad) < grazing || cos_longitudinal < grazing ||
      mirror.cos_incidence() < grazing) {
    return {};
  }
  Pieces lit{mirror.width()};
  for (const std::size_t neighbour : {row - 1, row + 1}) {
    if (neighbour >= rows()) continue;  // row − 1 of row 0 wraps round
    const RowSection beside = section(neighbour);
    lit.remove(mirror.shadow_of(beside));
    mirror.remove_blocked_by(beside, lit);
  }

  const Target target = target_of(p);
  const AngularSpread spread = spread_of(p, mirror, sun.longitudinal_rad);
  const Interval receiver_shadow = mirror.shadow_of(target.axis, p.cavity_outside_width_m);
  AcrossRow all;
  AcrossRow shaded;
  for (const Interval& piece : lit) {
    all.add(across(mirror, piece, target, spread));
    shaded.add(across(mirror, intersection(piece, receiver_shadow), target, spread));
  }

  const AlongRow along = along_of(p, mirror, distance_m_[row], sun.longitudinal_rad);
  const Interval length{-p.row_length_m / 2.0, p.row_length_m / 2.0};
  const double shadow_shift_m =
      -p.receiver_height_m / std::cos(sun.transversal_rad) * std::tan(sun.longitudinal_rad);
  const Interval in_shadow =
      intersection(length, {along.receiver.low + shadow_shift_m, along.receiver.high + shadow_shift_m});
  RowLight light = light_of(all, length, along);
  light += scaled(light_of(shaded, in_shadow, along), -1.0);
  return without_rounding(scaled(light, p.reflectivity * cos_longitudinal));
}

RowLight FieldOptics::field(std::span<const double> angles_rad, const SunAngles& sun) const {
  RowLight sum;
  for (std::size_t i = 0; i < rows(); ++i) sum += row(i, angles_rad, sun);
  return sum;
}

}  // namespace heliorig::models
