#pragma once

#include "models/instruments/instruments_parameters.h"
#include "models/noise/noise_stream.h"
#include "models/time/sim_time.h"

namespace heliorig::models {

/// A battery-backed clock: set with an error at some time, running a little fast or slow, read in whole
/// steps.
class ClockChip {
 public:
  ClockChip(const InstrumentsParameters& parameters, UtcTime start, Seed seed);

  /// Seconds since 1970 that it shows, `elapsed` after the start; steps already begun count.
  double reading_s(SimDuration elapsed) const;

 private:
  SimDuration resolution_;
  SimDuration start_;  ///< what it shows at the start, since 1970
  double drift_;
};

}  // namespace heliorig::models
