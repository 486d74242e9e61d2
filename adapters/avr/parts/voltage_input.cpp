#include <array>

#include "adapters/avr/parts/part.h"
#include "adapters/boards/codes.h"

namespace heliorig::adapters {
namespace {

constexpr std::array pins{
    PinRole{"input", PinUse::analog_input, true, "where the voltage is measured"},
};
constexpr std::array signals{
    SignalRole{"value", Direction::to_controller, "", true, "what is measured"},
};
constexpr std::array parameters{
    ParameterRole{"low", "", -1e9, 1e9, "value at the lower voltage"},
    ParameterRole{"high", "", -1e9, 1e9, "value at the upper voltage"},
    ParameterRole{"low_voltage", "V", 0.0, 5.5, "voltage at the lower value"},
    ParameterRole{"high_voltage", "V", 0.0, 5.5, "voltage at the upper value"},
};

/// A voltage that is linear in the value: potentiometers, dividers, sensors with a voltage output. Beyond the
/// two points the line goes on; the converter sees what lies between ground and its reference.
class VoltageInput final : public Part {
 public:
  explicit VoltageInput(const PartSetup& setup)
      : analog_(setup.analog),
        channel_(setup.part.pin("input").adc_channel),
        sensor_(setup.part.signal("value")),
        low_(setup.part.parameter("low")),
        high_(setup.part.parameter("high")),
        low_V_(setup.part.parameter("low_voltage")),
        high_V_(setup.part.parameter("high_voltage")) {}

  void begin(const Quantum& quantum) override {
    analog_.set_V(channel_, linear_V(quantum.sensors[sensor_], low_, high_, low_V_, high_V_));
  }

 private:
  AnalogInputs& analog_;
  int channel_;
  std::size_t sensor_;
  double low_;
  double high_;
  double low_V_;
  double high_V_;
};

}  // namespace

PartType voltage_input() {
  return {{"voltage_input", "voltage linear in a value: potentiometer, divider, sensor", pins, signals,
           parameters},
          make_part<VoltageInput>};
}

}  // namespace heliorig::adapters
