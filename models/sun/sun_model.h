#pragma once

#include <optional>

#include "models/noise/noise_stream.h"
#include "models/sun/cloud_field.h"
#include "models/sun/gusts.h"
#include "models/sun/sun_conditions.h"
#include "models/sun/sun_path.h"
#include "models/time/sim_time.h"

namespace heliorig::models {

SimTime next_second(SimTime time);

/// The sun at one instant, as the machine sees it.
struct SunState {
  double azimuth_rad;             ///< from north, positive eastward
  double apparent_elevation_rad;  ///< refraction included
  double transversal_angle_rad;  ///< from the vertical in the east–west plane, positive when it stands east
  double longitudinal_angle_rad;  ///< out of that plane, positive north
  double dni_Wpm2;                ///< 0 while the middle of the disk is below the horizon
  double cloud_transmission;      ///< of passages and field; clouds of measured light are in the light
};

/// Position, clear sky or measured light, and clouds together; wind and air.
class SunModel {
 public:
  /// The seed is of the cloud field and the gusts, if any.
  explicit SunModel(SunConditions conditions, Seed seed = Seed{});

  const SunConditions& conditions() const { return conditions_; }
  SunState at(SimTime time);
  /// The next instant at which to look at the light again: the next whole second; with a cloud's edges by
  /// next_cloud_sample(); 100 ms where measured light changes by more than 5 W/m² in a second.
  SimTime next_light(SimTime time);
  double wind_speed_mps(SimTime time) const;
  bool wind_is_steady() const { return !conditions_.measured.wind_speed_mps && !gusts_; }
  double ambient_K(SimTime time) const;

 private:
  double direct_light_Wpm2(const SunPath::Position& sun, UtcTime utc, SimTime time) const;

  SunConditions conditions_;
  SunPath path_;
  double pressure_Pa_;
  std::optional<CloudField> cloud_field_;
  std::optional<Gusts> gusts_;
};

}  // namespace heliorig::models
