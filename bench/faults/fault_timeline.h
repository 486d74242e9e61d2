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

/// The life of a run's faults: armed → applied → observed → cleared, each logged. It falsifies sensors and
/// commands itself; faults of plant and controller are handed to the run to be set there.
///
/// A fault is observed when what it changes was there to be noticed: one of a sensor when the controller was
/// handed a sample that is neither the true one nor the one that other faults would have made of it, one of a
/// command when the plant was, one of the plant when that says so, and of those that show in a sensor alone
/// when the controller was handed that, one of the controller when that says so after it lived on.
class FaultTimeline {
 public:
  /// A fault that came, or went where there is no value. At a point of plant or controller the run is to set
  /// it there; of sensors and commands it is news alone.
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

  /// Whether the fault at a point of plant or controller has an effect; whether a line for the console was
  /// taken.
  using HasEffect = std::function<bool(FaultPlace, std::size_t)>;

  /// Falsify samples in place: a row's sensors, or the commands in the order of the plant's inputs.
  void falsify_sensors(models::SimTime time, std::span<double> row) {
    falsify(FaultPlace::sensor, time, row);
  }
  void falsify_commands(models::SimTime time, std::span<double> commands) {
    falsify(FaultPlace::command, time, commands);
  }

  /// The plant lives on with the commands as last falsified.
  void plant_took(models::SimTime time);
  /// The plant is as it is: asks of its faults that it feels whether they have an effect.
  void plant_stands(models::SimTime time, const HasEffect& has_effect);
  /// The controller got the sensors as last falsified, and has lived on.
  void controller_took(models::SimTime time, const HasEffect& has_effect);

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
    double normal = 0.0;    ///< drawn for the present sample
    bool deceives = false;  ///< the present sample is another than the true one and than without this fault
    bool observed = false;
    std::size_t line = 0;  ///< of a line for the console: how many went there before
  };

  void apply(Life& life, models::SimTime time, std::vector<Change>& changes);
  void clear(Life& life, models::SimTime time, std::vector<Change>& changes);
  void falsify(FaultPlace place, models::SimTime time, std::span<double> samples);
  static double falsified(const Life& life, models::SimTime time, double sample);
  double falsified_by_others(const Life& life, models::SimTime time, double true_value) const;
  bool comes_through(const std::string& sensor, models::SimTime time) const;
  bool was_noticed(const Life& life, models::SimTime time, const HasEffect& has_effect) const;
  void mark_observed(Life& life, models::SimTime time);
  void log(models::SimTime time, const Life& life, const char* what);

  std::vector<Life> lives_;
  std::size_t lines_ = 0;  ///< that went to the console
  std::vector<BenchEvent> log_;
  std::vector<std::string> collisions_;
};

}  // namespace heliorig::bench
