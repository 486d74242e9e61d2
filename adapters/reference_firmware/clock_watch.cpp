#include "adapters/reference_firmware/clock_watch.h"

namespace heliorig_firmware {

void ClockWatch::observe(bool answered, uint32_t clock_s, uint32_t uptime_ms) {
  if (answered && clock_s != clock_s_) {
    const int32_t shown_s = static_cast<int32_t>(clock_s - clock_s_);
    const int32_t lived_s = static_cast<int32_t>((uptime_ms - changed_ms_ + 500) / 1000);
    const int32_t step_s = shown_s - lived_s;
    if (valid_ && (step_s > largest_step_s || step_s < -largest_step_s)) jumped_ = true;
    compare_pace(clock_s, uptime_ms, step_s != 0);
    clock_s_ = clock_s;
    changed_ms_ = uptime_ms;
    valid_ = true;
  }
  answered_before_ = answered;
  if (uptime_ms - changed_ms_ > patience_ms) valid_ = false;
}

/// Only where the second was seen to change: after a silence it may be late by as much.
void ClockWatch::compare_pace(uint32_t clock_s, uint32_t uptime_ms, bool stepped) {
  const bool seen_to_change = answered_before_;
  const bool counts = seen_to_change && pace_known_;
  steps_in_a_row_ = counts && stepped ? static_cast<uint8_t>(steps_in_a_row_ + 1) : 0;
  if (steps_in_a_row_ >= steps_to_doubt) apart_ = true;
  if (!counts || stepped || clock_s - pace_from_s_ > pace_s) {
    pace_known_ = seen_to_change;
    pace_from_s_ = clock_s;
    pace_from_ms_ = uptime_ms;
    return;
  }
  const int32_t drift_ms =
      static_cast<int32_t>((clock_s - pace_from_s_) * 1000 - (uptime_ms - pace_from_ms_));
  if (drift_ms > largest_drift_ms || drift_ms < -largest_drift_ms) apart_ = true;
}

void ClockWatch::trust() {
  jumped_ = apart_ = false;
  pace_known_ = false;
}

}  // namespace heliorig_firmware
