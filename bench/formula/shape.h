#pragma once

#include "bench/formula/complaints.h"
#include "bench/formula/formula.h"

namespace heliorig::bench {

/// A formula about a run must begin with operators of the future, alone or joined by `not and or implies`:
/// else it would be said of the first row only. Without an interval they stand outermost: else they were
/// never decided before the end.
void check_shape_of_check(const Formula& formula, FormulaComplaints& complaints);

/// A condition knows no future.
void check_shape_of_condition(const Formula& formula, FormulaComplaints& complaints);

}  // namespace heliorig::bench
