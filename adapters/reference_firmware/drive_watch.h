// Whether a row turns as it is driven.
#pragma once

#include <stdint.h>

namespace heliorig_firmware {

/// Compares the steps given to a row with what its encoder shows.
///
/// Stalled: some steps in one direction, more than the play of the drive where the direction has just
/// changed, and the encoder has not moved. Slipped: steps and encoder drift apart by more than 0.2° within a
/// minute, for three seconds.
class DriveWatch {
 public:
  /// Once a tick: steps given at the last one, the angle that its encoder shows now. `released`: the safety
  /// chain has turned the row, no step reaches it; or its encoder is silent. A motor that had stalled before
  /// stays off.
  void observe(int8_t steps, int32_t angle_parts, bool released);
  /// The drive is to be believed again.
  void restart();

  bool stalled() const { return stalled_; }
  bool slipped() const { return apart_ticks_ > slip_ticks; }

 private:
  void lose_sight();
  void watch_motion(int8_t steps, int32_t angle_parts);
  void watch_distance(int8_t steps, int32_t angle_parts);

  static constexpr uint8_t slip_ticks = 30;

  bool known_ = false;
  int32_t last_parts_ = 0;
  int32_t moved_from_parts_ = 0;  ///< where the row stood when it was last seen to move
  int8_t direction_ = 0;          ///< of the steps since then
  bool play_taken_up_ = false;
  uint8_t steps_without_motion_ = 0;
  int32_t apart_parts_ = 0;
  uint8_t apart_ticks_ = 0;
  bool stalled_ = false;
};

}  // namespace heliorig_firmware
