#include "models/sun/sun_path.h"

#include <chrono>
#include <cmath>
#include <limits>
#include <numbers>

#include "models/sun/solar_position.h"

namespace heliorig::models {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::nanoseconds knot_spacing = 5min;

}  // namespace

SunPath::SunPath(const Site& site, double ambient_K, std::optional<double> pressure_Pa)
    : site_(site),
      ambient_K_(ambient_K),
      pressure_Pa_(pressure_Pa.value_or(standard_pressure_Pa(site.elevation_m))),
      interval_(std::numeric_limits<std::int64_t>::min()),
      knots_{} {}

SunPath::Position SunPath::at(UtcTime time) {
  const std::chrono::nanoseconds since_epoch = time.time_since_epoch();
  std::int64_t interval = since_epoch / knot_spacing;
  if (since_epoch < interval * knot_spacing) --interval;
  if (interval != interval_) move_to(interval);

  // Lagrange's weights at u between 0 (knot 1) and 1 (knot 2).
  const double u = std::chrono::duration<double>(since_epoch - interval * knot_spacing) /
                   std::chrono::duration<double>(knot_spacing);
  const std::array<double, 4> weights{-u * (u - 1.0) * (u - 2.0) / 6.0,
                                      (u + 1.0) * (u - 1.0) * (u - 2.0) / 2.0,
                                      -(u + 1.0) * u * (u - 2.0) / 2.0, (u + 1.0) * u * (u - 1.0) / 6.0};
  Knot sun{};
  for (std::size_t i = 0; i < weights.size(); ++i) {
    sun.east += weights[i] * knots_[i].east;
    sun.north += weights[i] * knots_[i].north;
    sun.up += weights[i] * knots_[i].up;
    sun.distance_au += weights[i] * knots_[i].distance_au;
  }
  const double azimuth = std::atan2(sun.east, sun.north);
  const double elevation = std::atan2(sun.up, std::hypot(sun.east, sun.north));
  return {azimuth < 0.0 ? azimuth + 2.0 * std::numbers::pi : azimuth,
          elevation + refraction_rad(elevation, pressure_Pa_, ambient_K_), sun.distance_au};
}

SunPath::Knot SunPath::knot(std::int64_t index) const {
  const GeocentricSun sun = geocentric_sun(days_since_j2000(UtcTime{index * knot_spacing}), delta_t_2020s_s);
  const TopocentricSun seen = topocentric_sun(sun, site_);
  return {std::cos(seen.elevation_rad) * std::sin(seen.azimuth_rad),
          std::cos(seen.elevation_rad) * std::cos(seen.azimuth_rad), std::sin(seen.elevation_rad),
          sun.distance_au};
}

void SunPath::move_to(std::int64_t interval) {
  const bool is_next = interval_ != std::numeric_limits<std::int64_t>::min() && interval == interval_ + 1;
  if (is_next) {
    knots_ = {knots_[1], knots_[2], knots_[3], knot(interval + 2)};
  } else {
    knots_ = {knot(interval - 1), knot(interval), knot(interval + 1), knot(interval + 2)};
  }
  interval_ = interval;
}

}  // namespace heliorig::models
