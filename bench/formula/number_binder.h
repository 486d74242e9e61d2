#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "bench/formula/ast.h"
#include "bench/formula/complaints.h"
#include "bench/formula/number_types.h"
#include "bench/formula/predicate.h"
#include "bench/signals/signal_table.h"

namespace heliorig::bench {

/// An arithmetic expression bound to signals: its type and the program that evaluates it.
struct BoundNumber {
  NumberType number;
  std::vector<Instruction> program;
  std::optional<std::size_t> signal;  ///< the first that it reads
  bool discrete = true;               ///< reads nothing that moves continuously
};

/// Nothing, and complaints, where signals or units do not fit.
std::optional<BoundNumber> bind_number(const Expression& expression, const SignalTable& signals,
                                       FormulaComplaints& complaints);

/// Adds the complaint about operands, at the culprit or else at `at`: of two, the one that reads no signal is
/// the likelier.
void complain_of_types(const TypeError& error, const Expression& at, FormulaComplaints& complaints);

}  // namespace heliorig::bench
