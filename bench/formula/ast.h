#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "bench/units/units.h"
#include "models/time/sim_time.h"

namespace heliorig::bench {

enum class Op {
  // numbers
  signal,
  literal,
  negate,
  add,
  subtract,
  multiply,
  divide,
  abs,
  min,
  max,
  // from numbers to truth
  less,
  less_equal,
  greater,
  greater_equal,
  equal,
  not_equal,
  // of truth
  not_,
  and_,
  or_,
  implies,
  rise,
  fall,
  // in time
  always,
  eventually,
  until,
  historically,
  once,
  since
};

/// `[0 s, 120 s]`: both ends included, 0 <= begin < end.
struct Interval {
  models::SimDuration begin;
  models::SimDuration end;
};

/// A formula as it was written, not yet held against signals and units. `text` points into the formula's
/// text.
struct Expression {
  Op op;
  std::string_view text;
  std::size_t offset;                  ///< of the text
  std::optional<Quantity> quantity{};  ///< of a literal; none where the literal was wrong
  std::optional<Interval> interval{};
  std::vector<std::unique_ptr<const Expression>> operands{};
};

using ExpressionPtr = std::unique_ptr<const Expression>;

}  // namespace heliorig::bench
