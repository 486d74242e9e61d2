#include "adapters/avr/faults/mcu_fault.h"

namespace heliorig::adapters {
namespace {

/// All of the chip stands, watchdog included, as under a debugger.
class Halt final : public McuFault {
 public:
  explicit Halt(const McuFaultSetup& setup) : mcu_(setup.mcu) {}

  std::vector<models::FaultPoint> points() const override {
    return {switch_point("controller.mcu", "halted", "its clock stops; pins stay as they are")};
  }
  void set(std::size_t, std::optional<double> value) override {
    on_ = is_on(value);
    effect_ = false;
  }
  bool has_effect(std::size_t) const override { return effect_; }
  bool stops_clock() const override { return on_; }
  /// A processor that is lost already does nothing else for being halted.
  void end(bool) override { effect_ = effect_ || (on_ && mcu_.alive()); }

 private:
  const AvrMcu& mcu_;
  bool on_ = false;
  bool effect_ = false;
};

}  // namespace

std::unique_ptr<McuFault> halt(const McuFaultSetup& setup) {
  return std::make_unique<Halt>(setup);
}

}  // namespace heliorig::adapters
