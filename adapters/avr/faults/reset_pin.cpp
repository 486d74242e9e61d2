#include "adapters/avr/faults/mcu_fault.h"

namespace heliorig::adapters {
namespace {

/// The reset pin is pulled low: pins are let go, RAM and EEPROM keep what they hold, and as long as it lasts
/// the chip does nothing. It brings a processor that is lost back, too.
class ResetPin final : public McuFault {
 public:
  explicit ResetPin(const McuFaultSetup& setup) : mcu_(setup.mcu) {}

  std::vector<models::FaultPoint> points() const override {
    return {switch_point("controller.mcu", "reset", "its reset pin is held low")};
  }
  void set(std::size_t, std::optional<double> value) override {
    const bool falls = is_on(value) && !on_;
    on_ = is_on(value);
    effect_ = false;
    if (falls) mcu_.reset(ResetCause::external);
  }
  bool has_effect(std::size_t) const override { return effect_; }
  bool stops_clock() const override { return on_; }
  void end(bool) override { effect_ = effect_ || on_; }

 private:
  AvrMcu& mcu_;
  bool on_ = false;
  bool effect_ = false;
};

}  // namespace

std::unique_ptr<McuFault> reset_pin(const McuFaultSetup& setup) {
  return std::make_unique<ResetPin>(setup);
}

}  // namespace heliorig::adapters
