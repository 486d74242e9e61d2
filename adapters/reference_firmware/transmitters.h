// From conversions to units, and which of them may be believed.
#pragma once

#include <stdint.h>

namespace heliorig_firmware {

struct Reading {
  float value;
  bool valid;
};

/// Codes of a milliampere over 250 ohm.
constexpr float codes_a_mA = 0.25f / 5.0f * 1024.0f;

/// What one code is worth in the unit of a transmitter's range.
constexpr float code_width(float low, float high) {
  return (high - low) / (16.0f * codes_a_mA);
}

/// A transmitter of 4–20 mA over 250 ohm at the converter of 10 bits over 5 V. NAMUR NE 43: below 3.6 mA it
/// reports a fault, from 3.8 mA on a measurement; between, what was believed stays. Where the scale of the
/// converter ends, at 20 mA, a fault upward cannot be told from an overrange: it reads as the top of the
/// range, which is the side on which a controller of pressures and temperatures is safe.
class Transmitter {
 public:
  constexpr Transmitter(float low, float high)
      : at_code_0_(low + (0.5f - 4.0f * codes_a_mA) * code_width(low, high)),
        a_code_(code_width(low, high)) {}

  /// The middle of what gives this code.
  Reading read(uint16_t code);

 private:
  float at_code_0_;
  float a_code_;
  bool valid_ = false;
};

/// A voltage of 0–5 V that means 0–`full_scale`.
float voltage_value(uint16_t code, float full_scale);

}  // namespace heliorig_firmware
