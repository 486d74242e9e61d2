// Whether a pressure may be believed that is within its range.
#pragma once

#include <stdint.h>

#include "adapters/reference_firmware/causes.h"
#include "adapters/reference_firmware/transmitters.h"

namespace heliorig_firmware {

/// Holds two transmitters against each other and against the temperature of saturated steam. What it finds
/// are alarms: the higher pressure governs as long as one is valid.
///
/// Stuck: over 20 to 40 s one has moved by five codes or more and the other by one at most. Differing: by
/// more than 0.3 bar for 10 s. Against temperature: for 60 s, the pressure being steady within 0.005 bar/s
/// and the air gone, saturation is more than 4 K from the drum's temperature.
class PressureWatch {
 public:
  /// Once a tick. `saturated`: the drum holds steam and no air.
  void observe(const Reading& pressure_1_bar, const Reading& pressure_2_bar, const Reading& drum_degC,
               bool saturated);
  /// Sets and clears its five alarms.
  void report(Alarms& alarms) const;

 private:
  struct Span {
    float low;
    float high;
    void restart(float value) { low = high = value; }
    void take(float value);
    float width() const { return high - low; }
  };
  /// What one transmitter did in this and in the last block of 20 s.
  struct Watch {
    Span now;
    bool stuck;
    uint8_t against_s;
  };

  void close_block(bool both_valid);
  /// Once a second: the logarithm takes its time.
  void hold_against(Watch& watch, const Reading& pressure_bar, const Reading& drum_degC, bool saturated);

  Watch watches_[2] = {};
  bool begun_ = false;
  uint8_t block_ticks_ = 0;
  uint8_t differ_ticks_ = 0;
};

}  // namespace heliorig_firmware
