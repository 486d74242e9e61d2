// Whether the clock may be believed.
#pragma once

#include <stdint.h>

namespace heliorig_firmware {

/// A clock chip that does not answer, or shows the same second for longer than 3 s, is not believed; one
/// silent answer in between is nothing: the last second holds until then. A clock that goes apart from the
/// processor's own time by more than 10 s has jumped; small steps, as of one that is set right, are followed.
/// Where the two run at a different pace, half a second in 20 s or a step in each of three seconds, one of
/// them is wrong.
class ClockWatch {
 public:
  void observe(bool answered, uint32_t clock_s, uint32_t uptime_ms);
  /// The operator has seen to it: what it shows now is right.
  void trust();

  bool valid() const { return valid_; }
  bool jumped() const { return jumped_; }
  bool apart() const { return apart_; }
  uint32_t clock_s() const { return clock_s_; }

 private:
  void compare_pace(uint32_t clock_s, uint32_t uptime_ms, bool stepped);

  static constexpr uint32_t patience_ms = 3000;
  static constexpr int32_t largest_step_s = 10;
  static constexpr uint32_t pace_s = 20;
  static constexpr int32_t largest_drift_ms = 500;
  static constexpr uint8_t steps_to_doubt = 3;

  bool valid_ = false;
  bool jumped_ = false;
  bool apart_ = false;
  uint32_t clock_s_ = 0;
  uint32_t changed_ms_ = 0;
  bool answered_before_ = false;
  bool pace_known_ = false;
  uint32_t pace_from_s_ = 0;
  uint32_t pace_from_ms_ = 0;
  uint8_t steps_in_a_row_ = 0;
};

}  // namespace heliorig_firmware
