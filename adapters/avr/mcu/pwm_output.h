#pragma once

#include "adapters/avr/mcu/held_mean.h"
#include "adapters/avr/mcu/pins.h"

namespace heliorig::adapters {

/// The mean level, 0–1, with which the firmware drives a pin, by a timer or by hand, to the cycle.
class PwmOutput final : public EdgeListener {
 public:
  PwmOutput(AvrMcu& mcu, Pins& pins, const McuPin& pin);

  /// Since the last call.
  double take_duty();

  void on_edge(bool, Cycle cycle) override { on_drive(cycle); }
  void on_drive(Cycle cycle) override;

 private:
  AvrMcu& mcu_;
  Pins& pins_;
  McuPin pin_;
  HeldMean level_;
};

}  // namespace heliorig::adapters
