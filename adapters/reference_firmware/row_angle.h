// The angle of a row, from an encoder that turns several times over the row's travel.
#pragma once

#include <stdint.h>

namespace heliorig_firmware {

/// The code of an encoder that did not answer.
constexpr uint16_t no_code = 0xffff;

/// Counts the turns of a row's magnet: 72° of row each, of which the code alone cannot tell. At power-up the
/// row is taken to stand at the angle, of those that the code allows, nearest to where it should be: right
/// within ±36°. From there on the code is followed; a row cannot turn by half a turn of its magnet between
/// two ticks.
class RowAngle {
 public:
  /// Takes the angle nearest to `near_rad`.
  void refer(uint16_t code, float near_rad);
  /// Follows by the shorter way. A code that is missing leaves the angle as it was.
  void follow(uint16_t code);

  bool known() const { return known_; }
  /// Whether the encoder has answered last time.
  bool fresh() const { return fresh_; }
  float rad() const;

 private:
  bool known_ = false;
  bool fresh_ = false;
  int32_t counts_ = 0;
};

}  // namespace heliorig_firmware
