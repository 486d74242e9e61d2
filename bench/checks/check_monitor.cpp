#include "bench/checks/check_monitor.h"

#include <fmt/format.h>

#include <cassert>
#include <cmath>
#include <optional>
#include <utility>

#include "bench/formula/monitor.h"
#include "bench/units/units.h"

namespace heliorig::bench {
namespace {

/// By how much two controllers may differ has to be in the unit of one of the limits.
Diagnostics complaints_of_agreement(const CheckSpec& check, const std::vector<Limit>& limits) {
  std::optional<UnitError> error;
  for (const Limit& limit : limits) {
    const auto parsed = parse_quantity_as(check.agreement, limit.unit);
    if (const double* difference = std::get_if<double>(&parsed)) {
      if (*difference >= 0.0) return {};
      error =
          UnitError{fmt::format("'{}' is negative", check.agreement), "say by how much margins may differ"};
    } else if (!error) {
      error = std::get<UnitError>(parsed);
    }
  }
  return {{"check-agreement", check.formula_position, fmt::format("agreement: {}", error->message),
           error->advice}};
}

std::string at_time(models::SimTime time) {
  return "at " + format_quantity(models::seconds(time), "s", 6);
}

struct Measurement {
  Margin margin;
  bool bound = false;  ///< it may be worse
};

/// The least of the margins, those in time lessened by what timing leaves open. Where the formula is false
/// only those that make it so, lest a lessened one be taken for the cause.
std::optional<Measurement> least_margin(const FormulaOutcome& outcome, const std::vector<Limit>& limits,
                                        models::SimDuration timing_uncertainty) {
  std::optional<Measurement> least;
  for (const Robustness& robustness : outcome.margins) {
    if (outcome.truth == Truth::no && robustness.truth != Truth::no) continue;
    const Limit& limit = limits[robustness.limit];
    const double lost_s = limit.time ? models::seconds(timing_uncertainty) : 0.0;
    const double value = robustness.value * limit.scale - lost_s;
    const double normalised = value / limit.scale;
    if (!least || normalised < least->margin.normalised)
      least = {{value, limit.unit, normalised, robustness.at, limit.signal}, robustness.bound};
  }
  return least;
}

std::string reason_of_failure(const std::optional<Measurement>& measured) {
  if (!measured) return "violated";
  const Margin& margin = measured->margin;
  const std::string amount = format_quantity(std::abs(margin.value), margin.unit);
  const std::string where = fmt::format("{}; {}", at_time(margin.time), margin.signal);
  if (measured->bound) return fmt::format("not in time, nor {} after that, for what began {}", amount, where);
  if (margin.value == 0.0) return fmt::format("violated {}: on the limit, which is not allowed", where);
  if (margin.unit == "s") return fmt::format("{} too late, for what began {}", amount, where);
  return fmt::format("violated by {} {}", amount, where);
}

std::string reason_of_margin(const Margin& margin) {
  return fmt::format("least margin {} {}; {}", format_quantity(margin.value, margin.unit),
                     at_time(margin.time), margin.signal);
}

void judge(Finding& finding, const FormulaOutcome& outcome, const std::optional<Measurement>& least) {
  const auto conclude = [&](Verdict verdict, std::string reason) {
    finding.verdict = verdict;
    finding.reason = std::move(reason);
  };
  const std::string measured = finding.margin ? reason_of_margin(*finding.margin) : "nothing was measured";
  if (outcome.rows == 0) return conclude(Verdict::inconclusive, "no row was seen");
  if (outcome.truth == Truth::no) return conclude(Verdict::fail, reason_of_failure(least));
  if (outcome.truth == Truth::unknown) {
    const std::string when = outcome.unresolved ? ", for what began " + at_time(*outcome.unresolved) : "";
    return conclude(Verdict::inconclusive, fmt::format("undecided when the run ended{}: {}; {}", when,
                                                       outcome.unresolved_part, measured));
  }
  if (outcome.vacuous && finding.check.vacuous_reason.empty())
    return conclude(Verdict::inconclusive,
                    fmt::format("never put to the test: '{}' never held", *outcome.vacuous));
  if (finding.margin && finding.margin->value < 0.0)
    return conclude(Verdict::inconclusive, fmt::format("within what timing leaves open: {}", measured));
  if (outcome.vacuous)
    return conclude(Verdict::pass, fmt::format("never put to the test: '{}' never held; accepted, since {}",
                                               *outcome.vacuous, finding.check.vacuous_reason));
  conclude(Verdict::pass, measured);
}

}  // namespace

struct CheckMonitor::Implementation {
  CheckSpec check;
  std::optional<FormulaMonitor> formula;  ///< none where the requirement is not applicable
  std::optional<std::string> excuse;      ///< why it is not applicable
};

std::variant<CheckMonitor, Diagnostics> CheckMonitor::create(CheckSpec check, const SignalTable& signals) {
  if (!check.not_applicable.empty()) {
    std::string reason = check.not_applicable;
    return CheckMonitor(
        std::make_unique<Implementation>(Implementation{std::move(check), {}, std::move(reason)}));
  }
  auto formula = FormulaMonitor::create(check.formula, check.formula_position, check.scale, signals);
  if (auto* diagnostics = std::get_if<Diagnostics>(&formula)) return std::move(*diagnostics);
  const std::vector<Limit>& limits = std::get<FormulaMonitor>(formula).limits();
  if (!check.agreement.empty())
    if (Diagnostics complaints = complaints_of_agreement(check, limits); !complaints.empty())
      return complaints;
  return CheckMonitor(std::make_unique<Implementation>(
      Implementation{std::move(check), std::move(std::get<FormulaMonitor>(formula)), {}}));
}

CheckMonitor::CheckMonitor(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}
CheckMonitor::CheckMonitor(CheckMonitor&&) noexcept = default;
CheckMonitor& CheckMonitor::operator=(CheckMonitor&&) noexcept = default;
CheckMonitor::~CheckMonitor() = default;

const std::set<std::size_t>& CheckMonitor::signals() const {
  static const std::set<std::size_t> none;
  return implementation_->formula ? implementation_->formula->signals() : none;
}

void CheckMonitor::excuse(std::string reason) {
  implementation_->excuse = std::move(reason);
}

void CheckMonitor::push(TraceRow row) {
  if (implementation_->excuse) return;
  implementation_->formula->push(row);
}

bool CheckMonitor::violated() const {
  return !implementation_->excuse && implementation_->formula->violated();
}

std::string CheckMonitor::violation(models::SimDuration timing_uncertainty) const {
  assert(violated());
  const FormulaMonitor& formula = *implementation_->formula;
  const FormulaOutcome so_far{.truth = Truth::no, .margins = formula.violation()};
  return reason_of_failure(least_margin(so_far, formula.limits(), timing_uncertainty));
}

Finding CheckMonitor::finish(models::SimTime end, models::SimDuration timing_uncertainty) {
  Finding finding;
  finding.check = implementation_->check;
  if (implementation_->excuse) {
    finding.verdict = Verdict::not_applicable;
    finding.reason = *implementation_->excuse;
    return finding;
  }
  const FormulaOutcome outcome = implementation_->formula->finish(end);
  const auto least = least_margin(outcome, implementation_->formula->limits(), timing_uncertainty);
  if (least) finding.margin = least->margin;
  judge(finding, outcome, least);
  return finding;
}

}  // namespace heliorig::bench
