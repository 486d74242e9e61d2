// Seeking the high end switches.
#pragma once

#include "adapters/reference_firmware/io.h"
#include "adapters/reference_firmware/row_angle.h"

namespace heliorig_firmware {

/// Drives every row eastward to its end switch, whose angle is known; there its encoder is referred to it.
/// Fails where a switch does not come within the time of the whole travel, or where the magnet stands at the
/// switch otherwise than it was set: it has slipped, or the switch lies.
class Homing {
 public:
  void begin();
  /// Steps of this tick; refers the angles of rows that have arrived. Returns those that just have, one bit
  /// each.
  uint16_t run(uint16_t limit_high, RowAngle (&angles)[row_count], int8_t (&steps)[row_count]);

  bool done() const { return arrived_ == all_rows; }
  bool failed() const { return failed_; }
  void dismiss() { failed_ = false; }

 private:
  static constexpr uint16_t all_rows = (1u << row_count) - 1;

  uint16_t arrived_ = 0;
  uint16_t ticks_ = 0;
  bool failed_ = false;
};

}  // namespace heliorig_firmware
