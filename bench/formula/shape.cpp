#include "bench/formula/shape.h"

#include <fmt/format.h>

namespace heliorig::bench {
namespace {

using Kind = Formula::Kind;

void check_inner(const Formula& formula, FormulaComplaints& complaints) {
  if (formula.looks_ahead() && !formula.interval) {
    complaints.add(
        "formula-unbounded", formula.offset,
        fmt::format("'{}' looks ahead without end inside another operator", formula.text),
        "give it an interval, as in eventually[0 s, 120 s]; without one it can only stand outermost");
  }
  for (const FormulaPtr& operand : formula.operands) check_inner(*operand, complaints);
}

}  // namespace

void check_shape_of_check(const Formula& formula, FormulaComplaints& complaints) {
  switch (formula.kind) {
    case Kind::not_:
    case Kind::and_:
    case Kind::or_:
    case Kind::implies:
      for (const FormulaPtr& operand : formula.operands) check_shape_of_check(*operand, complaints);
      return;
    case Kind::always:
    case Kind::eventually:
    case Kind::until:
      for (const FormulaPtr& operand : formula.operands) check_inner(*operand, complaints);
      return;
    default:
      break;
  }
  complaints.add("formula-not-temporal", formula.offset,
                 fmt::format("'{}' would be asked of the first instant only", formula.text),
                 "put the whole into always (…), or into eventually[0 s, 120 s] (…)");
}

void check_shape_of_condition(const Formula& formula, FormulaComplaints& complaints) {
  if (formula.looks_ahead()) {
    complaints.add("formula-future", formula.offset, fmt::format("'{}' looks into the future", formula.text),
                   "a condition may look back with once, historically and since");
  }
  for (const FormulaPtr& operand : formula.operands) check_shape_of_condition(*operand, complaints);
}

}  // namespace heliorig::bench
