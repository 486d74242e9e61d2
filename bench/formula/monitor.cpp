#include "bench/formula/monitor.h"

#include <algorithm>
#include <cassert>

#include "bench/formula/binder.h"
#include "bench/formula/network.h"
#include "bench/formula/parser.h"
#include "bench/formula/shape.h"

namespace heliorig::bench {
namespace {

/// What was not put to the test: the premises of implications within each other, where there are any.
std::string premises_of(const Formula& clause) {
  std::string premises;
  for (const Formula* f = &clause; !f->operands.empty(); f = f->operands.back().get()) {
    if (f->kind != Formula::Kind::implies) continue;
    if (!premises.empty()) premises += " and ";
    premises += f->operands.front()->text;
  }
  return premises.empty() ? clause.text : premises;
}

bool looks_ahead_within_an_interval(const Formula& formula) {
  if (formula.looks_ahead() && formula.interval) return true;
  return std::ranges::any_of(formula.operands,
                             [](const FormulaPtr& f) { return looks_ahead_within_an_interval(*f); });
}

}  // namespace

std::variant<FormulaMonitor, Diagnostics> FormulaMonitor::create(const std::string& formula,
                                                                 const Position& position,
                                                                 const std::string& scale,
                                                                 const SignalTable& signals) {
  FormulaComplaints complaints(formula, position);
  const ExpressionPtr expression = parse_formula(complaints);
  std::optional<BoundFormula> bound;
  if (expression) bound = bind_formula(*expression, signals, scale, complaints);
  if (bound) check_shape_of_check(*bound->root, complaints);
  if (!bound || !complaints.diagnostics().empty()) return complaints.diagnostics();
  return FormulaMonitor(*bound);
}

FormulaMonitor::FormulaMonitor(const BoundFormula& formula)
    : clauses_(clauses(formula.root)),
      limits_(formula.limits),
      signals_(formula.signals),
      margins_(build(Haste::margin)) {
  // Without intervals margins are not waited for, and one network tells both.
  if (looks_ahead_within_an_interval(*formula.root)) alarm_ = build(Haste::truth);
}

FormulaMonitor::Network FormulaMonitor::build(Haste haste) const {
  Network network;
  for (const FormulaPtr& clause : clauses_)
    network.goals.push_back(build_goal(*clause, limits_, haste, network.streams));
  return network;
}

void FormulaMonitor::Network::push(const TraceRow& row) {
  for (const auto& stream : streams) stream->advance(row);
  for (const auto& goal : goals) goal->advance();
}

void FormulaMonitor::Network::finish(models::SimTime end) {
  for (const auto& stream : streams) stream->finish(end);
  for (const auto& goal : goals) goal->advance();
  for (const auto& goal : goals) goal->finish();
}

bool FormulaMonitor::Network::violated() const {
  return std::ranges::any_of(goals, [](const GoalPtr& goal) { return goal->current().truth == Truth::no; });
}

void FormulaMonitor::push(TraceRow row) {
  assert((!last_row_ || *last_row_ < row.time) && "rows come in the order of time");
  last_row_ = row.time;
  ++rows_;
  margins_.push(row);
  alarm_.push(row);
}

bool FormulaMonitor::violated() const {
  return alarm_.violated() || margins_.violated();
}

std::vector<Robustness> FormulaMonitor::violation() const {
  std::vector<Robustness> margins;
  for (const Network* network : {&margins_, &alarm_}) {
    if (!margins.empty()) break;  // the alarm knows no more than the margins do, once they know any
    for (const GoalPtr& goal : network->goals)
      if (goal->current().truth == Truth::no) goal->collect(margins);
  }
  return margins;
}

FormulaOutcome FormulaMonitor::finish(models::SimTime end) {
  assert((!last_row_ || *last_row_ <= end) && "a run does not end before its last row");
  FormulaOutcome outcome;
  outcome.rows = rows_;
  if (rows_ == 0) return outcome;
  margins_.finish(end);
  outcome.truth = Truth::yes;
  for (std::size_t i = 0; i < clauses_.size(); ++i) {
    const Goal& goal = *margins_.goals[i];
    const Truth truth = goal.current().truth;
    const std::size_t before = outcome.margins.size();
    goal.collect(outcome.margins);
    outcome.truth = std::min(outcome.truth, truth);
    if (truth == Truth::yes && outcome.margins.size() == before && !outcome.vacuous)
      outcome.vacuous = premises_of(*clauses_[i]);
    if (truth == Truth::unknown && outcome.unresolved_part.empty()) {
      outcome.unresolved = goal.unresolved();
      outcome.unresolved_part = clauses_[i]->text;
    }
  }
  return outcome;
}

}  // namespace heliorig::bench
