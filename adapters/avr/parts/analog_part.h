#pragma once

#include <array>

#include "adapters/avr/parts/part.h"

namespace heliorig::adapters {

inline constexpr std::array analog_pins{
    PinRole{"input", PinUse::analog_input, true, "where the voltage is measured"},
};

/// A part that makes a voltage of a signal `value`, at the pin `input`. Its voltage does not leave what
/// feeds it: ground and the board's supply.
class AnalogPart : public Part {
 public:
  explicit AnalogPart(const PartSetup& setup)
      : analog_(setup.analog),
        channel_(setup.part.pin("input").adc_channel),
        sensor_(setup.part.signal("value")) {}

  void begin(const Quantum& quantum) final { analog_.set_V(channel_, volts(quantum.sensors[sensor_])); }

 protected:
  virtual double volts(double value) const = 0;

 private:
  AnalogInputs& analog_;
  int channel_;
  std::size_t sensor_;
};

}  // namespace heliorig::adapters
