// What an encoder shows too much.
#pragma once

#include <stdint.h>

namespace heliorig_firmware {

/// By how much the angle of an encoder is too high, in hundredths of a degree of its row, at eight places of
/// its magnet's turn: codes 0, 512 … 3584. Straight lines between them. An AS5600 is off by up to 1° of its
/// magnet, which is 0.2° of the row, before it is calibrated (data sheet, "integral non-linearity"), the same
/// in each turn; what it shows too much in all places is how its magnet was set.
struct EncoderCorrection {
  static constexpr uint8_t points = 8;
  static constexpr int8_t most = 100;
  int8_t excess[points];

  /// In parts of a degree, at a code of 0 to 4095.
  int32_t parts_at(uint16_t code) const;
};

bool valid(const EncoderCorrection& correction);

}  // namespace heliorig_firmware
