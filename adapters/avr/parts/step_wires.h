#pragma once

#include "adapters/avr/parts/part.h"
#include "adapters/avr/parts/step_travel.h"

namespace heliorig::adapters {

/// A part whose output levels are a function of the step that a moving place is on, at the cycle at which it
/// comes there.
class StepWires : public Part, private CycleCallback, private ResetListener {
 public:
  explicit StepWires(AvrMcu& mcu) : mcu_(mcu) { mcu.listen_to_resets(*this); }

 protected:
  /// To be called at the start of a quantum.
  void travel(double place, const Quantum& quantum) {
    const bool first = !started_;
    started_ = true;
    travel_.begin(place, quantum.begin, quantum.end);
    if (first) show(travel_.step());
    await_next();
  }
  /// Drives the wires.
  virtual void show(std::int64_t step) = 0;

  double clock_Hz() const { return mcu_.clock_Hz(); }

 private:
  void await_next() {
    if (const auto next = travel_.next()) mcu_.call_at(*next, *this);
  }
  Cycle on_cycle(Cycle) override {
    if (!travel_.next()) return 0;
    show(travel_.cross());
    return travel_.next().value_or(0);
  }
  /// A reset forgets callbacks; what moves does not notice.
  void on_reset() override { await_next(); }

  AvrMcu& mcu_;
  StepTravel travel_;
  bool started_ = false;
};

}  // namespace heliorig::adapters
