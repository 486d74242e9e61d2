#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "bench/faults/fault_timeline.h"
#include "bench/report/run_result.h"
#include "bench/run/binding.h"
#include "bench/run/controller_link.h"
#include "bench/run/pacer.h"
#include "bench/scenario/scenario_file.h"
#include "bench/trace/trace_writer.h"
#include "models/plant.h"

namespace heliorig::bench {

struct RunOptions {
  models::SimDuration row_period = std::chrono::milliseconds{100};
  bool stop_on_violation = false;
  /// Holds the exchanges to the clock on the wall; null: as fast as it goes, and without such a clock.
  Pacer* pacer = nullptr;
  /// Share of the exchanges that may come a whole quantum late before the run is invalid.
  double most_overruns = 0.01;
  /// Whether the run is to end before its time; asked before an exchange. Null: it never is.
  std::function<bool()> asked_to_end;
  /// In simulated time; 0 is before every exchange, which is some hundredths of a run that is fast.
  models::SimDuration asking_period = std::chrono::seconds{1};
};

/// One scenario against one controller: data goes once around the loop at every quantum of the link,
///   plant step → sensor faults → ControllerLink → command faults → the next step's plant inputs.
///
/// A row is recorded every row period, and at every instant at which something happened: an event that the
/// plant located, a fault that came or went, a discrete output of the controller that changed. Checks see
/// those rows alone.
class ScenarioRun {
 public:
  /// `trace` may be null. Elaborates the plant: once a process.
  ScenarioRun(const ScenarioFile& scenario, Binding binding, ControllerLink& link, TraceWriter* trace,
              const RunOptions& options);

  /// Runs to the end, or to where it breaks. Call once.
  RunResult run();

 private:
  bool finished() const { return time_ >= end_ || !reasons_.empty() || stopped_; }
  void step();
  models::SimTime next_instant() const;
  void advance_plant(models::SimTime until);
  bool apply_demand();
  bool apply(const std::vector<FaultTimeline::Change>& changes);
  void sample();
  bool has_effect(FaultPlace place, std::size_t index) const;
  void check_validity();
  void record();
  bool exchange_is_due() const { return time_ >= next_exchange_ && time_ < end_ && !finished(); }
  void exchange();
  void lose_link(const LinkLost& lost);
  void lose_check(std::size_t index);
  void deliver_answer();
  void flush_log();
  void check_trace();
  std::string why_too_slow() const;
  models::SimDuration pacing_uncertainty() const;
  void log(BenchEvent event);
  std::span<double> plant_part();
  std::span<double> link_part();
  void invalidate(std::string reason) { reasons_.push_back(std::move(reason)); }
  RunResult result();

  const ScenarioFile& scenario_;
  Binding binding_;
  ControllerLink& link_;
  TraceWriter* trace_;
  RunOptions options_;
  models::Plant plant_;
  FaultTimeline faults_;

  std::size_t next_demand_ = 0;  ///< of the scenario's steps, the first that has not come
  models::SimTime time_{};
  models::SimTime end_{};
  models::SimTime next_exchange_{};
  models::SimTime next_asking_{};  ///< whether it shall end
  models::SimTime next_row_{};
  std::optional<models::SimTime> delivery_;  ///< when the last answer of the controller reaches the plant
  bool row_is_due_ = true;
  bool stopped_ = false;
  bool plant_is_valid_ = true;
  bool link_lost_ = false;

  bool bench_failed_ = false;

  std::vector<double> row_;      ///< as recorded: sensors after faults, the controller's answers as delivered
  std::vector<double> sensors_;  ///< as handed to the link
  std::vector<double> outputs_;  ///< as returned by the link, not yet delivered
  std::vector<double> commands_;
  std::vector<bool> lost_;  ///< checks known to be violated
  std::optional<models::SimTime> last_row_;
  std::vector<BenchEvent> log_;
  std::vector<std::string> reasons_;
  std::uint64_t rows_ = 0;
};

}  // namespace heliorig::bench
