#include <algorithm>

#include "adapters/avr/parts/analog_part.h"

namespace heliorig::adapters {
namespace {

constexpr std::array signals{
    SignalRole{"value", Direction::to_controller, "W/m2", true, "irradiance that it sees"},
};
constexpr std::array parameters{
    ParameterRole{"irradiance", "W/m2", 1e-3, 1e6, "an irradiance"},
    ParameterRole{"current", "A", 1e-9, 1.0, "photocurrent at that irradiance"},
    ParameterRole{"load", "kg.m2/(s3.A2)", 1.0, 1e8, "resistance that the current goes through"},
};

/// A photodiode in reverse from the board's supply over a load to ground: its current is in proportion to the
/// irradiance, and the voltage ends at the supply. Dark current (nanoamperes) and the diode's own drop near
/// the supply are left out.
class Photodiode final : public AnalogPart {
 public:
  explicit Photodiode(const PartSetup& setup)
      : AnalogPart(setup),
        volts_per_irradiance_(setup.part.parameter("current") / setup.part.parameter("irradiance") *
                              setup.part.parameter("load")) {}

 private:
  double volts(double value, double supply_V) const override {
    return std::clamp(value * volts_per_irradiance_, 0.0, supply_V);
  }

  double volts_per_irradiance_;
};

}  // namespace

PartType photodiode() {
  return {{.name = "photodiode",
           .meaning = "photodiode over a load resistor",
           .pins = analog_pins,
           .signals = signals,
           .parameters = parameters},
          make_part<Photodiode>};
}

}  // namespace heliorig::adapters
