#pragma once

#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "bench/diagnostics/diagnostic.h"
#include "bench/formula/formula.h"
#include "bench/formula/future_streams.h"
#include "bench/formula/goals.h"
#include "bench/signals/signal_table.h"
#include "bench/signals/trace_row.h"

namespace heliorig::bench {

/// What a formula came to over a run.
struct FormulaOutcome {
  Truth truth = Truth::unknown;
  /// The least margins seen, of each part of the formula and each of its limits; in units of the limits'
  /// scales.
  std::vector<Robustness> margins;
  /// Where the formula is true although this part of it never put anything to the test: the part.
  std::optional<std::string> vacuous;
  /// The first row of which it stayed open, and the part of the formula that did.
  std::optional<models::SimTime> unresolved;
  std::string unresolved_part;
  std::size_t rows = 0;
};

/// Watches a formula of signal temporal logic over the rows of a run. bench/formula/README.md describes the
/// language.
///
/// Cost of a row: O(1) in the mean for each operator, no allocation once the longest interval has passed. A
/// margin is known when the intervals that it depends on have passed and lateness has been watched; truth is
/// told by a second set of streams that does not wait for margins.
class FormulaMonitor {
 public:
  /// `scale` is a literal or empty (see bind_formula).
  static std::variant<FormulaMonitor, Diagnostics> create(const std::string& formula,
                                                          const Position& position, const std::string& scale,
                                                          const SignalTable& signals);

  /// Rows come in the order of time.
  void push(TraceRow row);
  /// Whether the formula is false whatever the rest of the run brings.
  bool violated() const;
  /// Where it is violated: the margins known so far of the parts that are false; they may become worse.
  std::vector<Robustness> violation() const;
  /// The run ended at `end`, not before the last row.
  FormulaOutcome finish(models::SimTime end);
  const std::vector<Limit>& limits() const { return limits_; }
  /// What it reads, by the place in a row.
  const std::set<std::size_t>& signals() const { return signals_; }

 private:
  /// Streams, and what each part of the formula says of the run.
  struct Network {
    Streams streams;
    std::vector<GoalPtr> goals;
    void push(const TraceRow& row);
    void finish(models::SimTime end);
    bool violated() const;
  };
  FormulaMonitor(const BoundFormula& formula);
  Network build(Haste haste) const;

  std::vector<FormulaPtr> clauses_;
  std::vector<Limit> limits_;
  std::set<std::size_t> signals_;
  Network margins_;
  Network alarm_;
  std::optional<models::SimTime> last_row_;
  std::size_t rows_ = 0;
};

}  // namespace heliorig::bench
