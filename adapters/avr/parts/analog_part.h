#pragma once

#include <array>

#include "adapters/avr/parts/part.h"

namespace heliorig::adapters {

inline constexpr std::array analog_pins{
    PinRole{"input", PinUse::analog_input, true, "where the voltage is measured"},
};

/// A part that makes a voltage of a signal `value`, at the pin `input`. Its voltage does not leave what
/// feeds it: ground and the board's supply, as that is.
class AnalogPart : public Part {
 public:
  explicit AnalogPart(const PartSetup& setup)
      : mcu_(setup.mcu),
        analog_(setup.analog),
        channel_(setup.part.pin("input").adc_channel),
        sensor_(setup.part.signal("value")) {}

  void begin(const Quantum& quantum) final {
    const double value = quantum.sensors[sensor_];
    analog_.set_V(channel_, {volts(value, mcu_.supply_V()), volts(value, mcu_.full_supply_V())});
  }

 protected:
  virtual double volts(double value, double supply_V) const = 0;

 private:
  const AvrMcu& mcu_;
  AnalogInputs& analog_;
  int channel_;
  std::size_t sensor_;
};

}  // namespace heliorig::adapters
