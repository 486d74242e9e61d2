#include "adapters/avr/mcu/pwm_output.h"

#include <array>

#include "adapters/avr/parts/part.h"

namespace heliorig::adapters {
namespace {

constexpr std::array pins{
    PinRole{"output", PinUse::pwm_output, true, "the pin that is pulsed"},
};
constexpr std::array signals{
    SignalRole{"value", Direction::from_controller, "1", true, "duty, 0 to 1"},
};

/// A pulse-width-modulated output, smoothed by what hangs on it.
class PwmPart final : public Part {
 public:
  explicit PwmPart(const PartSetup& setup)
      : output_(setup.mcu, setup.pins, setup.part.pin("output")),
        wire_(setup.wire("output")),
        signal_(setup.part.signal("value")) {}

  void end(std::span<double> outputs) override { outputs[signal_] = wire_.seen(output_.take_duty()); }

 private:
  PwmOutput output_;
  Wire& wire_;
  std::size_t signal_;
};

}  // namespace

PartType pwm_output() {
  return {{"pwm_output", "pulse-width-modulated output", pins, signals, {}}, make_part<PwmPart>};
}

}  // namespace heliorig::adapters
