#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "bench/faults/bound_fault.h"
#include "bench/report/run_result.h"
#include "bench/signals/trace_row.h"
#include "bench/trace/bench_event.h"
#include "models/noise/noise_stream.h"

namespace heliorig::bench {

/// The life of a run's faults: armed → applied → observed → cleared, each logged. It falsifies sensors and commands
/// itself; faults of plant and controller are handed to the run to be set there.
///
/// A sensor or command fault is observed when it changed a sample, one of plant or controller when that says so.
class FaultTimeline {
 public:
  /// A fault that came, or went where there is no value. At a point of plant or controller the run is to set it
  /// there; of sensors and commands it is news alone.
  struct Change {
    FaultPlace place;
    std::size_t index;  ///< the point's, the signal's, or how many lines went to the console before
    std::optional<double> value;
    std::string text = {};  ///< of a line for the console
  };

  FaultTimeline(std::vector<BoundFault> faults, models::Seed seed);

  /// The first instant after `time` at which a fault is due or ends.
  std::optional<models::SimTime> next_due(models::SimTime time) const;

  /// Ends and starts what is due at `time`.
  std::vector<Change> due(models::SimTime time);
  /// Starts what waits for a condition that holds at this row.
  std::vector<Change> triggered(TraceRow row);

  /// Falsify samples in place: a row's sensors, or the commands in the order of the plant's inputs.
  void falsify_sensors(models::SimTime time, std::span<double> row) { falsify(FaultPlace::sensor, time, row); }
  void falsify_commands(models::SimTime time, std::span<double> commands) {
    falsify(FaultPlace::command, time, commands);
  }

  /// Asks of every fault of plant or controller that is on whether it has an effect, and of every line for the
  /// console whether it was taken.
  void observe_points(models::SimTime time, const std::function<bool(FaultPlace, std::size_t)>& has_effect);

  /// Faults that are on now.
  std::size_t active_count() const;
  /// What was logged since the last call.
  std::vector<BenchEvent> take_log();
  /// What became of each, in the order of the scenario.
  std::vector<FaultRecord> records() const;
  /// Why the faults make the run invalid: one never came, had no effect without being
  /// latent, or two met at one point. Empty when well.
  std::vector<std::string> complaints() const;

 private:
  enum class Phase { armed, active, over };
  struct Life {
    BoundFault fault;
    models::NoiseStream noise;
    Phase phase = Phase::armed;
    models::SimTime applied_at{};
    std::optional<double> at_onset;
    bool observed = false;
    std::size_t line = 0;  ///< of a line for the console: how many went there before
  };

  void apply(Life& life, models::SimTime time, std::vector<Change>& changes);
  void clear(Life& life, models::SimTime time, std::vector<Change>& changes);
  void falsify(FaultPlace place, models::SimTime time, std::span<double> samples);
  void mark_observed(Life& life, models::SimTime time);
  void log(models::SimTime time, const Life& life, const char* what);

  std::vector<Life> lives_;
  std::size_t lines_ = 0;  ///< that went to the console
  std::vector<BenchEvent> log_;
  std::vector<std::string> collisions_;
};

}  // namespace heliorig::bench
