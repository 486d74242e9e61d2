#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bench/checks/check.h"
#include "bench/report/energy_figures.h"
#include "bench/report/link_figures.h"
#include "bench/report/mcu_usage.h"
#include "bench/report/pacing.h"
#include "bench/trace/bench_event.h"
#include "models/time/sim_time.h"

namespace heliorig::bench {

/// What became of one fault or stimulus.
struct FaultRecord {
  std::string target;
  std::string kind;
  bool stimulus = false;
  bool applied = false;
  bool observed = false;
  bool cleared = false;
  models::SimTime applied_at;
  std::string latent;  ///< why it may stay without effect; empty: it may not
};

/// What one run of one scenario against one controller came to. Its wall-clock durations stand apart, in
/// RunTiming.
struct RunResult {
  std::string scenario;  ///< path as given, relative to the scenario tree
  std::string title;
  std::string controller;  ///< `simulated`, `avr:firmware.elf`
  std::string corner;      ///< of the plant; empty: the nominal one
  Verdict verdict = Verdict::invalid;
  std::vector<std::string> reasons;  ///< why invalid or left out, in words; empty else
  bool link_lost = false;            ///< exit code 3
  bool bench_failed = false;         ///< the bench itself broke (disk full, crash, out of time): exit code 4
  std::vector<Finding> findings;
  std::vector<FaultRecord> faults;
  std::vector<BenchEvent> log;
  std::optional<EnergyFigures> energy;
  std::optional<McuUsage> mcu;      ///< of an emulated controller
  std::optional<LinkFigures> link;  ///< of a controller at the other end of one
  std::optional<Pacing> pacing;     ///< of a run that was held to the clock on the wall
  models::SimDuration duration{};   ///< simulated until the end or the break
  models::SimDuration timing_uncertainty{};
  std::uint64_t rows = 0;
  std::uint64_t signals = 0;
  std::uint64_t seed = 0;
  std::map<std::string, std::string>
      identity;  ///< SHA-256 of firmware, scenario, plant, board, requirements; versions
};

/// Its scenario is not for this kind of controller: nothing ran, and nothing can be concluded from it.
inline bool was_left_out(const RunResult& run) {
  return run.verdict == Verdict::not_applicable && run.findings.empty();
}

/// Whom a run was against, for a person: `avr:firmware.elf`, `simulated on corner more_light`.
inline std::string shown_controller(const RunResult& run) {
  return run.corner.empty() ? run.controller : run.controller + " on corner " + run.corner;
}

/// Wall-clock figures of a run: never part of a verdict, never in a file that is compared byte for byte.
struct RunTiming {
  double wall_s = 0.0;
};

}  // namespace heliorig::bench
