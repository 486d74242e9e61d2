#include "models/sun/sun_model.h"

#include <cmath>
#include <utility>

#include "models/sun/clear_sky.h"
#include "models/sun/cloud_passage.h"
#include "models/sun/solar_position.h"

namespace heliorig::models {

SunModel::SunModel(SunConditions conditions)
    : conditions_(std::move(conditions)),
      path_(conditions_.site, conditions_.ambient_K),
      pressure_Pa_(standard_pressure_Pa(conditions_.site.elevation_m)) {}

SunState SunModel::at(SimTime time) {
  const SunPath::Position sun = path_.at(conditions_.start_utc + time.time_since_epoch());
  const double elevation = sun.apparent_elevation_rad;
  const double up = std::sin(elevation);
  const double east = std::cos(elevation) * std::sin(sun.azimuth_rad);
  const double north = std::cos(elevation) * std::cos(sun.azimuth_rad);
  const double transmission = cloud_transmission(conditions_.clouds, time);
  double dni_Wpm2 = 0.0;
  if (elevation > 0.0) {
    dni_Wpm2 = transmission * ineichen_clear_sky(elevation, absolute_air_mass(elevation, pressure_Pa_),
                                                 conditions_.linke_turbidity, conditions_.site.elevation_m,
                                                 extraterrestrial_Wpm2(sun.distance_au))
                                  .direct_normal_Wpm2;
  }
  return {sun.azimuth_rad, elevation, std::atan2(east, up), std::asin(north), dni_Wpm2, transmission};
}

}  // namespace heliorig::models
