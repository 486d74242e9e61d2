#include "adapters/avr/faults/mcu_fault.h"

namespace heliorig::adapters {
namespace {

/// The crystal stops. Pins stay; but the watchdog has an oscillator of its own (data sheet, "Watchdog
/// Timer"): where it is on, to reset, the chip is reset when its time is up, lets its pins go and stays in
/// reset, because the start-up time is counted by the crystal. One that interrupts first never resets, for
/// nobody runs the interrupt.
class Crystal final : public McuFault {
 public:
  explicit Crystal(const McuFaultSetup& setup) : mcu_(setup.mcu), watchdog_(setup.watchdog) {}

  std::vector<models::FaultPoint> points() const override {
    return {switch_point("controller.mcu", "crystal_stopped",
                         "its crystal stops; its watchdog, which has an oscillator of its own, goes on")};
  }
  void set(std::size_t, std::optional<double> value) override {
    const bool stops = is_on(value) && !on_;
    on_ = is_on(value);
    effect_ = false;
    if (!stops) return;
    left_s_.reset();
    if (const auto left = watchdog_.left()) left_s_ = static_cast<double>(*left) / mcu_.clock_Hz();
  }
  bool has_effect(std::size_t) const override { return effect_; }
  bool stops_clock() const override { return on_; }

  void begin(models::SimDuration quantum) override {
    if (!on_ || !left_s_) return;
    if (*left_s_ <= 0.0) {
      left_s_.reset();
      mcu_.reset(ResetCause::watchdog);
      effect_ = true;
    } else {
      *left_s_ -= models::seconds(quantum);
    }
  }
  void end(bool) override { effect_ = effect_ || (on_ && mcu_.alive()); }

 private:
  AvrMcu& mcu_;
  WatchdogWatch& watchdog_;
  bool on_ = false;
  bool effect_ = false;
  std::optional<double> left_s_;  ///< until the watchdog resets
};

}  // namespace

std::unique_ptr<McuFault> crystal(const McuFaultSetup& setup) {
  return std::make_unique<Crystal>(setup);
}

}  // namespace heliorig::adapters
