#pragma once

#include <cstdint>

#include "adapters/avr/mcu/avr_mcu.h"
#include "models/time/sim_time.h"

namespace heliorig::adapters {

/// Simulated time as the cycles of a microcontroller's clock. The count is derived from the time since an
/// anchor, in integers, never accumulated; the anchor moves only when the clock stops, or changes its
/// frequency.
class McuClock {
 public:
  /// `error` is the ratio by which the clock runs fast; kept to 1e-9.
  McuClock(models::SimTime time, Cycle cycle, double frequency_Hz, double error)
      : time_(time),
        cycle_(cycle),
        frequency_nHz_(static_cast<std::int64_t>(frequency_Hz + 0.5) *
                       (1'000'000'000 + static_cast<std::int64_t>(error * 1e9 + (error < 0 ? -0.5 : 0.5)))) {}

  /// Whole cycles counted at `time`, which is not before the anchor.
  Cycle cycles_at(models::SimTime time) const {
    __extension__ using Wide = unsigned __int128;
    const auto elapsed_ns = static_cast<Wide>((time - time_).count());
    return cycle_ +
           static_cast<Cycle>(elapsed_ns * static_cast<Wide>(frequency_nHz_) / 1'000'000'000 / 1'000'000'000);
  }

 private:
  models::SimTime time_;
  Cycle cycle_;
  std::int64_t frequency_nHz_;
};

}  // namespace heliorig::adapters
