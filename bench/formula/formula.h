#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "bench/formula/ast.h"
#include "bench/formula/predicate.h"

namespace heliorig::bench {

struct Formula;
using FormulaPtr = std::shared_ptr<const Formula>;

/// A formula bound to the signals of a run. Operators of truth and time, over predicates; parts may be
/// shared.
struct Formula {
  enum class Kind {
    predicate,
    not_,
    and_,
    or_,
    implies,
    rise,
    fall,
    always,
    eventually,
    until,
    historically,
    once,
    since
  };
  Kind kind;
  std::string text;        ///< as it was written
  std::size_t offset = 0;  ///< of the text
  std::optional<Interval> interval{};
  std::vector<FormulaPtr> operands{};
  std::shared_ptr<const Predicate> predicate{};
  std::uint16_t limit =
      0;  ///< of a predicate; of the time that an `eventually` or `until` with an interval may take

  bool looks_ahead() const { return kind == Kind::always || kind == Kind::eventually || kind == Kind::until; }
};

/// A formula and the limits that its margins are measured by.
struct BoundFormula {
  FormulaPtr root;
  std::vector<Limit> limits;
  std::set<std::size_t> signals;  ///< that it reads, by their place in a row
};

}  // namespace heliorig::bench
