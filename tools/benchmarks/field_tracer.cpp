#include "tools/benchmarks/field_tracer.h"

#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <random>
#include <vector>

namespace heliorig::benchmarks {
namespace {

using models::MirrorsParameters;

/// East, north, up.
struct Vector {
  double x, y, z;
};
Vector operator+(Vector a, Vector b) {
  return {a.x + b.x, a.y + b.y, a.z + b.z};
}
Vector operator-(Vector a, Vector b) {
  return {a.x - b.x, a.y - b.y, a.z - b.z};
}
Vector operator*(double k, Vector a) {
  return {k * a.x, k * a.y, k * a.z};
}
double dot(Vector a, Vector b) {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}
Vector cross(Vector a, Vector b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
Vector unit(Vector a) {
  return (1.0 / std::sqrt(dot(a, a))) * a;
}

/// Random numbers of its own, the same everywhere: the standard's engine, not its distributions.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  double uniform() { return (static_cast<double>(engine_() >> 11) + 0.5) * 0x1p-53; }
  double gaussian() {
    return std::sqrt(-2.0 * std::log(uniform())) * std::cos(2.0 * std::numbers::pi * uniform());
  }

 private:
  std::mt19937_64 engine_;
};

/// Radial angles of a sun shape, by its cumulated light in steps.
class SunDice {
 public:
  explicit SunDice(const models::SunShape& shape) {
    for (int i = 0; i <= steps; ++i) {
      angle_.push_back(shape.extent_rad() * i / steps);
      within_.push_back(shape.share_within(angle_.back()));
    }
  }
  double angle(double u) const {
    std::size_t i = 0;
    for (std::size_t half = steps; half > 0; half /= 2)
      while (i + half < within_.size() - 1 && within_[i + half] <= u) i += half;
    const double rise = within_[i + 1] - within_[i];
    const double t = rise > 0.0 ? std::min(1.0, (u - within_[i]) / rise) : 0.0;
    // Even in area within a ring.
    return std::sqrt(angle_[i] * angle_[i] + t * (angle_[i + 1] * angle_[i + 1] - angle_[i] * angle_[i]));
  }

 private:
  static constexpr int steps = 4000;
  std::vector<double> angle_, within_;
};

/// One vector turned by small angles across itself.
Vector tilted(Vector v, double a, double b) {
  const Vector side = unit(cross(v, std::abs(v.y) < 0.9 ? Vector{0, 1, 0} : Vector{1, 0, 0}));
  return unit(v + a * side + b * cross(v, side));
}

struct Row {
  Vector axis, normal, chord, low_edge, high_edge;
  double curvature;
};

class Scene {
 public:
  Scene(const MirrorsParameters& p, std::span<const double> angles) : p_(p) {
    for (std::size_t i = 0; i < angles.size(); ++i) {
      const Vector axis{(static_cast<double>(i) - 0.5 * (static_cast<double>(angles.size()) - 1)) * p.pitch_m,
                        0, 0};
      const Vector normal{std::sin(angles[i]), 0, std::cos(angles[i])};
      const Vector chord{normal.z, 0, -normal.x};
      const double focal = std::hypot(axis.x, p.receiver_height_m);
      const double half = p.row_width_m / 2,
                   curvature = p.row_shape == MirrorsParameters::flat_rows ? 0 : 1 / focal;
      const Vector middle = axis + (half * half * curvature / 4) * normal;
      rows_.push_back({axis, normal, chord, middle - half * chord, middle + half * chord, curvature});
    }
  }
  const std::vector<Row>& rows() const { return rows_; }

