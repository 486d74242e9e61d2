// The angle of a row, from an encoder that turns several times over the row's travel.
#pragma once

#include <stdint.h>

#include "adapters/reference_firmware/encoder_correction.h"

namespace heliorig_firmware {

/// The code of an encoder that did not answer.
constexpr uint16_t no_code = 0xffff;

/// Counts the turns of a row's magnet: 72° of row each, of which the code alone cannot tell. At power-up the
/// angle is known but for whole turns; referred to a place that is known within ±36° it is known. From there
/// on the code is followed; a row cannot turn by half a turn of its magnet between two ticks.
class RowAngle {
 public:
  /// Takes, of the angles that the last code allows, the one nearest to `near_parts`.
  void refer(int32_t near_parts);
  /// Follows by the shorter way. A code that is missing leaves the angle as it was.
  void follow(uint16_t code);

  bool known() const { return known_; }
  /// It is followed on, and not believed.
  void forget() { known_ = false; }
  /// It has been known once.
  bool referred() const { return referred_; }
  /// Whether the encoder has answered last time.
  bool fresh() const { return fresh_; }
  /// Corrected.
  int32_t parts() const { return parts_; }
  void correct(const EncoderCorrection& correction);
  const EncoderCorrection& correction() const { return correction_; }

 private:
  void update();

  bool known_ = false;
  bool referred_ = false;
  bool fresh_ = false;
  int32_t counts_ = 0;
  int32_t parts_ = 0;
  EncoderCorrection correction_{};
};

}  // namespace heliorig_firmware
