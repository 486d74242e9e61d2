#pragma once

#include <optional>
#include <vector>

#include "models/sun/clear_sky_model.h"
#include "models/sun/weather_series.h"
#include "models/time/sim_time.h"

namespace heliorig::models {

/// Where the machine stands. North and east are positive.
struct Site {
  double latitude_rad = 0.0;
  double longitude_rad = 0.0;
  double elevation_m = 0.0;
};

/// One cloud passing over the sun: transmission falls smoothly from 1 to `1 - depth` over `edge`, stays, and
/// comes back over `edge`. `start` and `length` span the passage from the first to the last shadow.
struct CloudPassage {
  SimTime start;
  SimDuration length;
  double depth = 0.0;  ///< 0 to 1
  SimDuration edge;
};

/// Broken cloud, as CloudField makes it.
struct CloudFieldSpec {
  double cover = 0.0;          ///< share of the time that the sun is behind clouds, 0 to 1, both excluded
  double speed_mps = 0.0;      ///< of the wind at the clouds' height, above 0
  double optical_depth = 0.0;  ///< the clouds' mean, above 0
};

/// Turbulent wind, as Gusts makes it.
struct GustSpec {
  double roughness_length_m = 0.0;  ///< of the ground, 0.003 to 1
};

/// What was measured, over the whole run. What was not, SunConditions gives.
struct MeasuredWeather {
  std::optional<WeatherSeries> dni_Wpm2;  ///< clouds included; in the place of the clear sky
  std::optional<WeatherSeries> wind_speed_mps;
  std::optional<WeatherSeries> ambient_K;
};

struct SunConditions {
  Site site;
  UtcTime start_utc;
  ClearSkyModel clear_sky = IneichenSky::constant(3.0);
  std::vector<CloudPassage> clouds;
  std::optional<CloudFieldSpec> cloud_field;
  double wind_speed_mps = 0.0;  ///< where measured: the mean, by which gusts come past
  std::optional<GustSpec> gusts;
  double ambient_K = 293.15;              ///< where measured: the mean, by which the air bends light
  std::optional<double> air_pressure_Pa;  ///< the standard atmosphere's at the site where not given
  MeasuredWeather measured;
};

}  // namespace heliorig::models
