#pragma once

#include "bench/formula/ast.h"
#include "bench/formula/complaints.h"

namespace heliorig::bench {

/// Reads a formula. Nothing where its grammar is broken: then at least one complaint says where. From loose
/// to tight:
///
///     implies      from the right
///     or
///     and
///     until since  no chains; an interval may follow
///     not always eventually historically once   before their operand; an interval may follow the last four
///     < <= > >= == !=   no chains
///     + -
///     * /
///     -            before its operand
///     abs(x) min(x, y) max(x, y) rise(p) fall(p), (…), signals, quantities
///
/// The text that complaints holds must outlive the expression.
ExpressionPtr parse_formula(FormulaComplaints& complaints);

}  // namespace heliorig::bench
