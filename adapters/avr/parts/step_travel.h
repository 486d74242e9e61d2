#pragma once

#include <cstdint>
#include <optional>

#include "adapters/avr/mcu/avr_mcu.h"

namespace heliorig::adapters {

/// A place that moves evenly through each quantum from where it was to where it is said to be at its end, and
/// the cycles at which it crosses whole steps, up or down. What is sampled at a quantum's start is thus
/// reached at its end, one quantum late.
class StepTravel {
 public:
  /// `place` in steps. While the clock stands (no cycles between) the steps are left to the next quantum. The
  /// first call sets where it begins.
  void begin(double place, Cycle from, Cycle to);
  /// When the next step is crossed in this quantum; nothing where none is.
  std::optional<Cycle> next() const;
  /// Crosses it. Returns the step that it is on now, floor(place).
  std::int64_t cross();
  std::int64_t step() const { return step_; }

 private:
  bool started_ = false;
  double from_place_ = 0.0;
  double to_place_ = 0.0;
  Cycle from_ = 0;
  Cycle to_ = 0;
  std::int64_t step_ = 0;
};

}  // namespace heliorig::adapters
