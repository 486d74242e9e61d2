#include "bench/formula/predicate.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace heliorig::bench {
namespace {

double combine(Instruction::Code code, double a, double b) {
  using enum Instruction::Code;
  switch (code) {
    case add:
      return a + b;
    case subtract:
      return a - b;
    case multiply:
      return a * b;
    case divide:
      return a / b;
    // What is not a number stays so, which std::min does not promise.
    case min:
      return std::isnan(a) || a < b ? a : b;
    case max:
      return std::isnan(a) || a > b ? a : b;
    default:
      assert(false && "not an instruction of two operands");
  }
  return 0.0;
}

bool compare(Op comparison, double a, double b) {
  switch (comparison) {
    case Op::less:
      return a < b;
    case Op::less_equal:
      return a <= b;
    case Op::greater:
      return a > b;
    case Op::greater_equal:
      return a >= b;
    case Op::equal:
      return a == b;
    case Op::not_equal:
      return a != b;
    default:
      assert(false && "not a comparison");
  }
  return false;
}

double distance(Op comparison, double a, double b) {
  switch (comparison) {
    case Op::less:
    case Op::less_equal:
      return b - a;
    case Op::greater:
    case Op::greater_equal:
      return a - b;
    case Op::equal:
      return a == b ? 1.0 : -std::abs(a - b);
    case Op::not_equal:
      return a == b ? -1.0 : std::abs(a - b);
    default:
      assert(false && "not a comparison");
  }
  return 0.0;
}

}  // namespace

double evaluate(std::span<const Instruction> program, std::span<const double> row, std::span<double> stack) {
  const Instruction& first = program.front();
  if (program.size() == 1) return first.code == Instruction::Code::load ? row[first.signal] : first.value;
  std::size_t top = 0;
  for (const Instruction& step : program) {
    switch (step.code) {
      case Instruction::Code::load:
        stack[top++] = row[step.signal];
        break;
      case Instruction::Code::constant:
        stack[top++] = step.value;
        break;
      case Instruction::Code::negate:
        stack[top - 1] = -stack[top - 1];
        break;
      case Instruction::Code::abs:
        stack[top - 1] = std::abs(stack[top - 1]);
        break;
      default:
        --top;
        stack[top - 1] = combine(step.code, stack[top - 1], stack[top]);
    }
  }
  return stack[0];
}

Predicate::Predicate(Op comparison, std::vector<Instruction> left, std::vector<Instruction> right,
                     std::uint16_t limit, double scale)
    : comparison_(comparison),
      left_(std::move(left)),
      right_(std::move(right)),
      limit_(limit),
      scale_(scale),
      stack_(std::max(left_.size(), right_.size())) {
  assert(!left_.empty() && !right_.empty() && scale_ > 0.0);
}

Robustness Predicate::operator()(const TraceRow& row) {
  const double a = evaluate(left_, row.values, stack_);
  const double b = evaluate(right_, row.values, stack_);
  const double value = distance(comparison_, a, b) / scale_;
  if (std::isnan(value)) return unknown_robustness(row.time);
  return {value, row.time, compare(comparison_, a, b) ? Truth::yes : Truth::no, limit_};
}

}  // namespace heliorig::bench
