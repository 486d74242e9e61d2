#pragma once

#include "models/time/sim_time.h"

namespace heliorig::models {

/// The SystemC kernel, driven in whole nanoseconds. Make it before any module: SystemC elaborates once a
/// process, and its time resolution is set once.
class PlantKernel {
 public:
  /// Asserts that nothing has run in this process yet.
  PlantKernel();

  /// Runs to `until`, everything due at that instant included, or to the first instant at which a block
  /// pauses the kernel. Signals written from outside take effect at the present instant. Returns the time
  /// reached, settled: nothing more happens at it. Asserts that `until` is not in the past.
  SimTime advance_to(SimTime until);

  SimTime now() const { return now_; }

 private:
  SimTime now_{};
};

}  // namespace heliorig::models
