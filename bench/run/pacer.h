#pragma once

#include <optional>

#include "bench/report/pacing.h"
#include "bench/run/wall_clock.h"
#include "models/time/sim_time.h"

namespace heliorig::bench {

/// What the system grants a process that is to be in time.
struct RealTime {
  bool priority = false;
  bool memory_locked = false;
  std::vector<std::string> refused;  ///< in words
};

/// Holds a run to the clock on the wall: simulated time t is reached no sooner than t / speed after the first
/// wait. Deadlines are absolute, so a late step does not delay those after it.
class Pacer {
 public:
  /// `speed` > 0, simulated over real time; `period` > 0 is the link's quantum.
  Pacer(WallClock& clock, double speed, models::SimDuration period);

  /// Waits until `time` is due. Times rise from call to call.
  void wait_for(models::SimTime time);

  /// The controller has answered to the instant last waited for.
  void answered();

  /// What the system granted, for the results.
  void granted(RealTime real_time);
  /// What else was not to be had, for the results.
  void note(std::string what) { pacing_.notes.push_back(std::move(what)); }

  const Pacing& pacing() const { return pacing_; }

  /// By how much what the controller saw and did can have been apart from simulated time at the worst: the
  /// latest step and the longest answer, in simulated time.
  models::SimDuration uncertainty() const;

 private:
  WallClock& clock_;
  WallClock::Time period_;  ///< on the wall
  std::optional<WallClock::Time> start_;
  models::SimTime first_{};
  WallClock::Time reached_{};  ///< when the last wait ended
  Pacing pacing_;
};

/// Asks the system for the priority of real-time processes and for memory that is never paged out. What it
/// refuses the run goes on without, and says so.
RealTime ask_for_real_time();

}  // namespace heliorig::bench
