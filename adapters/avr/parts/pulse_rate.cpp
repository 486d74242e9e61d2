#include <array>
#include <cmath>

#include "adapters/avr/parts/step_wires.h"

namespace heliorig::adapters {
namespace {

constexpr std::array pins{
    PinRole{"output", PinUse::digital_input, true, "where the pulses are counted"},
};
constexpr std::array signals{
    SignalRole{"value", Direction::to_controller, "", true, "what is measured: a flow, a speed"},
};
constexpr std::array parameters{
    ParameterRole{"reference", "", 1e-9, 1e9, "a value"},
    ParameterRole{"rate", "1/s", 1e-6, 1e5, "pulses a second at that value; in proportion at others"},
    ParameterRole{"least", "", 0.0, 1e9, "value below which it stands still"},
};

/// A sensor whose rate of pulses is in proportion to a value: flow meters (7.5 Hz at 1 L/min for a YF-S201),
/// cup anemometers. Pulses are as long as the gaps between them. It stands still below the least value, and
/// knows no direction.
class PulseRate final : public StepWires {
 public:
  explicit PulseRate(const PartSetup& setup)
      : StepWires(setup.mcu),
        wire_(setup.wire("output")),
        sensor_(setup.part.signal("value")),
        rate_per_value_(setup.part.parameter("rate") / setup.part.parameter("reference")),
        least_(setup.part.parameter("least")) {}

  void begin(const Quantum& quantum) override {
    if (!started_) travel(0.0, quantum);
    started_ = true;
    const double value = std::abs(quantum.sensors[sensor_]);
    const double rate_Hz = value < least_ ? 0.0 : value * rate_per_value_;
    half_pulses_ += 2.0 * rate_Hz * static_cast<double>(quantum.end - quantum.begin) / clock_Hz();
    travel(half_pulses_, quantum);
  }

 private:
  void show(std::int64_t step) override { wire_.drive(step % 2 != 0); }

  Wire& wire_;
  std::size_t sensor_;
  double rate_per_value_;
  double least_;
  bool started_ = false;
  double half_pulses_ = 0.0;
};

}  // namespace

PartType pulse_rate() {
  return {{.name = "pulse_rate",
           .meaning = "sensor whose rate of pulses is in proportion to a value: flow meter, anemometer",
           .pins = pins,
           .signals = signals,
           .parameters = parameters},
          make_part<PulseRate>};
}

}  // namespace heliorig::adapters
