#include <array>
#include <optional>

#include "adapters/avr/mcu/held_mean.h"
#include "adapters/avr/mcu/pwm_output.h"
#include "adapters/avr/parts/part.h"

namespace heliorig::adapters {
namespace {

constexpr std::array pins{
    PinRole{"pin", PinUse::digital_output, true, "what is looked at", Taking::probes},
};
constexpr std::array reports{
    ReportRole{"level", "1", 0, 1, models::SignalKind::discrete, "1 while the firmware drives it high"},
    ReportRole{"edges", "1", 0, 1e15, models::SignalKind::continuous, "changes of its level since power-up"},
    ReportRole{"duty", "1", 0, 1, models::SignalKind::continuous,
               "share of the last quantum that it was high"},
};

/// A meter on a pin, which loads nothing: on any wire, whatever else hangs there. It sees what the firmware
/// drives, ahead of a fault of the wire.
class Probe final : public Part, public EdgeListener {
 public:
  explicit Probe(const PartSetup& setup)
      : mcu_(setup.mcu),
        wire_(setup.wire("pin")),
        level_(setup.part.report("level")),
        edges_(setup.part.report("edges")),
        duty_(setup.part.report("duty")) {
    const auto* own = std::get_if<McuPin>(&setup.part.wiring("pin"));
    if (own != nullptr && own->pwm) pwm_.emplace(setup.mcu, setup.pins, *own);
    wire_.watch(*this);
  }

  void on_edge(bool high, Cycle cycle) override {
    ++count_;
    high_.hold(high ? 1.0 : 0.0, cycle);
  }

  void end(std::span<double> outputs) override {
    outputs[level_] = wire_.high_share() >= 0.5 ? 1.0 : 0.0;
    outputs[edges_] = static_cast<double>(count_);
    const double share = high_.take(mcu_.cycle());
    outputs[duty_] = pwm_ ? pwm_->take_duty() : share;
  }

 private:
  AvrMcu& mcu_;
  Wire& wire_;
  std::optional<PwmOutput> pwm_;
  std::size_t level_;
  std::size_t edges_;
  std::size_t duty_;
  std::int64_t count_ = 0;
  HeldMean high_;
};

}  // namespace

PartType probe() {
  return {{.name = "probe", .meaning = "meter on a pin, for checks", .pins = pins, .reports = reports},
          make_part<Probe>};
}

}  // namespace heliorig::adapters
