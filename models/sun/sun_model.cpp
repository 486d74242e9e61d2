#include "models/sun/sun_model.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "models/sun/cloud_passage.h"
#include "models/sun/solar_position.h"

namespace heliorig::models {
namespace {

/// The light of a disk that comes over the horizon, from none to all while it rises by its own diameter: the
/// models of the sky know only a point, and some leave it light at the very horizon.
double risen_share(double elevation_rad) {
  constexpr double diameter_rad = 0.0093;
  const double u = std::min(1.0, elevation_rad / diameter_rad);
  return u * u * (3.0 - 2.0 * u);
}

}  // namespace

SunModel::SunModel(SunConditions conditions)
    : conditions_(std::move(conditions)),
      path_(conditions_.site, conditions_.ambient_K, conditions_.air_pressure_Pa),
      pressure_Pa_(conditions_.air_pressure_Pa.value_or(standard_pressure_Pa(conditions_.site.elevation_m))) {
}

SunState SunModel::at(SimTime time) {
  const UtcTime utc = conditions_.start_utc + time.time_since_epoch();
  const SunPath::Position sun = path_.at(utc);
  const double elevation = sun.apparent_elevation_rad;
  const double up = std::sin(elevation);
  const double east = std::cos(elevation) * std::sin(sun.azimuth_rad);
  const double north = std::cos(elevation) * std::cos(sun.azimuth_rad);
  const double transmission = cloud_transmission(conditions_.clouds, time);
  double dni_Wpm2 = 0.0;
  if (elevation > 0.0) {
    const LightPath light{elevation, pressure_Pa_, conditions_.site.elevation_m,
                          extraterrestrial_Wpm2(sun.distance_au)};
    dni_Wpm2 = transmission * risen_share(elevation) *
               clear_sky(conditions_.clear_sky, light, utc).direct_normal_Wpm2;
  }
  return {sun.azimuth_rad, elevation, std::atan2(east, up), std::asin(north), dni_Wpm2, transmission};
}

}  // namespace heliorig::models
