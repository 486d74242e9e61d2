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
        mcu_(setup.mcu),
        channel_(setup.part.pin("input").adc_channel),
        start_(setup.part.parameter("start")) {
    show();
  }

  void begin(const Quantum&) override { show(); }
  void set_fault(std::size_t, std::optional<double> value) override {
    turned_ = value;
    show();
  }
  bool fault_has_effect(std::size_t) const override { return analog_.noticed(channel_, AnalogInputs::hand); }

 private:
  /// The supply is the board's as it is now.
  void show() {
    const FedVolts start = at(start_);
    if (turned_)
      analog_.set_V(channel_, at(*turned_), start);
    else
      analog_.set_V(channel_, start);
  }
  FedVolts at(double share) const { return {share * mcu_.supply_V(), share * mcu_.full_supply_V()}; }

  AnalogInputs& analog_;
  const AvrMcu& mcu_;
  int channel_;
  double start_;
  std::optional<double> turned_;
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
