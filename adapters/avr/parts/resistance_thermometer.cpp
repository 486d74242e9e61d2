#include "adapters/avr/parts/analog_part.h"
#include "adapters/boards/codes.h"

namespace heliorig::adapters {
namespace {

constexpr std::array signals{
    SignalRole{"value", Direction::to_controller, "K", true, "temperature that is measured"},
};
constexpr std::array parameters{
    ParameterRole{"at_0_degc", "kg.m2/(s3.A2)", 1.0, 1e5, "its resistance at 0 degC: 100 ohm of a Pt100"},
    ParameterRole{"resistor", "kg.m2/(s3.A2)", 1.0, 1e8, "that makes the divider with it"},
    ParameterRole{"feed", "V", 0.1, 5.5, "voltage over both"},
    choice("sits", "at_feed at_ground", "on which side of the pin it is; the resistor is on the other"),
};

/// A platinum resistance thermometer (IEC 60751) in a divider.
class ResistanceThermometer final : public AnalogPart {
 public:
  explicit ResistanceThermometer(const PartSetup& setup)
      : AnalogPart(setup),
        at_0_degC_ohm_(setup.part.parameter("at_0_degc")),
        resistor_ohm_(setup.part.parameter("resistor")),
        feed_V_(setup.part.parameter("feed")),
        at_feed_(setup.part.word("sits") == "at_feed") {}

 private:
  double volts(double value, double) const override {
    const double own_ohm = platinum_resistance_ohm(value, at_0_degC_ohm_);
    return at_feed_ ? divider_V(feed_V_, own_ohm, resistor_ohm_) : divider_V(feed_V_, resistor_ohm_, own_ohm);
  }

  double at_0_degC_ohm_;
  double resistor_ohm_;
  double feed_V_;
  bool at_feed_;
};

}  // namespace

PartType resistance_thermometer() {
  return {{.name = "resistance_thermometer",
           .meaning = "platinum resistance thermometer in a divider",
           .pins = analog_pins,
           .signals = signals,
           .parameters = parameters},
          make_part<ResistanceThermometer>};
}

}  // namespace heliorig::adapters
