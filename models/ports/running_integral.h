#pragma once

#include <cassert>
#include <chrono>

#include "models/time/sim_time.h"

namespace heliorig::models {

/// The integral over simulated time of a rate that holds until it is told anew, as a signal does; from the
/// first instant on. Of one that moves between, first order in the distance of the instants.
class RunningIntegral {
 public:
  /// The integral up to `time`, from which on the rate is `rate`; not before the last such instant.
  double add(SimTime time, double rate) {
    assert(time >= time_);
    sum_ += rate_ * std::chrono::duration<double>(time - time_).count();
    time_ = time;
    rate_ = rate;
    return sum_;
  }

 private:
  SimTime time_{};
  double rate_ = 0.0;
  double sum_ = 0.0;
};

}  // namespace heliorig::models
