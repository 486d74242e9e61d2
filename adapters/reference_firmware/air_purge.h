// Blowing the air out of the drum when the machine starts from cold.
#pragma once

#include <stdint.h>

#include "adapters/reference_firmware/transmitters.h"

namespace heliorig_firmware {

/// Air is in a drum that has been below 95 °C. The vent then stays open until steam has driven it out: the
/// drum's temperature within 2 K of saturation, and above 99 °C, for 30 s.
class AirPurge {
 public:
  /// Once a tick.
  void observe(const Reading& drum_degC, float saturation_degC);

  /// There may be air in the drum.
  bool needed() const { return air_; }

 private:
  bool air_ = false;
  uint16_t saturated_ticks_ = 0;
};

}  // namespace heliorig_firmware
