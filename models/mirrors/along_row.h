#pragma once

#include "models/mirrors/pieces.h"

namespace heliorig::models {

/// Light on its way along a row, northward from the middle of the field: it lands `shift_m` north of where
/// it is reflected, smeared by a Gaussian.
struct AlongRow {
  Interval receiver;  ///< the absorber's ends
  double sensor_m;    ///< where the edge sensors are
  double shift_m;
  double sigma_m;  ///< > 0

  /// The length of `source` whose light lands within the receiver's ends. m.
  double landing_m(const Interval& source) const;
  /// The share of the light at the sensors that comes from `source`.
  double at_sensor(const Interval& source) const;
};

}  // namespace heliorig::models
