#include "bench/report/agreement.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "bench/units/units.h"

namespace heliorig::bench {
namespace {

std::string shown(const Finding& finding) {
  if (!finding.margin || !std::isfinite(finding.margin->value)) return "no margin";
  return format_quantity(finding.margin->value, finding.margin->unit);
}

void compare_margins(const Finding& one, const Finding& other, Agreement& agreement) {
  const bool finite =
      one.margin && other.margin && std::isfinite(one.margin->value) && std::isfinite(other.margin->value);
  agreement.text = fmt::format("{} and {}", shown(one), shown(other));
  if (!finite) {
    agreement.agrees = shown(one) == shown(other);
    return;
  }
  if (one.check.agreement.empty()) {
    agreement.agrees = true;
    agreement.text += ", verdicts alone compared: the check states no agreement";
    return;
  }
  const auto tolerance = parse_quantity_as(one.check.agreement, one.margin->unit);
  if (std::holds_alternative<UnitError>(tolerance)) {  // the margin is to a limit of another unit in the formula
    agreement.agrees = shown(one) == shown(other);
    agreement.text += ", to be the same: " + one.check.agreement + " is for another of the check's limits";
    return;
  }
  agreement.agrees = std::abs(one.margin->value - other.margin->value) <= std::get<double>(tolerance);
  agreement.text += ", to agree within " + one.check.agreement;
}

Agreement compare(const RunResult& first, const Finding& one, const RunResult& second, const Finding& other) {
  Agreement agreement{first.scenario, one.check.id, shown_controller(first), shown_controller(second), false, ""};
  if (one.verdict != other.verdict) {
    agreement.text = fmt::format("{} and {}", to_text(one.verdict), to_text(other.verdict));
  } else {
    compare_margins(one, other, agreement);
  }
  return agreement;
}

}  // namespace

std::vector<Agreement> compare(std::span<const RunResult> results) {
  std::vector<Agreement> agreements;
  for (auto second = results.begin(); second != results.end(); ++second) {
    const auto first = std::ranges::find_if(results, [&](const RunResult& run) {
      return run.scenario == second->scenario && run.corner == second->corner && !was_left_out(run);
    });
    if (first == second || was_left_out(*second)) continue;
    if (first->findings.size() != second->findings.size()) {  // one of them broke: its verdict says so
      agreements.push_back(
          {first->scenario, "all", shown_controller(*first), shown_controller(*second), false, "not both were judged"});
      continue;
    }
    for (std::size_t i = 0; i < first->findings.size(); ++i) {
      // What one of them has no means for is told by its finding, and compared with nothing.
      const auto lacks = [i](const RunResult& run) {
        return run.findings[i].verdict == Verdict::not_applicable;
      };
      if (lacks(*first) || lacks(*second)) continue;
      agreements.push_back(compare(*first, first->findings[i], *second, second->findings[i]));
    }
  }
  return agreements;
}

}  // namespace heliorig::bench
