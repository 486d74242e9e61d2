#include "models/instruments/clock_chip.h"

#include <cassert>

namespace heliorig::models {

ClockChip::ClockChip(const InstrumentsParameters& parameters, UtcTime start, Seed seed)
    : resolution_(sim_duration(parameters.clock_resolution_s)) {
  assert(resolution_ > SimDuration::zero());
  NoiseStream specimen{seed, "instruments.clock"};
  const double offset_s = parameters.clock_offset_s * (2.0 * specimen.uniform() - 1.0);
  start_ = start.time_since_epoch() + sim_duration(offset_s);
  drift_ = parameters.clock_drift * (2.0 * specimen.uniform() - 1.0);
}

// In whole nanoseconds, so that a clock without error changes exactly with the second.
double ClockChip::reading_s(SimDuration elapsed) const {
  const SimDuration shown = start_ + elapsed + sim_duration(seconds(elapsed) * drift_);
  assert(shown >= SimDuration::zero() && "the clock shows a time before 1970");
  return seconds(shown - shown % resolution_);
}

}  // namespace heliorig::models
