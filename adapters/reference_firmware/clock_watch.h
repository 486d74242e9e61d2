// Whether the clock may be believed.
#pragma once

#include <stdint.h>

namespace heliorig_firmware {

/// A clock chip that does not answer, or shows the same second for longer than 3 s, is not believed; one
/// silent answer in between is nothing: the last second holds until then.
class ClockWatch {
 public:
  void observe(bool answered, uint32_t clock_s, uint32_t uptime_ms);

  bool valid() const { return valid_; }
  uint32_t clock_s() const { return clock_s_; }

 private:
  static constexpr uint32_t patience_ms = 3000;

  bool valid_ = false;
  uint32_t clock_s_ = 0;
  uint32_t changed_ms_ = 0;
};

}  // namespace heliorig_firmware
