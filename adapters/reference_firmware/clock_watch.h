// Whether the clock may be believed.
#pragma once

#include <stdint.h>

namespace heliorig_firmware {

/// A clock chip that does not answer, or shows the same second for longer than 3 s, is not believed; one
/// silent answer in between is nothing: the last second holds until then. A clock that goes apart from the
/// processor's own time by more than 10 s has jumped; small steps, as of one that is set right, are followed.
class ClockWatch {
 public:
  void observe(bool answered, uint32_t clock_s, uint32_t uptime_ms);
  /// The operator has seen to it: what it shows now is right.
  void trust() { jumped_ = false; }

  bool valid() const { return valid_; }
  bool jumped() const { return jumped_; }
  uint32_t clock_s() const { return clock_s_; }

 private:
  static constexpr uint32_t patience_ms = 3000;
  static constexpr int32_t largest_step_s = 10;

  bool valid_ = false;
  bool jumped_ = false;
  uint32_t clock_s_ = 0;
  uint32_t changed_ms_ = 0;
};

}  // namespace heliorig_firmware
