#include <array>

#include "adapters/avr/mcu/held_mean.h"
#include "adapters/avr/parts/part.h"

namespace heliorig::adapters {
namespace {

constexpr std::array pins{
    PinRole{"output", PinUse::digital_output, true, "what switches it", Taking::listens},
};
constexpr std::array parameters{
    choice("lit", "high low", "level that lights it: low, where the pin is driven low"),
};
constexpr std::array reports{
    ReportRole{"on", "1", 0, 1, models::SignalKind::discrete, "1 while it is lit"},
    ReportRole{"brightness", "1", 0, 1, models::SignalKind::continuous,
               "share of the last quantum that it was lit"},
};

/// A lamp whose state checks may read. One that is pulsed is on.
class Led final : public Part, public EdgeListener {
 public:
  explicit Led(const PartSetup& setup)
      : mcu_(setup.mcu),
        wire_(setup.wire("output")),
        on_(setup.part.report("on")),
        brightness_(setup.part.report("brightness")) {
    wire_.energised_by(setup.part.word("lit") == "high");
    wire_.watch(*this);
    light_.hold(lit(), 0);
  }

  void on_edge(bool, Cycle cycle) override { on_drive(cycle); }
  void on_drive(Cycle cycle) override { light_.hold(lit(), cycle); }

  void end(std::span<double> outputs) override {
    light_.hold(lit(), mcu_.cycle());
    outputs[on_] = light_.value() > 0.0 ? 1.0 : 0.0;
    outputs[brightness_] = light_.take(mcu_.cycle());
  }

 private:
  double lit() const { return wire_.energised_share(); }

  AvrMcu& mcu_;
  Wire& wire_;
  std::size_t on_;
  std::size_t brightness_;
  HeldMean light_;
};

}  // namespace

PartType led() {
  return {{.name = "led", .meaning = "lamp", .pins = pins, .parameters = parameters, .reports = reports},
          make_part<Led>};
}

}  // namespace heliorig::adapters
