#pragma once

#include "adapters/avr/mcu/avr_mcu.h"

namespace heliorig::adapters {

/// The mean over time of a value that holds between changes.
class HeldMean {
 public:
  /// From `now` on it is this.
  void hold(double value, Cycle now) {
    sum_ += value_ * static_cast<double>(now - since_);
    if (value != value_ && now > taken_) steady_ = false;
    value_ = value;
    since_ = now;
  }
  double value() const { return value_; }
  /// Since the last call; the value itself where no time has passed, or where it was this all the time: to
  /// the last bit, which a sum of it is not.
  double take(Cycle now) {
    hold(value_, now);
    const double mean = steady_ ? value_ : sum_ / static_cast<double>(now - taken_);
    sum_ = 0.0;
    steady_ = true;
    taken_ = now;
    return mean;
  }

 private:
  double value_ = 0.0;
  double sum_ = 0.0;
  bool steady_ = true;  ///< since the last call
  Cycle since_ = 0;
  Cycle taken_ = 0;
};

}  // namespace heliorig::adapters
