#pragma once

#include <vector>

#include "bench/formula/formula.h"
#include "bench/formula/future_streams.h"
#include "bench/formula/goals.h"
#include "bench/formula/stream.h"

namespace heliorig::bench {

/// Formulas that must all hold for `formula` to hold, with the same robustness in all: `and` is moved out of
/// `always`, `historically` and the conclusion of `implies`. So that each has a margin of its own and none
/// hides behind another.
std::vector<FormulaPtr> clauses(const FormulaPtr& formula);

/// The streams of a formula without unbounded future, appended to `streams`; the last one is the formula's
/// own.
Stream& build_stream(const Formula& formula, const std::vector<Limit>& limits, Haste haste, Streams& streams);

/// What the formula says of a whole run.
GoalPtr build_goal(const Formula& formula, const std::vector<Limit>& limits, Haste haste, Streams& streams);

}  // namespace heliorig::bench
