#include <array>

#include "adapters/avr/parts/part.h"

namespace heliorig::adapters {
namespace {

constexpr std::array pins{
    PinRole{"step", PinUse::digital_output, true, "a step at each rising edge"},
    PinRole{"direction", PinUse::digital_output, true, "high: steps count up", Taking::listens},
};
constexpr std::array signals{
    SignalRole{"position", Direction::from_controller, "1", true, "steps since power-up, signed"},
};

/// A stepper driver with STEP and DIR inputs. Each rising edge is a step in the direction that the other pin
/// has at that cycle; the plant sees their sum at the end of the quantum.
class StepperDrive final : public Part, public EdgeListener {
 public:
  explicit StepperDrive(const PartSetup& setup)
      : direction_(setup.wire("direction")), output_(setup.part.signal("position")) {
    setup.wire("step").watch(*this);
  }

  void on_edge(bool high, Cycle) override {
    if (high) steps_ += direction_.high() ? 1 : -1;
  }
  void end(std::span<double> outputs) override { outputs[output_] = static_cast<double>(steps_); }

 private:
  const Wire& direction_;
  std::size_t output_;
  std::int64_t steps_ = 0;
};

}  // namespace

PartType stepper_drive() {
  return {{"stepper_drive", "stepper driver with STEP and DIR inputs", pins, signals, {}},
          make_part<StepperDrive>};
}

}  // namespace heliorig::adapters
