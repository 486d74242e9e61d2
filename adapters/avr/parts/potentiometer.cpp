#include <array>

#include "adapters/avr/parts/analog_part.h"

namespace heliorig::adapters {
namespace {

constexpr std::array parameters{
    ParameterRole{"start", "1", 0.0, 1.0, "where it stands until somebody turns it: share of the supply"},
};
constexpr std::array faults{
    FaultRole{"turned", "1", 0.0, 1.0, true, "somebody has turned it to this share of the supply"},
};

/// A potentiometer between ground and the board's supply that a scenario turns.
class Potentiometer final : public Part {
 public:
  explicit Potentiometer(const PartSetup& setup)
      : analog_(setup.analog),
        channel_(setup.part.pin("input").adc_channel),
        start_V_(setup.part.parameter("start") * setup.supply_V),
        supply_V_(setup.supply_V) {
    analog_.set_V(channel_, start_V_);
  }

  void set_fault(std::size_t, std::optional<double> value) override {
    if (value)
      analog_.set_V(channel_, *value * supply_V_, start_V_);
    else
      analog_.set_V(channel_, start_V_);
  }
  bool fault_has_effect(std::size_t) const override { return analog_.noticed(channel_); }

 private:
  AnalogInputs& analog_;
  int channel_;
  double start_V_;
  double supply_V_;
};

}  // namespace

PartType potentiometer() {
  return {{.name = "potentiometer",
           .meaning = "potentiometer that a scenario turns",
           .pins = analog_pins,
           .parameters = parameters,
           .faults = faults},
          make_part<Potentiometer>};
}

}  // namespace heliorig::adapters
