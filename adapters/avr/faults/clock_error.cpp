#include "adapters/avr/faults/mcu_fault.h"

namespace heliorig::adapters {
namespace {

/// The crystal oscillates at another frequency: everything that counts its cycles goes on at that pace.
class ClockError final : public McuFault {
 public:
  std::vector<models::FaultPoint> points() const override {
    return {{"controller.mcu", "clock_error", "1", 0.0, -0.1, 0.1, false,
             "its clock runs fast by this ratio, as 50 ppm"}};
  }
  void set(std::size_t, std::optional<double> value) override {
    error_ = value.value_or(0.0);
    effect_ = false;
  }
  bool has_effect(std::size_t) const override { return effect_; }
  double runs_fast_by() const override { return error_; }
  void end(bool stood) override { effect_ = effect_ || (error_ != 0.0 && !stood); }

 private:
  double error_ = 0.0;
  bool effect_ = false;
};

}  // namespace

std::unique_ptr<McuFault> clock_error(const McuFaultSetup&) {
  return std::make_unique<ClockError>();
}

}  // namespace heliorig::adapters
