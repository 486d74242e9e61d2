#include <array>

#include "adapters/avr/parts/part.h"
#include "adapters/boards/codes.h"

namespace heliorig::adapters {
namespace {

constexpr std::array pins{
    PinRole{"input", PinUse::analog_input, true, "where the shunt's voltage is measured"},
};
constexpr std::array signals{
    SignalRole{"value", Direction::to_controller, "", true, "what is transmitted"},
};
constexpr std::array parameters{
    ParameterRole{"low", "", -1e9, 1e9, "value at 4 mA"},
    ParameterRole{"high", "", -1e9, 1e9, "value at 20 mA"},
    ParameterRole{"shunt", "kg.m2/(s3.A2)", 1.0, 10000.0, "resistance that turns the current into a voltage"},
};

/// Two-wire transmitter of 4–20 mA on a shunt.
class CurrentTransmitter final : public Part {
 public:
  explicit CurrentTransmitter(const PartSetup& setup)
      : analog_(setup.analog),
        channel_(setup.part.pin("input").adc_channel),
        sensor_(setup.part.signal("value")),
        low_(setup.part.parameter("low")),
        high_(setup.part.parameter("high")),
        shunt_ohm_(setup.part.parameter("shunt")) {}

  void begin(const Quantum& quantum) override {
    analog_.set_V(channel_, transmitter_V(quantum.sensors[sensor_], low_, high_, shunt_ohm_));
  }

 private:
  AnalogInputs& analog_;
  int channel_;
  std::size_t sensor_;
  double low_;
  double high_;
  double shunt_ohm_;
};

}  // namespace

PartType current_transmitter() {
  return {{"current_transmitter", "4-20 mA transmitter on a shunt", pins, signals, parameters},
          make_part<CurrentTransmitter>};
}

}  // namespace heliorig::adapters
