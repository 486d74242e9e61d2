#include <array>

#include "adapters/avr/faults/mcu_fault.h"

namespace heliorig::adapters {
namespace {

/// The watchdog fails in either way: it never resets, or it resets although it was kicked.
class Watchdog final : public McuFault {
 public:
  explicit Watchdog(const McuFaultSetup& setup) : mcu_(setup.mcu), watch_(setup.watchdog) {}

  std::vector<models::FaultPoint> points() const override {
    return {switch_point("controller.mcu.watchdog", "dead", "it neither resets nor interrupts"),
            switch_point("controller.mcu.watchdog", "bites",
                         "it resets the chip, once, whatever the firmware did")};
  }
  void set(std::size_t way, std::optional<double> value) override {
    const bool comes = is_on(value) && !on_.at(way);
    on_.at(way) = is_on(value);
    effect_.at(way) = false;
    if (way != bites || !comes) return;
    mcu_.reset(ResetCause::watchdog);
    effect_[bites] = true;
  }
  bool has_effect(std::size_t way) const override { return effect_.at(way); }

  /// Its shortest period, 16 ms, is longer than a quantum.
  void begin(models::SimDuration) override {
    if (on_[dead]) mcu_.restart_watchdog();
  }
  /// It had an effect when a watchdog that is well would have reset.
  void end(bool) override {
    if (on_[dead] && watch_.left() == Cycle{0}) effect_[dead] = true;
  }

 private:
  enum Way : std::size_t { dead, bites, ways };
  AvrMcu& mcu_;
  WatchdogWatch& watch_;
  std::array<bool, ways> on_{};
  std::array<bool, ways> effect_{};
};

}  // namespace

std::unique_ptr<McuFault> watchdog(const McuFaultSetup& setup) {
  return std::make_unique<Watchdog>(setup);
}

}  // namespace heliorig::adapters
