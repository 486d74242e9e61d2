#include "adapters/reference_firmware/clock_watch.h"

namespace heliorig_firmware {

void ClockWatch::observe(bool answered, uint32_t clock_s, uint32_t uptime_ms) {
  if (answered && clock_s != clock_s_) {
    const int32_t shown_s = static_cast<int32_t>(clock_s - clock_s_);
    const int32_t lived_s = static_cast<int32_t>((uptime_ms - changed_ms_ + 500) / 1000);
    const int32_t step_s = shown_s - lived_s;
    if (valid_ && (step_s > largest_step_s || step_s < -largest_step_s)) jumped_ = true;
    compare_pace(clock_s, uptime_ms, !valid_ || step_s != 0);
    clock_s_ = clock_s;
    changed_ms_ = uptime_ms;
    valid_ = true;
  }
  if (uptime_ms - changed_ms_ > patience_ms) valid_ = false;
}

void ClockWatch::compare_pace(uint32_t clock_s, uint32_t uptime_ms, bool stepped) {
  if (stepped || clock_s - pace_from_s_ > pace_s) {
    pace_from_s_ = clock_s;
    pace_from_ms_ = uptime_ms;
  }
  if (valid_) steps_in_a_row_ = stepped ? static_cast<uint8_t>(steps_in_a_row_ + 1) : 0;
  const int32_t drift_ms =
      static_cast<int32_t>((clock_s - pace_from_s_) * 1000 - (uptime_ms - pace_from_ms_));
  if (steps_in_a_row_ >= steps_to_doubt || drift_ms > largest_drift_ms || drift_ms < -largest_drift_ms) {
    apart_ = true;
    steps_in_a_row_ = 0;
  }
}

void ClockWatch::trust() {
  jumped_ = apart_ = false;
  steps_in_a_row_ = 0;
  pace_from_s_ = clock_s_;
  pace_from_ms_ = changed_ms_;
}

}  // namespace heliorig_firmware
