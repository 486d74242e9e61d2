#include "adapters/reference_firmware/clock_watch.h"

namespace heliorig_firmware {

void ClockWatch::observe(bool answered, uint32_t clock_s, uint32_t uptime_ms) {
  if (answered && clock_s != clock_s_) {
    const int32_t shown_s = static_cast<int32_t>(clock_s - clock_s_);
    const int32_t lived_s = static_cast<int32_t>((uptime_ms - changed_ms_) / 1000);
    const int32_t step_s = shown_s - lived_s;
    if (valid_ && (step_s > largest_step_s || step_s < -largest_step_s)) jumped_ = true;
    clock_s_ = clock_s;
    changed_ms_ = uptime_ms;
    valid_ = true;
  }
  if (uptime_ms - changed_ms_ > patience_ms) valid_ = false;
}

}  // namespace heliorig_firmware
