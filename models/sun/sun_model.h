#pragma once

#include "models/sun/sun_conditions.h"
#include "models/sun/sun_path.h"
#include "models/time/sim_time.h"

namespace heliorig::models {

/// The sun at one instant, as the machine sees it.
struct SunState {
  double azimuth_rad;             ///< from north, positive eastward
  double apparent_elevation_rad;  ///< refraction included
  double transversal_angle_rad;  ///< from the vertical in the east–west plane, positive when it stands east
  double longitudinal_angle_rad;  ///< out of that plane, positive north
  double dni_Wpm2;                ///< 0 while the middle of the disk is below the horizon
  double cloud_transmission;
};

/// Position, clear sky and clouds together.
class SunModel {
 public:
  explicit SunModel(SunConditions conditions);

  const SunConditions& conditions() const { return conditions_; }
  SunState at(SimTime time);

 private:
  SunConditions conditions_;
  SunPath path_;
  double pressure_Pa_;
};

}  // namespace heliorig::models
