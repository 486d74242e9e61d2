#include <array>

#include "adapters/avr/parts/step_wires.h"

namespace heliorig::adapters {
namespace {

constexpr std::array pins{
    PinRole{"a", PinUse::digital_input, true, "leads while the value grows"},
    PinRole{"b", PinUse::digital_input, true, "leads while it falls"},
};
constexpr std::array signals{
    SignalRole{"value", Direction::to_controller, "", true, "what turns: steps, an angle, a position"},
};
constexpr std::array parameters{
    ParameterRole{"line", "", 1e-9, 1e9,
                  "how much of the value one line is: a whole period of both channels"},
};

/// Incremental encoder: two channels a quarter of a line apart. From one quarter to the next exactly one of
/// them changes; A goes up first while the value grows, B while it falls.
class QuadratureEncoder final : public StepWires {
 public:
  explicit QuadratureEncoder(const PartSetup& setup)
      : StepWires(setup.mcu),
        a_(setup.wire("a")),
        b_(setup.wire("b")),
        sensor_(setup.part.signal("value")),
        line_(setup.part.parameter("line")) {}

  void begin(const Quantum& quantum) override { travel(4.0 * quantum.sensors[sensor_] / line_, quantum); }

 private:
  void show(std::int64_t step) override {
    const std::int64_t quarter = (step % 4 + 4) % 4;
    drive(a_, a_high_, quarter == 1 || quarter == 2);
    drive(b_, b_high_, quarter == 2 || quarter == 3);
  }
  static void drive(Wire& wire, std::optional<bool>& was, bool high) {
    if (was == high) return;
    wire.drive(high);
    was = high;
  }

  Wire& a_;
  Wire& b_;
  std::size_t sensor_;
  double line_;
  std::optional<bool> a_high_;
  std::optional<bool> b_high_;
};

}  // namespace

PartType quadrature_encoder() {
  return {{.name = "quadrature_encoder",
           .meaning = "incremental encoder with two channels",
           .pins = pins,
           .signals = signals,
           .parameters = parameters},
          make_part<QuadratureEncoder>};
}

}  // namespace heliorig::adapters
