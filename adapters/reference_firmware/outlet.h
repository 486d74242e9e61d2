// The temperature of the steam, trimmed by the superheater's bypass.
#pragma once

#include <stdint.h>

#include "adapters/reference_firmware/transmitters.h"

namespace heliorig_firmware {

/// A slow controller, proportional and integral, for a sensor that lags by 12 s and a valve that travels 15
/// s: too hot opens the bypass. Stands still while it does not see the temperature or no steam comes.
class OutletTrim {
 public:
  /// Once a tick; returns the valve's duty.
  uint8_t duty(const Reading& outlet_degC, bool steaming);

 private:
  float opening_ = 0.0f;  ///< the integral
  uint8_t duty_ = 0;
};

}  // namespace heliorig_firmware
