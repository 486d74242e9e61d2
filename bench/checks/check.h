#pragma once

#include <limits>
#include <optional>
#include <string>

#include "bench/checks/verdict.h"
#include "bench/diagnostics/diagnostic.h"
#include "models/time/sim_time.h"

namespace heliorig::bench {

/// A requirement or a scenario's own check, as a person wrote it.
struct CheckSpec {
  std::string id;       ///< `PRS-02`; a scenario's own check has its name here
  std::string text;     ///< what is required, in words
  std::string formula;  ///< signal temporal logic over named signals
  Position formula_position;
  /// By how much of its quantity a predicate counts as 1 in the normalised margin, as a literal (`1.2 bar`).
  std::string scale;
  std::string basis;  ///< limit number and origin; empty for a scenario's own check
  /// Why it may hold without ever having been put to the test; empty: a vacuous truth is inconclusive.
  std::string vacuous_reason;
  /// By how much the margins of two controllers may differ, as a literal (`0.1 bar`, `0.15 s`).
  std::string agreement;
  /// What the machine lacks to be held to it; there is no formula then. Empty: it is judged.
  std::string not_applicable;
};

/// How far from violation, where and when it was least.
struct Margin {
  double value = std::numeric_limits<double>::infinity();  ///< in `unit`, SI; negative when violated
  std::string unit;  ///< SI symbol of a difference, "s" where the limit is a time
  double normalised = std::numeric_limits<double>::infinity();  ///< value / scale
  models::SimTime time;                                         ///< when it was least
  std::string signal;                                           ///< the signal of the predicate that decided
};

/// What a check came to over a run.
struct Finding {
  CheckSpec check;
  Verdict verdict = Verdict::inconclusive;
  std::optional<Margin> margin;  ///< none where nothing was ever measured
  std::string reason;            ///< in words, for a person
};

}  // namespace heliorig::bench
