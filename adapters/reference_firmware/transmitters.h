// From conversions to units, and which of them may be believed.
#pragma once

#include <stdint.h>

namespace heliorig_firmware {

struct Reading {
  float value;
  bool valid;
};

/// A transmitter of 4–20 mA over 250 ohm at the converter of 10 bits over 5 V. NAMUR NE 43: below 3.6 mA it
/// reports a fault, from 3.8 mA on a measurement; between, what was believed stays. Where the scale of the
/// converter ends, at 20 mA, a fault upward cannot be told from an overrange: it reads as the top of the
/// range, which is the side on which a controller of pressures and temperatures is safe.
class Transmitter {
 public:
  constexpr Transmitter(float low, float high) : low_(low), high_(high) {}

  Reading read(uint16_t code);

 private:
  float low_;
  float high_;
  bool valid_ = false;
};

/// What one code is worth in the unit of a transmitter's range.
float code_width(float low, float high);

/// A voltage of 0–5 V that means 0–`full_scale`.
float voltage_value(uint16_t code, float full_scale);

}  // namespace heliorig_firmware
