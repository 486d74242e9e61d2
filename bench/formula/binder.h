#pragma once

#include <optional>
#include <string>

#include "bench/formula/ast.h"
#include "bench/formula/complaints.h"
#include "bench/formula/formula.h"
#include "bench/signals/signal_table.h"

namespace heliorig::bench {

/// Holds a formula against signals and units; nothing, and complaints, where it does not fit.
///
/// `scale` is a literal or empty. It is the scale of every limit that decides a margin and whose dimension it
/// has; one that fits none is complained of. Other limits are scaled by themselves: a predicate by the range
/// of its first signal (by 1 in SI where the dimension is another or the range has no end), a switch or a
/// mode by 1, a time by the end of its interval.
std::optional<BoundFormula> bind_formula(const Expression& expression, const SignalTable& signals,
                                         const std::string& scale, FormulaComplaints& complaints);

}  // namespace heliorig::bench
