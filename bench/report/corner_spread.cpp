#include "bench/report/corner_spread.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "bench/units/units.h"

namespace heliorig::bench {
namespace {

const Finding* finding_of(const RunResult& run, const std::string& check) {
  const auto found =
      std::ranges::find_if(run.findings, [&](const Finding& finding) { return finding.check.id == check; });
  return found == run.findings.end() ? nullptr : &*found;
}

bool is_measured(const Finding* finding) {
  return finding != nullptr && finding->margin && std::isfinite(finding->margin->value);
}

bool is_of(const RunResult& run, const RunResult& nominal) {
  return run.scenario == nominal.scenario && run.controller == nominal.controller;
}

std::string in_words(const CornerSpread& spread, bool passed) {
  const auto shown = [&](double value) { return format_quantity(value, spread.unit); };
  std::string text = fmt::format("{}, spread over {} corners {}, least {} on {}",
                                 spread.nominal ? "margin " + shown(*spread.nominal) : "no margin on the nominal plant",
                                 spread.corners, shown(spread.spread), shown(spread.least),
                                 spread.least_at.empty() ? "the nominal plant" : "corner " + spread.least_at);
  if (spread.missing > 0) text += fmt::format("; {} runs have no margin", spread.missing);
  if (!passed) text += "; not all passed";
  if (!spread.proven) text += ": not proven against the plant's uncertainty";
  return text;
}

/// Of one check of a nominal run; nothing where no run measured it.
std::optional<CornerSpread> spread_of(const RunResult& nominal, const Finding& finding,
                                      std::span<const RunResult> results) {
  CornerSpread spread{.scenario = nominal.scenario, .controller = nominal.controller, .check = finding.check.id};
  double greatest = -std::numeric_limits<double>::infinity();
  spread.least = std::numeric_limits<double>::infinity();
  bool passed = true;
  for (const RunResult& run : results) {
    if (!is_of(run, nominal)) continue;
    const Finding* other = finding_of(run, spread.check);
    passed = passed && other != nullptr && other->verdict == Verdict::pass;
    if (!is_measured(other)) {
      ++spread.missing;
      continue;
    }
    const Margin& margin = *other->margin;
    spread.unit = margin.unit;
    if (run.corner.empty()) spread.nominal = margin.value;
    if (!run.corner.empty()) ++spread.corners;
    greatest = std::max(greatest, margin.value);
    if (margin.value < spread.least) {
      spread.least = margin.value;
      spread.least_at = run.corner;
    }
  }
  if (!std::isfinite(greatest)) return std::nullopt;
  spread.spread = greatest - spread.least;
  spread.proven =
      passed && spread.missing == 0 && spread.corners > 0 && spread.nominal && *spread.nominal >= spread.spread;
  spread.text = in_words(spread, passed);
  return spread;
}

}  // namespace

std::vector<CornerSpread> corner_spreads(std::span<const RunResult> results) {
  std::vector<CornerSpread> spreads;
  for (const RunResult& nominal : results) {
    const bool tried = std::ranges::any_of(
        results, [&](const RunResult& run) { return is_of(run, nominal) && !run.corner.empty(); });
    if (!nominal.corner.empty() || !tried) continue;
    for (const Finding& finding : nominal.findings) {
      if (finding.verdict == Verdict::not_applicable) continue;
      if (auto spread = spread_of(nominal, finding, results)) spreads.push_back(std::move(*spread));
    }
  }
  return spreads;
}

}  // namespace heliorig::bench
