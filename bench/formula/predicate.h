#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "bench/formula/ast.h"
#include "bench/formula/robustness.h"
#include "bench/signals/trace_row.h"

namespace heliorig::bench {

/// What a margin is measured by: a quantity with its scale, or a time that something may take.
struct Limit {
  std::string signal;  ///< whose predicate it is; of a time: of what is waited for
  std::string unit;    ///< SI symbol of a difference; "s" of a time
  double scale = 1.0;  ///< counts as 1, in `unit`
  bool time = false;
};

/// One step of a small stack machine that evaluates arithmetic over a row.
struct Instruction {
  enum class Code : std::uint8_t { load, constant, negate, add, subtract, multiply, divide, abs, min, max };
  Code code;
  std::size_t signal = 0;
  double value = 0.0;
};

/// The value of a program over one row. `stack` is scratch, as large as the program is long.
double evaluate(std::span<const Instruction> program, std::span<const double> row, std::span<double> stack);

/// A comparison, as `difference < 0`, `<= 0` or `== 0` of one program, possibly negated.
///
/// Robustness of < and <=: the distance to the limit over the limit's scale. Switches and modes compare by ==
/// and != as well: equal is as far from unequal as 1, unequal is the distance. What is not a number is
/// unknown.
class Predicate {
 public:
  /// `comparison` is one of less … not_equal, between `left` and `right`.
  Predicate(Op comparison, std::vector<Instruction> left, std::vector<Instruction> right, std::uint16_t limit,
            double scale);
  Robustness operator()(const TraceRow& row);

 private:
  Op comparison_;
  std::vector<Instruction> left_;
  std::vector<Instruction> right_;
  std::uint16_t limit_;
  double scale_;
  std::vector<double> stack_;
};

}  // namespace heliorig::bench
