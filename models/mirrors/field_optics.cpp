#include "models/mirrors/field_optics.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "models/mirrors/along_row.h"
#include "models/mirrors/pieces.h"
#include "models/mirrors/row_holes.h"

namespace heliorig::models {
namespace {

constexpr double grazing = 1e-3;

/// Gauss–Legendre quadrature with four nodes (Abramowitz & Stegun, table 25.4).
struct Node {
  double place;  ///< −1 to 1
  double weight;
};
constexpr std::array<Node, 4> quadrature{{{-0.86113631159405258, 0.34785484513745386},
                                          {-0.33998104358485626, 0.65214515486254614},
                                          {0.33998104358485626, 0.65214515486254614},
                                          {0.86113631159405258, 0.34785484513745386}}};

SunDirections directions_of(const MirrorsParameters& p, double least_blur_rad) {
  if (p.sun_shape == MirrorsParameters::gaussian_sun) return SunDirections{p.sun_sigma_rad};
  const double disk_rad =
      p.sun_shape == MirrorsParameters::buie_sun ? MirrorsParameters::buie_disk_rad : p.sun_half_angle_rad;
  return SunDirections{p.sun(), disk_rad, least_blur_rad};
}

/// How one ray's light, spread about it, falls on a horizontal surface at a point: per metre of beam.
double irradiance(const CentralRay& ray, const Transversal& point, const AngularSpread& spread) {
  const Transversal way = point - ray.from;
  const double distance_m = dot(ray.direction, way);
  if (distance_m <= 0.0 || ray.direction.up <= 0.0) return 0.0;
  return spread.density(cross(ray.direction, way) / distance_m) / distance_m * ray.direction.up;
}

/// Differences of equal numbers may come out as −1e-18.
double not_below_zero(double value) {
  return std::max(0.0, value);
}

}  // namespace

RowLight& RowLight::operator+=(const RowLight& other) {
  facing_m2 += other.facing_m2;
  unshaded_m2 += other.unshaded_m2;
  lit_m2 += other.lit_m2;
  unblocked_m2 += other.unblocked_m2;
  reflected_m2 += other.reflected_m2;
  aimed_m2 += other.aimed_m2;
  landed_m2 += other.landed_m2;
  intercepted_m2 += other.intercepted_m2;
  spilled_m2 += other.spilled_m2;
  edge_east += other.edge_east;
  edge_west += other.edge_west;
  return *this;
}

/// The sun's direction in the transversal plane, and out of it.
struct FieldOptics::Sunlight {
  Transversal direction;
  double cos_longitudinal;
  double tan_longitudinal;  ///< the way to the sun leads so far north for each metre of it in the plane
};

/// Light on its way from a part of a row's width, lit on pieces of its length.
struct FieldOptics::Pencil {
  const RowSection& mirror;
  const Interval& part;
  const Pieces& lit;
  const AlongRow& along;
  const AngularSpread& spread;
  const Sunlight& sun;
  std::size_t row;
};

FieldOptics::FieldOptics(const MirrorsParameters& parameters)
    : parameters_(parameters),
      sun_directions_(directions_of(parameters, 2.0 * parameters.slope_error_rad)),
      sun_rms_rad_(parameters.sun().rms_width_rad()),
      error_across_rad_(
          std::hypot(parameters.slope_error_rad, parameters.shape_error_rad, parameters.tracking_jitter_rad)),
      reflectivity_(parameters.reflectivity * parameters.cleanliness) {
  assert(mirrors_contradictions(parameters).empty());
  const double middle = (parameters.row_count - 1.0) / 2.0;
  for (std::size_t i = 0; i < parameters.rows(); ++i) {
    x_m_.push_back((static_cast<double>(i) - middle) * parameters.pitch_m);
    lean_rad_.push_back(std::atan2(x_m_[i], parameters.receiver_height_m));
    distance_m_.push_back(std::hypot(x_m_[i], parameters.receiver_height_m));
  }
  const double half_m = parameters.row_width_m / 2.0;
  half_extent_m_ = std::hypot(half_m, half_m * half_m / (4.0 * parameters.receiver_height_m));
}

double FieldOptics::mirror_area_m2() const {
  return parameters_.row_count * parameters_.row_width_m * parameters_.row_length_m;
}

double FieldOptics::ideal_angle_rad(std::size_t row, double sun_transversal_rad) const {
  return (sun_transversal_rad - lean_rad_[row]) / 2.0;
}

RowSection FieldOptics::section(std::size_t row, double angle_rad, const Transversal& sun) const {
  const double curvature_pm =
      parameters_.row_shape == MirrorsParameters::flat_rows ? 0.0 : 1.0 / distance_m_[row];
  return {{x_m_[row], parameters_.row_width_m, curvature_pm}, angle_rad, sun};
}

/// From the row outward, as far as a row at any angle could stand in the sunbeam.
void FieldOptics::add_shadows(const RowSection& mirror, std::size_t row, std::span<const double> angles_rad,
                              const Sunlight& sun, RowHoles& holes, Rows& others) const {
  const double half_m = parameters_.row_length_m / 2.0;
  const std::size_t step = sun.direction.east > 0.0 ? 1 : static_cast<std::size_t>(-1);
  for (std::size_t i = row + step; i < rows(); i += step) {  // row 0 less one wraps round
    const double away_m = x_m_[i] - x_m_[row];
    if (std::abs(away_m) * sun.direction.up >= 2.0 * half_extent_m_) break;
    others.set(i);
    const RowSection other = section(i, angles_rad[i], sun.direction);
    holes.add({mirror.shadow_of(other),
               {-half_m, half_m},
               other.middle(),
               other.chord(),
               RowHoles::Cause::row_shadow},
              mirror.width());
  }
}

/// The shadow of a cylinder, as if it hung level across where its axis is.
void FieldOptics::add_receiver_shadow(const RowSection& mirror, const Sunlight& sun, RowHoles& holes) const {
  const MirrorsParameters& p = parameters_;
  const Transversal axis{0.0, p.receiver_height_m};
  const double north_m = p.row_length_m / 2.0 + p.receiver_overhang_north_m;
  holes.add({mirror.shadow_of(axis, p.cavity_outside_width_m),
             {north_m - p.receiver_length_m, north_m},
             axis,
             {sun.direction.up, -sun.direction.east},
             RowHoles::Cause::receiver_shadow},
            mirror.width());
}

void FieldOptics::add_blocking(const RowSection& mirror, std::size_t row, std::span<const double> angles_rad,
                               const Sunlight& sun, RowHoles& holes, Rows& others) const {
  const Transversal upward = mirror.ray(0.0).direction;
  const double half_m = parameters_.row_length_m / 2.0;
  // A bent row's rays lean by up to so much against the middle one.
  const double lean =
      parameters_.row_shape == MirrorsParameters::flat_rows ? 0.0 : half_extent_m_ / distance_m_[row];
  const std::size_t step = upward.east > 0.0 ? 1 : static_cast<std::size_t>(-1);
  for (std::size_t i = row + step; i < rows(); i += step) {
    const double away_m = x_m_[i] - x_m_[row];
    if (std::abs(away_m) * (std::abs(upward.up) - lean) >= 2.0 * half_extent_m_) break;
    others.set(i);
    const RowSection other = section(i, angles_rad[i], sun.direction);
    std::array<Interval, 2> parts;
    const int count = mirror.blocked_by(other, parts.data());
    for (int k = 0; k < count; ++k)
      holes.add({parts[k], {-half_m, half_m}, other.middle(), other.chord(), RowHoles::Cause::blocking},
                mirror.width());
  }
}

/// The share of one ray's light, spread about it, that meets the absorber, or the secondary's aperture.
double FieldOptics::caught(const CentralRay& ray, const AngularSpread& spread) const {
  const bool tube = parameters_.target == MirrorsParameters::tube_target;
  const Transversal axis{0.0, parameters_.receiver_height_m};
  const Transversal way = axis - ray.from;
  const double distance_m = dot(ray.direction, way);
  if (distance_m <= 0.0) return 0.0;
  const double off_m = cross(ray.direction, way);
  const double half_m = tube ? parameters_.receiver_diameter_m / 2.0
                             : ray.direction.up * parameters_.cavity_inside_width_m / 2.0;
  return spread.share((off_m - half_m) / distance_m, (off_m + half_m) / distance_m);
}

/// What the secondary makes of a ray in its aperture: all within the acceptance angle less half the edge,
/// nothing beyond it and half the edge, in proportion between.
double FieldOptics::let_through(const CentralRay& ray) const {
  const MirrorsParameters& p = parameters_;
  if (p.target == MirrorsParameters::tube_target) return 1.0;
  const double angle_rad = std::abs(std::atan2(ray.direction.east, ray.direction.up));
  const double inside = 0.5 + (p.acceptance_angle_rad - angle_rad) / p.acceptance_edge_rad;
  return p.secondary_transmittance * std::clamp(inside, 0.0, 1.0);
}

/// Along the row, for light that starts at its middle and ends on the absorber's face, the nearer the less
/// the tube is wide for it.
AlongRow FieldOptics::along(const RowSection& mirror, std::size_t row, const Sunlight& sun) const {
  const MirrorsParameters& p = parameters_;
  const double north_m = p.row_length_m / 2.0 + p.receiver_overhang_north_m;
  const double smear_rad = std::hypot(2.0 * p.slope_error_rad * mirror.cos_incidence(), sun_rms_rad_);
  double path_m = distance_m_[row];
  if (p.target == MirrorsParameters::tube_target) {
    const CentralRay ray = mirror.ray(0.0);
    const double off_m = cross(ray.direction, Transversal{0.0, p.receiver_height_m} - ray.from);
    const double blur_m = path_m * std::hypot(2.0 * error_across_rad_, sun_rms_rad_ / sun.cos_longitudinal);
    const double radius_m = p.receiver_diameter_m / 2.0;
    // Light far wider than the tube is even on it: the mean of off² is then a third of the radius's square.
    const double square = std::min(off_m * off_m + blur_m * blur_m, radius_m * radius_m / 3.0);
    path_m -= std::sqrt(radius_m * radius_m - square);
  }
  return {{north_m - p.receiver_length_m, north_m},
          p.edge_sensor_north_m,
          -path_m * sun.tan_longitudinal,
          path_m * smear_rad / (sun.cos_longitudinal * sun.cos_longitudinal)};
}

/// Errors of the normal along the row turn light across it where it comes slantwise.
AngularSpread FieldOptics::spread(const RowSection& mirror, const Sunlight& sun) const {
  const double along = parameters_.slope_error_rad * sun.tan_longitudinal * mirror.sin_incidence();
  return {normal_, sun_directions_, 1.0 / sun.cos_longitudinal, 2.0 * std::hypot(error_across_rad_, along)};
}

/// How many pieces a part of the width is cut into, so that the light of each, as it passes the absorber, is not
/// wider than five times its blur: four nodes then see its edges, to a ten-thousandth of the light.
int FieldOptics::cuts(const RowSection& mirror, const Interval& part, std::size_t row) const {
  const Transversal axis{0.0, parameters_.receiver_height_m};
  const auto off_m = [&](double u_m) {
    const CentralRay ray = mirror.ray(u_m);
    return cross(ray.direction, axis - ray.from);
  };
  const double blur_m = distance_m_[row] * std::hypot(2.0 * error_across_rad_, sun_rms_rad_);
  return 1 + static_cast<int>(std::abs(off_m(part.high) - off_m(part.low)) / (5.0 * blur_m));
}

RowLight FieldOptics::trace(std::size_t row, std::span<const double> angles_rad, const SunAngles& angles,
                            const Sensors& sensors, Rows* others) const {
  const Sunlight sun{{std::sin(angles.transversal_rad), std::cos(angles.transversal_rad)},
                     std::cos(angles.longitudinal_rad),
                     std::tan(angles.longitudinal_rad)};
  const RowSection mirror = section(row, angles_rad[row], sun.direction);
  Rows near;
  RowLight light;
  if (sun.direction.up > grazing && sun.cos_longitudinal > grazing && mirror.cos_incidence() > grazing) {
    RowHoles holes;
    add_shadows(mirror, row, angles_rad, sun, holes, near);
    add_receiver_shadow(mirror, sun, holes);
    add_blocking(mirror, row, angles_rad, sun, holes, near);
    const AngularSpread spread = this->spread(mirror, sun);
    const AlongRow along = this->along(mirror, row, sun);
    const std::span<const double> edges = holes.edges(mirror.width());
    for (std::size_t k = 0; k + 1 < edges.size(); ++k) {
      const Interval part{edges[k], edges[k + 1]};
      if (part.length() == 0.0) continue;
      const Pieces lit = count_light(mirror, part, sun, holes, light);
      if (lit.length() > 0.0) send_light({mirror, part, lit, along, spread, sun, row}, sensors, light);
    }
  }
  if (others) *others = near;
  light.reflected_m2 = reflectivity_ * light.unblocked_m2;
  light.landed_m2 = not_below_zero(light.landed_m2);
  light.intercepted_m2 = not_below_zero(light.intercepted_m2);
  light.spilled_m2 = not_below_zero(light.reflected_m2 - light.intercepted_m2);
  return light;
}

/// The light of a part of the width up to where it leaves the field; returns what of the length it leaves.
Pieces FieldOptics::count_light(const RowSection& mirror, const Interval& part, const Sunlight& sun,
                                const RowHoles& holes, RowLight& light) const {
  const double half_m = parameters_.row_length_m / 2.0;
  const double middle_m = 0.5 * (part.low + part.high);
  const CentralRay ray = mirror.ray(middle_m);
  const double beam_m = part.length() * ray.beam_per_width * sun.cos_longitudinal;
  Pieces lit{{-half_m, half_m}};
  const auto take_out = [&](RowHoles::Cause cause, const Transversal& way, double north) {
    holes.take_out(cause, middle_m, ray.from, way, north, lit);
    return beam_m * lit.length();
  };
  light.facing_m2 += beam_m * lit.length();
  light.unshaded_m2 += take_out(RowHoles::Cause::row_shadow, sun.direction, sun.tan_longitudinal);
  light.lit_m2 += take_out(RowHoles::Cause::receiver_shadow, sun.direction, sun.tan_longitudinal);
  light.unblocked_m2 += take_out(RowHoles::Cause::blocking, ray.direction, -sun.tan_longitudinal);
  return lit;
}

/// Its way on to the absorber, and to the sensors beside it.
void FieldOptics::send_light(const Pencil& from, const Sensors& sensors, RowLight& light) const {
  double landing_m = 0.0;
  double at_sensor = 0.0;
  for (const Interval& piece : from.lit) {
    landing_m += from.along.landing_m(piece);
    at_sensor += from.along.at_sensor(piece);
  }
  const double free_m = from.lit.length();
  const double reflected = reflectivity_ * from.sun.cos_longitudinal;
  const int cuts = this->cuts(from.mirror, from.part, from.row);
  const double half_m = from.part.length() / (2.0 * cuts);
  for (int cut = 0; cut < cuts; ++cut) {
    const double middle_m = from.part.low + half_m * (2.0 * cut + 1.0);
    for (const Node& node : quadrature) {
      const CentralRay ray = from.mirror.ray(middle_m + half_m * node.place);
      const double ray_m = reflected * node.weight * half_m * ray.beam_per_width;
      const double caught_m = ray_m * caught(ray, from.spread);
      light.aimed_m2 += caught_m * free_m;
      light.landed_m2 += caught_m * landing_m;
      light.intercepted_m2 += caught_m * landing_m * let_through(ray);
      for (std::size_t s = 0; s < sensors.east_m.size(); ++s)
        sensors.irradiance[s] +=
            ray_m * at_sensor *
            irradiance(ray, {sensors.east_m[s], parameters_.receiver_height_m}, from.spread);
    }
  }
}

RowLight FieldOptics::row(std::size_t row, std::span<const double> angles_rad, const SunAngles& sun,
                          Rows* others) const {
  const std::array<double, 2> east_m{parameters_.edge_sensor_offset_m, -parameters_.edge_sensor_offset_m};
  std::array<double, 2> edges{};
  RowLight light = trace(row, angles_rad, sun, {east_m, edges}, others);
  light.edge_east = not_below_zero(edges[0]);
  light.edge_west = not_below_zero(edges[1]);
  return light;
}

RowLight FieldOptics::field(std::span<const double> angles_rad, const SunAngles& sun) const {
  RowLight sum;
  for (std::size_t i = 0; i < rows(); ++i) sum += row(i, angles_rad, sun);
  return sum;
}

std::vector<double> FieldOptics::profile(std::span<const double> east_m, std::span<const double> angles_rad,
                                         const SunAngles& sun) const {
  std::vector<double> irradiance(east_m.size(), 0.0);
  for (std::size_t i = 0; i < rows(); ++i) trace(i, angles_rad, sun, {east_m, irradiance}, nullptr);
  return irradiance;
}

RowBeam FieldOptics::beam(std::size_t row, double angle_rad, const SunAngles& angles) const {
  const Transversal sun{std::sin(angles.transversal_rad), std::cos(angles.transversal_rad)};
  const Transversal way = section(row, angle_rad, sun).ray(0.0).direction;
  const double across = std::cos(angles.longitudinal_rad);
  RowBeam beam{way.east * across, -std::sin(angles.longitudinal_rad), way.up * across, std::nullopt};
  if (beam.up > grazing) {
    const double path_m = parameters_.receiver_height_m / beam.up;
    beam.at_receiver_height = {x_m_[row] + path_m * beam.east, path_m * beam.north};
  }
  return beam;
}

}  // namespace heliorig::models
