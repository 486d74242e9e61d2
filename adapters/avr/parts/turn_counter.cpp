#include <array>

#include "adapters/avr/parts/step_wires.h"

namespace heliorig::adapters {
namespace {

constexpr std::array pins{
    PinRole{"output", PinUse::digital_input, true, "where the pulses come"},
};
constexpr std::array signals{
    SignalRole{"value", Direction::to_controller, "", true, "what turns: steps, an angle, a position"},
};
constexpr std::array parameters{
    ParameterRole{"pulse", "", 1e-9, 1e9, "how much of the value one pulse is"},
};

/// Magnets that pass a reed switch or a Hall sensor: high for the second half of each pulse's way. It counts
/// the way in both directions and cannot tell them apart; standing on a magnet's edge it gives no pulses.
class TurnCounter final : public StepWires {
 public:
  explicit TurnCounter(const PartSetup& setup)
      : StepWires(setup.mcu),
        wire_(setup.wire("output")),
        sensor_(setup.part.signal("value")),
        pulse_(setup.part.parameter("pulse")) {}

  void begin(const Quantum& quantum) override { travel(2.0 * quantum.sensors[sensor_] / pulse_, quantum); }

 private:
  void show(std::int64_t step) override { wire_.drive(step % 2 != 0); }

  Wire& wire_;
  std::size_t sensor_;
  double pulse_;
};

}  // namespace

PartType turn_counter() {
  return {{.name = "turn_counter",
           .meaning = "pulses of what turns, in both directions, as of magnets and a reed switch",
           .pins = pins,
           .signals = signals,
           .parameters = parameters},
          make_part<TurnCounter>};
}

}  // namespace heliorig::adapters