  bool stopped_by_rows(Vector from, Vector way, std::size_t self) const {
    for (std::size_t j = 0; j < rows_.size(); ++j) {
      if (j == self) continue;
      const Row& row = rows_[j];
      const Vector along = row.high_edge - row.low_edge, to = row.low_edge - from;
      const double slant = way.x * along.z - way.z * along.x;
      if (slant == 0.0) continue;
      const double t = (to.x * along.z - to.z * along.x) / slant;
      const double place = (to.x * way.z - to.z * way.x) / slant;
      if (t > 1e-9 && place > 0 && place < 1 && std::abs(from.y + t * way.y) < p_.row_length_m / 2)
        return true;
    }
    return false;
  }
  /// The path to a cylinder about the receiver's axis, between its ends.
  bool meets_cylinder(Vector from, Vector way, double radius) const {
    const double x = from.x, z = from.z - p_.receiver_height_m;
    const double a = way.x * way.x + way.z * way.z, b = x * way.x + z * way.z,
                 c = x * x + z * z - radius * radius;
    const double square = b * b - a * c;
    if (square < 0.0) return false;
    const double t = (-b - std::sqrt(square)) / a;
    return t > 0.0 && is_in_length(from.y + t * way.y);
  }
  bool is_in_length(double north) const {
    const double end = p_.row_length_m / 2 + p_.receiver_overhang_north_m;
    return north < end && north > end - p_.receiver_length_m;
  }
  std::optional<Vector> at_receiver_height(Vector from, Vector way) const {
    if (way.z <= 0.0) return std::nullopt;
    return from + ((p_.receiver_height_m - from.z) / way.z) * way;
  }
  double caught(Vector from, Vector way) const {
    if (p_.target == MirrorsParameters::tube_target)
      return meets_cylinder(from, way, p_.receiver_diameter_m / 2) ? 1.0 : 0.0;
    const auto place = at_receiver_height(from, way);
    if (!place || std::abs(place->x) > p_.cavity_inside_width_m / 2 || !is_in_length(place->y)) return 0.0;
    const double lean = std::abs(std::atan2(way.x, way.z));
    const double low = p_.acceptance_angle_rad - p_.acceptance_edge_rad / 2;
    const double fade = (lean - low) / p_.acceptance_edge_rad;
    return p_.secondary_transmittance * (fade <= 0 ? 1.0 : fade >= 1 ? 0.0 : 1.0 - fade);
  }

 private:
  const MirrorsParameters& p_;
  std::vector<Row> rows_;
};

}  // namespace

Traced traced(const MirrorsParameters& p, std::span<const double> angles, const models::SunAngles& sun,
              std::uint64_t seed, int rays_a_row) {
  constexpr double strip_m = 0.003, reach_m = 0.3;
  const Scene scene{p, angles};
  const SunDice shape{p.sun()};
  Dice dice{seed};
  const Vector middle{std::sin(sun.transversal_rad) * std::cos(sun.longitudinal_rad),
                      std::sin(sun.longitudinal_rad),
                      std::cos(sun.transversal_rad) * std::cos(sun.longitudinal_rad)};
  const double across_error = std::hypot(p.shape_error_rad, p.tracking_jitter_rad);
  const double area = p.row_width_m * p.row_length_m / rays_a_row;
  Traced found;
  for (std::size_t i = 0; i < angles.size(); ++i) {
    const Row& row = scene.rows()[i];
    for (int k = 0; k < rays_a_row; ++k) {
      // Even over the row, at random within each of the slices of its width.
      const double u = p.row_width_m * ((k + dice.uniform()) / rays_a_row - 0.5);
      const double v = p.row_length_m * (dice.uniform() - 0.5);
      const double off = shape.angle(dice.uniform()), turn = 2 * std::numbers::pi * dice.uniform();
      const Vector ray = tilted(middle, off * std::cos(turn), off * std::sin(turn));
      const double across = p.slope_error_rad * dice.gaussian() + across_error * dice.gaussian();
      const double along = p.slope_error_rad * dice.gaussian();
      const Vector from =
          row.axis + u * row.chord + (u * u * row.curvature / 4) * row.normal + Vector{0, v, 0};
      const Vector bent = row.normal - (u * row.curvature / 2) * row.chord;
      const double beam = dot(bent, middle) * area;  // per width of chord
      if (beam <= 0.0 || scene.stopped_by_rows(from, ray, i)) continue;
      found.unshaded_m2 += beam;
      if (scene.meets_cylinder(from, ray, p.cavity_outside_width_m / 2)) continue;
      found.lit_m2 += beam;
      const Vector form = unit(bent);
      const Vector normal = unit(form + across * Vector{form.z, 0, -form.x} + along * Vector{0, 1, 0});
      const Vector reflected = 2 * dot(normal, ray) * normal - ray;
      if (scene.stopped_by_rows(from, reflected, i)) continue;
      found.unblocked_m2 += beam;
      const double kept = beam * p.reflectivity * p.cleanliness;
      found.intercepted_m2 += kept * scene.caught(from, reflected);
      const auto place = scene.at_receiver_height(from, reflected);
      if (!place || std::abs(place->y - p.edge_sensor_north_m) > reach_m) continue;
      const double density = kept / (2 * strip_m * 2 * reach_m);
      if (std::abs(place->x - p.edge_sensor_offset_m) < strip_m) found.sensor_east += density;
      if (std::abs(place->x + p.edge_sensor_offset_m) < strip_m) found.sensor_west += density;
    }
  }
  return found;
}

}  // namespace heliorig::benchmarks
