#pragma once

#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "bench/formula/robustness.h"
#include "tests/bench/formula/random_trace.h"

namespace heliorig::tests {

/// A formula as its definition, evaluated by brute force over a whole trace: the truth against which streams
/// are held.
struct Definition {
  enum class Kind {
    comparison,
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
  // comparison
  std::size_t signal = 0;
  std::string comparison{};
  double constant = 0.0;
  double scale = 1.0;
  // the rest
  std::optional<std::pair<models::SimDuration, models::SimDuration>> interval{};
  std::vector<std::shared_ptr<const Definition>> operands{};
};
using DefinitionPtr = std::shared_ptr<const Definition>;

/// What is unknown has the robustness 0.
struct Value {
  double robustness;
  bench::Truth truth;
};

/// The value at each row, from the definition in Kleene's logic: unknown is what is not a number, and all
/// that lies after the end of the trace.
std::vector<Value> evaluate(const Definition& definition, const Trace& trace);
/// How far into the future the value at an instant reaches: past that of truth, since lateness is watched for
/// after an interval, as far as what is waited for is known.
models::SimDuration value_horizon(const Definition& definition);
std::string to_formula(const Definition& definition);
/// A formula of at most `depth` operators on top of each other.
DefinitionPtr random_definition(std::mt19937_64& random, int depth);

}  // namespace heliorig::tests
