#include "tests/bench/formula/oracle.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

// Definitions: Donzé & Maler, Robust satisfaction of temporal logic over real-valued signals, FORMATS 2010,
// section 3, over signals that hold from row to row; and where bench/formula/README.md departs from them on
// purpose: `implies`, and time as the robustness of `eventually` and `until` with an interval. Truth is
// Kleene's, of no < unknown < yes.

namespace heliorig::tests {
namespace {

using bench::Truth;
using Kind = Definition::Kind;
using models::SimDuration;
using models::SimTime;

constexpr double infinity = std::numeric_limits<double>::infinity();

constexpr Value unknown{0.0, Truth::unknown};

/// Whether row k's stretch meets [from, to]. The last row's ends with the trace, that instant included.
bool meets(const Trace& trace, std::size_t k, SimTime from, SimTime to) {
  const SimTime next = k + 1 < trace.size() ? trace.times[k + 1] : trace.end + SimDuration{1};
  return trace.times[k] <= to && next > from;
}

Truth truth_of(bool holds) {
  return holds ? Truth::yes : Truth::no;
}
Truth opposite(Truth truth) {
  return truth == Truth::unknown ? truth : truth_of(truth == Truth::no);
}
Value lesser(Value a, Value b) {
  return {std::min(a.robustness, b.robustness), std::min(a.truth, b.truth)};
}
Value greater(Value a, Value b) {
  return {std::max(a.robustness, b.robustness), std::max(a.truth, b.truth)};
}
Value negated(Value a) {
  return {-a.robustness, opposite(a.truth)};
}

Value compare(const Definition& d, double x) {
  const double c = d.constant;
  if (std::isnan(x)) return unknown;
  if (d.comparison == "<") return {(c - x) / d.scale, truth_of(x < c)};
  if (d.comparison == "<=") return {(c - x) / d.scale, truth_of(x <= c)};
  if (d.comparison == ">") return {(x - c) / d.scale, truth_of(x > c)};
  if (d.comparison == ">=") return {(x - c) / d.scale, truth_of(x >= c)};
  const bool equal = x == c;
  const double distance = equal ? 1.0 : -std::abs(x - c);
  return d.comparison == "==" ? Value{distance, truth_of(equal)} : Value{-distance, truth_of(!equal)};
}

Value implied(Value premise, Value conclusion) {
  if (premise.truth == Truth::yes) return conclusion;
  const bool holds = premise.truth == Truth::no || conclusion.truth == Truth::yes;
  return holds ? Value{infinity, Truth::yes} : unknown;
}

/// The least truth of p at the rows from i on that come before `instant`.
Truth least_before(SimTime instant, const Trace& trace, const std::vector<Value>* p, std::size_t i) {
  Truth least = Truth::yes;
  for (std::size_t k = i; p != nullptr && k < trace.size() && trace.times[k] < instant; ++k)
    least = std::min(least, (*p)[k].truth);
  return least;
}

/// Whether p is without limit at all of these rows, and there are any.
bool without_limit_before(SimTime instant, const Trace& trace, const std::vector<Value>* p, std::size_t i) {
  if (p == nullptr || trace.times[i] >= instant) return false;
  bool all = true;
  for (std::size_t k = i; k < trace.size() && trace.times[k] < instant; ++k)
    all = all && std::isinf((*p)[k].robustness);
  return all;
}

Truth truth_of_until(const Definition& d, const Trace& trace, const std::vector<Value>* p,
                     const std::vector<Value>& q, std::size_t i) {
  const SimTime from = trace.times[i] + d.interval->first;
  const SimTime to = trace.times[i] + d.interval->second;
  Truth truth =
      to > trace.end ? std::min(Truth::unknown, least_before(SimTime::max(), trace, p, i)) : Truth::no;
  for (std::size_t k = i; k < trace.size(); ++k) {
    const Truth p_before = least_before(std::max(trace.times[k], from), trace, p, i);
    if (meets(trace, k, from, to)) truth = std::max(truth, std::min(q[k].truth, p_before));
  }
  return truth;
}

Value until(const Definition& d, const Trace& trace, const std::vector<Value>* p, const std::vector<Value>& q,
            std::size_t i) {
  const auto [a, b] = *d.interval;
  const SimTime t = trace.times[i];
  const SimDuration watch = std::max<SimDuration>(b, std::chrono::seconds(60));
  const Truth truth = truth_of_until(d, trace, p, q, i);
  if (truth == Truth::unknown) return unknown;
  std::optional<SimTime> came;    // the first instant from t + a on at which q holds
  bool at_stake = true;           // whether q was there, and p at some row before
  std::optional<SimTime> broken;  // the first row from i on at which p does not
  for (std::size_t k = i; k < trace.size(); ++k) {
    const SimTime instant = std::max(trace.times[k], t + a);
    const bool counts = q[k].truth == Truth::yes && meets(trace, k, t + a, t + b + watch);
    if (counts && !came) {
      came = instant;
      at_stake = std::isfinite(q[k].robustness) && !without_limit_before(instant, trace, p, i);
    }
    if (p != nullptr && (*p)[k].truth == Truth::no && !broken) broken = trace.times[k];
  }
  if (truth == Truth::yes && !at_stake) return {infinity, Truth::yes};
  const SimTime known = came.value_or(std::min(t + b + watch, trace.end));
  SimDuration slack = t + b - known;
  if (broken && *broken < known) slack = std::min(slack, *broken - known);
  return {models::seconds(slack) / models::seconds(b), truth};
}

Value since(const Definition& d, const Trace& trace, const std::vector<Value>& p, const std::vector<Value>& q,
            std::size_t i) {
  Value best{-infinity, Truth::no};
  for (std::size_t j = 0; j <= i; ++j) {
    if (d.interval &&
        !meets(trace, j, trace.times[i] - d.interval->second, trace.times[i] - d.interval->first))
      continue;
    Value here = q[j];
    for (std::size_t k = j + 1; k <= i; ++k) here = lesser(here, p[k]);
    best = greater(best, here);
  }
  return best;
}

Value window(const Definition& d, const Trace& trace, const std::vector<Value>& p, std::size_t i) {
  const bool least = d.kind == Kind::always || d.kind == Kind::historically;
  Value best{least ? infinity : -infinity, truth_of(least)};
  const SimTime t = trace.times[i];
  if (d.kind == Kind::always && t + d.interval->second > trace.end) best = unknown;
  for (std::size_t k = 0; k < trace.size(); ++k) {
    bool inside = k <= i;
    if (d.kind == Kind::always) inside = meets(trace, k, t + d.interval->first, t + d.interval->second);
    if (d.kind != Kind::always && d.interval)
      inside = k <= i && meets(trace, k, t - d.interval->second, t - d.interval->first);
    if (inside) best = least ? lesser(best, p[k]) : greater(best, p[k]);
  }
  return best;
}

Value at_row(const Definition& d, const Trace& trace, const std::vector<std::vector<Value>>& operands,
             std::size_t i) {
  const auto first = [&](std::size_t row) { return operands[0][row]; };
  switch (d.kind) {
    case Kind::comparison:
      return compare(d, trace.rows[i][d.signal]);
    case Kind::not_:
      return negated(first(i));
    case Kind::and_:
      return lesser(first(i), operands[1][i]);
    case Kind::or_:
      return greater(first(i), operands[1][i]);
    case Kind::implies:
      return implied(first(i), operands[1][i]);
    case Kind::rise:
      return lesser(first(i), negated(first(i == 0 ? 0 : i - 1)));
    case Kind::fall:
      return lesser(negated(first(i)), first(i == 0 ? 0 : i - 1));
    case Kind::eventually:
      return until(d, trace, nullptr, operands[0], i);
    case Kind::until:
      return until(d, trace, &operands[0], operands[1], i);
    case Kind::since:
      return since(d, trace, operands[0], operands[1], i);
    case Kind::always:
    case Kind::historically:
    case Kind::once:
      return window(d, trace, operands[0], i);
  }
  return {};
}

const char* name(Kind kind) {
  switch (kind) {
    case Kind::not_:
      return "not";
    case Kind::and_:
      return "and";
    case Kind::or_:
      return "or";
    case Kind::implies:
      return "implies";
    case Kind::rise:
      return "rise";
    case Kind::fall:
      return "fall";
    case Kind::always:
      return "always";
    case Kind::eventually:
      return "eventually";
    case Kind::until:
      return "until";
    case Kind::historically:
      return "historically";
    case Kind::once:
      return "once";
    case Kind::since:
      return "since";
    case Kind::comparison:
      break;
  }
  return "";
}

/// How far into the future truth at an instant reaches.
SimDuration horizon(const Definition& d) {
  SimDuration deepest{0};
  for (const DefinitionPtr& operand : d.operands) deepest = std::max(deepest, horizon(*operand));
  const bool ahead = d.kind == Kind::always || d.kind == Kind::eventually || d.kind == Kind::until;
  return ahead ? deepest + d.interval->second : deepest;
}

DefinitionPtr random_comparison(std::mt19937_64& random) {
  static const char* const comparisons[] = {"<", "<=", ">", ">=", "==", "!="};
  static constexpr double scales[] = {2, 4, 1, 1};
  Definition d{.kind = Kind::comparison};
  d.signal = static_cast<std::size_t>(roll(random, 0, 3));
  d.comparison = comparisons[roll(random, 0, d.signal < 2 ? 3 : 5)];
  d.scale = scales[d.signal];
  d.constant = d.signal == 0   ? 0.25 * roll(random, -3, 3)
               : d.signal == 1 ? 0.25 * roll(random, -7, 7)
                               : roll(random, 0, 1);
  return std::make_shared<const Definition>(d);
}

}  // namespace

std::vector<Value> evaluate(const Definition& definition, const Trace& trace) {
  const DefinitionPtr first = definition.operands.empty() ? nullptr : definition.operands[0];
  if (definition.kind == Kind::not_ && first->kind == Kind::implies) {  // not (A implies B) is A and not B
    Definition refuted{.kind = Kind::not_, .operands = {first->operands[1]}};
    Definition both{.kind = Kind::and_,
                    .operands = {first->operands[0], std::make_shared<const Definition>(refuted)}};
    return evaluate(both, trace);
  }
  std::vector<std::vector<Value>> operands;
  for (const DefinitionPtr& operand : definition.operands) operands.push_back(evaluate(*operand, trace));
  std::vector<Value> values;
  for (std::size_t i = 0; i < trace.size(); ++i) values.push_back(at_row(definition, trace, operands, i));
  return values;
}

SimDuration value_horizon(const Definition& d) {
  const bool timed = d.kind == Kind::eventually || d.kind == Kind::until;
  if (timed && horizon(d) > d.interval->second)
    return horizon(d) + std::max<SimDuration>(d.interval->second, std::chrono::seconds(60));
  SimDuration deepest{0};
  for (const DefinitionPtr& operand : d.operands) deepest = std::max(deepest, value_horizon(*operand));
  return d.kind == Kind::always || timed ? deepest + d.interval->second : deepest;
}

std::string to_formula(const Definition& d) {
  static const char* const signals[] = {"plant.a", "plant.b", "control.mode", "control.on"};
  if (d.kind == Kind::comparison)
    return fmt::format("({} {} {})", signals[d.signal], d.comparison, d.constant);
  std::string interval;
  if (d.interval)
    interval =
        fmt::format("[{} s, {} s]", models::seconds(d.interval->first), models::seconds(d.interval->second));
  const std::string first = to_formula(*d.operands[0]);
  if (d.operands.size() == 1) return fmt::format("({}{}({}))", name(d.kind), interval, first);
  return fmt::format("({} {}{} {})", first, name(d.kind), interval, to_formula(*d.operands[1]));
}

DefinitionPtr random_definition(std::mt19937_64& random, int depth) {
  if (depth == 0 || roll(random, 0, 5) == 0) return random_comparison(random);
  Definition d{.kind = static_cast<Kind>(roll(random, 1, 12))};
  const bool ahead = d.kind == Kind::always || d.kind == Kind::eventually || d.kind == Kind::until;
  const bool back = d.kind == Kind::historically || d.kind == Kind::once || d.kind == Kind::since;
  if (ahead || (back && roll(random, 0, 2) > 0)) {
    const SimDuration begin =
        std::chrono::milliseconds(25) * (roll(random, 0, 1) == 0 ? 0 : roll(random, 0, 60));
    d.interval = {begin, begin + std::chrono::milliseconds(25) * roll(random, 1, 100)};
  }
  const bool binary = d.kind == Kind::and_ || d.kind == Kind::or_ || d.kind == Kind::implies ||
                      d.kind == Kind::until || d.kind == Kind::since;
  d.operands.push_back(random_definition(random, depth - 1));
  if (binary) d.operands.push_back(random_definition(random, depth - 1));
  return std::make_shared<const Definition>(d);
}

}  // namespace heliorig::tests
