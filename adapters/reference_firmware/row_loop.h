// Turns a row to an angle, by its encoder.
#pragma once

#include <stdint.h>

namespace heliorig_firmware {

/// The steps of one tick that bring a row to its target. The sun turns rows westward, so a row is followed
/// from one side: westward as soon as it is more than 0.6 of a step behind, eastward, through the play of its
/// drive, only when it is further off than noise and play explain.
///
/// The encoder may not yet show the steps of the last tick; they are counted as made.
class RowLoop {
 public:
  /// `error_parts` is angle less target.
  int8_t steps(int32_t error_parts);
  /// The motor was driven by others, or stood.
  void rest() { under_way_ = 0; }

 private:
  int8_t under_way_ = 0;
};

/// Drives a row eastward by a number of steps, whatever its encoder says.
class AwayDrive {
 public:
  /// `least_parts` is what the row is to turn at the least.
  void begin(int32_t least_parts);
  int8_t steps();
  void end() { left_ = 0; }

 private:
  uint16_t left_ = 0;
};

}  // namespace heliorig_firmware
