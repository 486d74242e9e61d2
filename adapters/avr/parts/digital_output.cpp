#include <array>

#include "adapters/avr/parts/part.h"

namespace heliorig::adapters {
namespace {

constexpr std::array pins{
    PinRole{"output", PinUse::digital_output, true, "high: 1"},
};
constexpr std::array signals{
    SignalRole{"value", Direction::from_controller, "1", true, "1 while the pin is driven high"},
};

/// A relay, valve or lamp with a pull-down at its input: 1 while the firmware drives the pin high, 0 else. It
/// is too slow for pulses of a timer: from half of the time on they count as high.
class DigitalOutput final : public Part {
 public:
  explicit DigitalOutput(const PartSetup& setup)
      : wire_(setup.wire("output")), signal_(setup.part.signal("value")) {}

  void end(std::span<double> outputs) override { outputs[signal_] = wire_.high() ? 1.0 : 0.0; }

 private:
  const Wire& wire_;
  std::size_t signal_;
};

}  // namespace

PartType digital_output() {
  return {{"digital_output", "relay, valve or lamp on one pin", pins, signals, {}}, make_part<DigitalOutput>};
}

}  // namespace heliorig::adapters
