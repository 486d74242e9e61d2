#include "adapters/avr/parts/analog_part.h"
#include "adapters/boards/codes.h"

namespace heliorig::adapters {
namespace {

constexpr std::array signals{
    SignalRole{"value", Direction::to_controller, "W/m2", true, "irradiance that it sees"},
};
constexpr std::array parameters{
    ParameterRole{"efficacy", "1", 1.0, 683.0, "lux for each W/m2; about 110 of direct sunlight"},
    ParameterRole{"coefficient", "1", 1e-6, 1e15, "k of lux = k R^-n, with R in ohm"},
    ParameterRole{"exponent", "1", 0.1, 5.0, "n of lux = k R^-n"},
    ParameterRole{"resistor", "kg.m2/(s3.A2)", 1.0, 1e8, "to ground"},
};

/// A light-dependent resistor from the board's supply to the pin, with a resistor from there to ground. Its
/// resistance follows lux = k R^-n, as its maker or a calibration gives them; in the dark it is infinite.
class LightDependentResistor final : public AnalogPart {
 public:
  explicit LightDependentResistor(const PartSetup& setup)
      : AnalogPart(setup),
        efficacy_(setup.part.parameter("efficacy")),
        coefficient_(setup.part.parameter("coefficient")),
        exponent_(setup.part.parameter("exponent")),
        resistor_ohm_(setup.part.parameter("resistor")) {}

 private:
  double volts(double value, double supply_V) const override {
    const double lux = value * efficacy_;
    if (lux <= 0.0) return 0.0;
    return divider_V(supply_V, light_resistance_ohm(lux, coefficient_, exponent_), resistor_ohm_);
  }

  double efficacy_;
  double coefficient_;
  double exponent_;
  double resistor_ohm_;
};

}  // namespace

PartType light_dependent_resistor() {
  return {{.name = "light_dependent_resistor",
           .meaning = "light-dependent resistor from the supply, over a resistor to ground",
           .pins = analog_pins,
           .signals = signals,
           .parameters = parameters},
          make_part<LightDependentResistor>};
}

}  // namespace heliorig::adapters
