// Whether the light on the mirrors arrives where it is meant to.
#pragma once

#include <stdint.h>

#include "adapters/reference_firmware/transmitters.h"

namespace heliorig_firmware {

/// Misses the heat: for half an hour every row was on the focus under more than 500 W/m², and a drum below
/// 50 °C became no warmer by 1 K. A clock that is wrong by an hour looks like that, to a controller that
/// finds the sun by its clock alone.
class HeatWatch {
 public:
  /// Once a tick.
  /// `light_is_due`: every row is on the focus, and the sun stands so that they reach the absorber.
  void observe(bool light_is_due, float dni_Wpm2, const Reading& drum_degC);
  bool missing() const { return missing_; }
  void restart();

 private:
  uint16_t bright_ticks_ = 0;
  float from_degC_ = 0.0f;
  bool missing_ = false;
};

}  // namespace heliorig_firmware
