#include "bench/formula/network.h"

#include <cassert>
#include <utility>

#include "bench/formula/past_streams.h"
#include "bench/formula/pointwise_streams.h"

namespace heliorig::bench {
namespace {

using Kind = Formula::Kind;
using Which = SlidingExtremum::Which;

template <typename T, typename... Arguments>
Stream& append(Streams& streams, Arguments&&... arguments) {
  streams.push_back(std::make_unique<T>(std::forward<Arguments>(arguments)...));
  return *streams.back();
}

FormulaPtr with_last_operand(const Formula& formula, const FormulaPtr& operand) {
  Formula copy = formula;
  copy.operands.back() = operand;
  return std::make_shared<const Formula>(std::move(copy));
}

Stream& build_past(const Formula& f, Stream& first, Stream* second, Streams& streams) {
  if (f.kind == Kind::since)
    return f.interval ? append<SinceWindowStream>(streams, first, *second, *f.interval)
                      : append<SinceStream>(streams, first, *second);
  const Which which = f.kind == Kind::historically ? Which::least : Which::greatest;
  return f.interval ? append<PastWindowStream>(streams, first, which, *f.interval)
                    : append<SoFarStream>(streams, first, which);
}

Stream& build_future(const Formula& f, Stream& first, Stream* second, const std::vector<Limit>& limits,
                     Haste haste, Streams& streams) {
  assert(f.interval && "check_shape() refuses the unbounded here");
  if (f.kind == Kind::always) return append<FutureWindowStream>(streams, first, *f.interval, haste);
  const UntilStream::TimeLimit limit{f.limit, limits[f.limit].scale};
  if (f.kind == Kind::eventually)
    return append<UntilStream>(streams, nullptr, first, *f.interval, limit, haste);
  return append<UntilStream>(streams, &first, *second, *f.interval, limit, haste);
}

}  // namespace

std::vector<FormulaPtr> clauses(const FormulaPtr& formula) {
  std::vector<FormulaPtr> result;
  if (formula->kind == Kind::and_) {
    for (const FormulaPtr& operand : formula->operands)
      for (FormulaPtr& clause : clauses(operand)) result.push_back(std::move(clause));
    return result;
  }
  const bool distributes =
      formula->kind == Kind::always || formula->kind == Kind::historically || formula->kind == Kind::implies;
  if (!distributes) return {formula};
  for (const FormulaPtr& clause : clauses(formula->operands.back()))
    result.push_back(with_last_operand(*formula, clause));
  return result;
}

Stream& build_stream(const Formula& f, const std::vector<Limit>& limits, Haste haste, Streams& streams) {
  if (f.kind == Kind::predicate) return append<PredicateStream>(streams, *f.predicate);
  Stream& first = build_stream(*f.operands[0], limits, haste, streams);
  Stream* second = f.operands.size() > 1 ? &build_stream(*f.operands[1], limits, haste, streams) : nullptr;
  switch (f.kind) {
    case Kind::not_:
      return append<NotStream>(streams, first);
    case Kind::and_:
      return append<AndStream>(streams, first, *second);
    case Kind::or_:
      return append<OrStream>(streams, first, *second);
    case Kind::implies:
      return append<ImpliesStream>(streams, first, *second);
    case Kind::rise:
      return append<RiseStream>(streams, first);
    case Kind::fall:
      return append<RiseStream>(streams, append<NotStream>(streams, first));
    case Kind::historically:
    case Kind::once:
    case Kind::since:
      return build_past(f, first, second, streams);
    case Kind::always:
    case Kind::eventually:
    case Kind::until:
      return build_future(f, first, second, limits, haste, streams);
    case Kind::predicate:
      break;
  }
  assert(false && "a predicate was handled above");
  return first;
}

GoalPtr build_goal(const Formula& f, const std::vector<Limit>& limits, Haste haste, Streams& streams) {
  const auto goal = [&](std::size_t i) { return build_goal(*f.operands[i], limits, haste, streams); };
  const auto stream = [&](std::size_t i) -> Stream& {
    return build_stream(*f.operands[i], limits, haste, streams);
  };
  if (f.looks_ahead() && f.interval)
    return std::make_unique<AtStartGoal>(build_stream(f, limits, haste, streams));
  switch (f.kind) {
    case Kind::always:
      return std::make_unique<AlwaysGoal>(stream(0));
    case Kind::eventually:
      return std::make_unique<UntilGoal>(nullptr, stream(0));
    case Kind::until: {
      Stream& p = stream(0);
      return std::make_unique<UntilGoal>(&p, stream(1));
    }
    case Kind::not_:
      return std::make_unique<NotGoal>(goal(0));
    case Kind::and_:
    case Kind::or_:
    case Kind::implies: {
      using enum PairGoal::Operator;
      GoalPtr left = goal(0);
      const PairGoal::Operator op = f.kind == Kind::and_ ? and_ : f.kind == Kind::or_ ? or_ : implies;
      return std::make_unique<PairGoal>(op, std::move(left), goal(1));
    }
    default:
      break;
  }
  assert(false && "check_shape() refuses what is said of the first row only");
  return nullptr;
}

}  // namespace heliorig::bench
