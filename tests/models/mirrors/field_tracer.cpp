#include "tests/models/mirrors/field_tracer.h"

#include <cmath>
#include <complex>
#include <numbers>
#include <vector>

namespace heliorig::tests {
namespace {

/// East + i·up.
using Point = std::complex<double>;

double cross(Point a, Point b) {
  return (std::conj(a) * b).imag();
}

/// A unit vector at an angle from the vertical, positive eastward.
Point direction(double angle) {
  return {std::sin(angle), std::cos(angle)};
}

struct Segment {
  Point a;
  Point b;
};

bool hits(Point from, Point way, const Segment& segment) {
  const Point along = segment.b - segment.a;
  const double slant = cross(way, along);
  if (slant == 0.0) return false;
  const double distance = cross(segment.a - from, along) / slant;
  const double place = cross(segment.a - from, way) / slant;
  return distance > 1e-9 && place > 0.0 && place < 1.0;
}

bool hits(Point from, Point way, Point middle, double radius) {
  return (std::conj(way) * (middle - from)).real() > 0.0 && std::abs(cross(way, middle - from)) < radius;
}

/// The fractional parts of multiples of an irrational: even, and repeatable.
double sequence(int i, double irrational) {
  return std::fmod((i + 0.5) * irrational, 1.0);
}

/// One of Box and Muller's two.
double gaussian(double u, double v) {
  return std::sqrt(-2.0 * std::log(1.0 - u)) * std::cos(2.0 * std::numbers::pi * v);
}

}  // namespace

double traced_width_m(const models::MirrorsParameters& scene, std::span<const double> angles_rad,
                      double sun_transversal_rad) {
  const auto rows = static_cast<int>(angles_rad.size());
  const Point receiver{0.0, scene.receiver_height_m};
  const double half = scene.row_width_m / 2.0;
  std::vector<Point> axes;
  std::vector<Segment> chords;
  for (int i = 0; i < rows; ++i) {
    axes.emplace_back((i - 0.5 * (rows - 1)) * scene.pitch_m, 0.0);
    const Point chord{std::cos(angles_rad[i]), -std::sin(angles_rad[i])};
    chords.push_back({axes[i] - half * chord, axes[i] + half * chord});
  }
  const auto stopped = [&](Point from, Point way, int self) {
    for (int j = 0; j < rows; ++j)
      if (j != self && hits(from, way, chords[j])) return true;
    return false;
  };

  constexpr int rays = 4000;
  double width = 0.0;
  for (int i = 0; i < rows; ++i) {
    const double focal_length = std::abs(receiver - axes[i]);
    for (int k = 0; k < rays; ++k) {
      const double u = half * (2.0 * sequence(k, 0.819172513396164) - 1.0);
      // A point of the disk, seen from the side.
      const double in_sun = std::sqrt(sequence(k, 0.671043606703789)) *
                            std::cos(2.0 * std::numbers::pi * sequence(k, 0.549700477901997));
      const double error =
          scene.slope_error_rad * gaussian(sequence(k, 0.618033988749895), sequence(k, 0.414213562373095));
      const Point sun = direction(sun_transversal_rad + in_sun * scene.sun_half_angle_rad);
      const Point shape = direction(angles_rad[i]);
      const Point chord{shape.imag(), -shape.real()};
      const Point place = axes[i] + u * chord + u * u / (4.0 * focal_length) * shape;
      const double slope = u / (2.0 * focal_length);
      const double beam = (std::conj(shape - slope * chord) * sun).real();
      if (beam <= 0.0) continue;
      if (stopped(place, sun, i) || hits(place, sun, receiver, scene.cavity_outside_width_m / 2.0)) continue;
      const Point normal = direction(angles_rad[i] - std::atan(slope) + error);
      const Point reflected = 2.0 * (std::conj(normal) * sun).real() * normal - sun;
      if (stopped(place, reflected, i) || !hits(place, reflected, receiver, scene.receiver_diameter_m / 2.0))
        continue;
      width += beam * scene.row_width_m / rays;
    }
  }
  return width * scene.reflectivity;
}

}  // namespace heliorig::tests
