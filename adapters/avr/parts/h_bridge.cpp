#include <array>

#include "adapters/avr/mcu/pwm_output.h"
#include "adapters/avr/parts/part.h"

namespace heliorig::adapters {
namespace {

constexpr std::array pins{
    PinRole{"direction", PinUse::digital_output, true, "which way the motor turns", Taking::listens},
    PinRole{"pwm", PinUse::pwm_output, true, "share of the full voltage"},
    PinRole{"brake", PinUse::digital_output, false, "high: the motor is braked", Taking::listens},
};
constexpr std::array signals{
    SignalRole{"drive", Direction::from_controller, "1", true, "share of full voltage, -1 to 1"},
};
constexpr std::array parameters{
    choice("forward", "high low", "level of the direction at which the drive is positive"),
};

/// Full bridge with direction, PWM and brake inputs, as one channel of the Arduino Motor Shield R3 (L298P):
/// what it gives is the duty with the direction's sign, and nothing while the brake is on. Changes within a
/// quantum count by their time, to the cycle.
class HBridge final : public Part, public EdgeListener {
 public:
  explicit HBridge(const PartSetup& setup)
      : mcu_(setup.mcu),
        pwm_(setup.mcu, setup.pins, setup.part.pin("pwm")),
        pwm_wire_(setup.wire("pwm")),
        direction_(setup.wire("direction")),
        brake_(setup.part.has_pin("brake") ? &setup.wire("brake") : nullptr),
        sign_when_high_(setup.part.word("forward") == "high" ? 1.0 : -1.0),
        output_(setup.part.signal("drive")) {
    direction_.watch(*this);
    if (brake_ != nullptr) brake_->watch(*this);
    sign_ = sign();
  }

  void on_edge(bool, Cycle cycle) override { on_drive(cycle); }
  void on_drive(Cycle cycle) override {
    count_until(cycle);
    sign_ = sign();
  }

  void end(std::span<double> outputs) override {
    const Cycle now = mcu_.cycle();
    const bool stood = now == asked_;
    count_until(now);
    outputs[output_] =
        stood ? sign_ * pwm_wire_.seen(pwm_.take_duty()) : sum_ / static_cast<double>(now - asked_);
    sum_ = 0.0;
    asked_ = now;
  }

 private:
  double sign() const {
    if (brake_ != nullptr && brake_->high()) return 0.0;
    return direction_.high() ? sign_when_high_ : -sign_when_high_;
  }

  void count_until(Cycle cycle) {
    if (cycle <= counted_) return;
    const double duty = pwm_wire_.seen(pwm_.take_duty());
    sum_ += sign_ * duty * static_cast<double>(cycle - counted_);
    counted_ = cycle;
  }

  AvrMcu& mcu_;
  PwmOutput pwm_;
  Wire& pwm_wire_;
  Wire& direction_;
  Wire* brake_;
  double sign_when_high_;
  std::size_t output_;
  double sign_ = 0.0;
  double sum_ = 0.0;
  Cycle counted_ = 0;
  Cycle asked_ = 0;
};

}  // namespace

PartType h_bridge() {
  return {{.name = "h_bridge",
           .meaning = "motor bridge with direction, PWM and brake",
           .pins = pins,
           .signals = signals,
           .parameters = parameters},
          make_part<HBridge>};
}

}  // namespace heliorig::adapters
