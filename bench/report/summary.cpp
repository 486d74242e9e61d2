#include "bench/report/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <map>
#include <set>
#include <vector>

#include "bench/units/units.h"

namespace heliorig::bench {
namespace {

using Line = std::array<std::string, 4>;

std::vector<Line> lines_of(std::span<const RunResult> results) {
  std::vector<Line> lines{{"scenario", "controller", "verdict", "least margin"}};
  for (const RunResult& result : results) {
    lines.push_back({result.scenario, shown_controller(result), std::string{to_text(result.verdict)}, least_margin(result)});
  }
  return lines;
}

/// Why what did not pass did not.
std::vector<std::string> reasons_of(std::span<const RunResult> results) {
  std::vector<std::string> reasons;
  for (const RunResult& result : results) {
    const std::string run = result.scenario + " against " + shown_controller(result);
    for (const std::string& reason : result.reasons) reasons.push_back(run + ": " + reason);
    for (const Finding& finding : result.findings) {
      if (finding.verdict == Verdict::pass || finding.verdict == Verdict::not_applicable) continue;
      reasons.push_back(fmt::format("{}: {} {}: {}", run, finding.check.id, to_text(finding.verdict), finding.reason));
    }
  }
  return reasons;
}

/// Each once for all runs that have it: it is the machine or the controller that lacks the means.
std::vector<std::string> lacking_in(std::span<const RunResult> results) {
  std::map<std::pair<std::string, std::string>, std::size_t> runs;
  for (const RunResult& result : results) {
    for (const Finding& finding : result.findings) {
      if (finding.verdict == Verdict::not_applicable) ++runs[{finding.check.id, finding.reason}];
    }
  }
  std::vector<std::string> lines;
  for (const auto& [what, count] : runs) {
    lines.push_back(fmt::format("{} not applicable in {} of {} runs: {}", what.first, count, results.size(), what.second));
  }
  return lines;
}

/// Of runs that are long enough to speak of a yield.
std::vector<std::string> energy_of(std::span<const RunResult> results) {
  using namespace std::chrono_literals;
  const auto kWh = [](double energy_J) { return fmt::format("{:.1f} kWh", energy_J / 3.6e6); };
  std::vector<std::string> lines;
  for (const RunResult& result : results) {
    if (!result.energy || result.duration < 4h) continue;
    const EnergyFigures& energy = *result.energy;
    lines.push_back(fmt::format("{} against {}: {} delivered to the load; of the {} of light that the optics offered {} "
                                "met the absorber, and the receiver lost {}",
                                result.scenario, shown_controller(result), kWh(energy.delivered_J), kWh(energy.offered_J),
                                kWh(energy.intercepted_J), kWh(energy.lost_J)));
  }
  return lines;
}

/// Of runs that were held to the clock: how they kept to it, and what the system did not grant them.
std::vector<std::string> punctuality_of(std::span<const RunResult> results) {
  std::vector<std::string> lines;
  for (const RunResult& result : results) {
    if (!result.pacing) continue;
    const Pacing& pacing = *result.pacing;
    lines.push_back(fmt::format("{} against {}: at {:g} times real time {} of {} steps came a period late or more, the "
                                "latest by {:.3g} ms",
                                result.scenario, shown_controller(result), pacing.speed, pacing.overruns, pacing.steps,
                                static_cast<double>(pacing.worst_lateness.count()) * 1e-6));
    for (const std::string& note : pacing.notes) lines.back() += "; " + note;
  }
  return lines;
}

/// What each firmware used and its emulator lacks, over all its runs.
std::vector<std::string> shortcomings_of(std::span<const RunResult> results) {
  std::map<std::string, std::array<std::set<std::string>, 2>> used;
  for (const RunResult& result : results) {
    if (!result.mcu || !result.mcu->fidelity) continue;
    for (const Shortcoming& one : *result.mcu->fidelity) used[result.controller].at(one.in_part ? 0 : 1).insert(one.what);
  }
  std::vector<std::string> lines;
  for (const auto& [controller, names] : used) {
    for (const bool in_part : {true, false}) {
      const auto& these = names.at(in_part ? 0 : 1);
      if (these.empty()) continue;
      std::string list;
      for (const std::string& name : these) list += (list.empty() ? "" : ", ") + name;
      lines.push_back(controller + " uses what the emulator " + (in_part ? "models in part: " : "does not model: ") + list);
    }
  }
  return lines;
}

std::vector<std::string> unproven_of(std::span<const CornerSpread> spreads) {
  std::vector<std::string> lines;
  for (const CornerSpread& spread : spreads) {
    if (!spread.proven)
      lines.push_back(fmt::format("{} against {}: {}: {}", spread.scenario, spread.controller, spread.check, spread.text));
  }
  return lines;
}

std::string spread_line(std::span<const CornerSpread> spreads) {
  const auto proven = std::ranges::count_if(spreads, &CornerSpread::proven);
  return fmt::format("{} of {} margins are at least their spread over the plant's corners.", proven, spreads.size());
}

std::vector<std::string> disagreements_of(std::span<const Agreement> agreements) {
  std::vector<std::string> lines;
  for (const Agreement& agreement : agreements) {
    if (agreement.agrees) continue;
    lines.push_back(fmt::format("{}: {} of {} and {} disagree: {}", agreement.scenario, agreement.check, agreement.first,
                                agreement.second, agreement.text));
  }
  return lines;
}

std::string agreement_line(std::span<const Agreement> agreements) {
  const auto agreeing = std::ranges::count_if(agreements, &Agreement::agrees);
  return fmt::format("Controllers agree in {} of {} comparisons.", agreeing, agreements.size());
}

/// A scenario may hold any character; a table's cell must not end early.
std::string cell(std::string text) {
  for (std::size_t at = 0; (at = text.find_first_of("|\n", at)) != std::string::npos; at += 2) {
    text.replace(at, 1, text[at] == '|' ? "\\|" : "  ");
  }
  return text;
}

std::string matrix(std::span<const RunResult> results) {
  std::set<std::string> checks;
  for (const RunResult& result : results) {
    for (const Finding& finding : result.findings) checks.insert(finding.check.id);
  }
  std::string text = "| requirement |";
  std::string rule = "|--|";
  for (const RunResult& result : results) {
    text += " " + cell(result.scenario) + ", " + cell(shown_controller(result)) + " |";
    rule += "--|";
  }
  text += "\n" + rule + "\n";
  for (const std::string& check : checks) {
    text += "| " + cell(check) + " |";
    for (const RunResult& result : results) {
      const auto found = std::ranges::find_if(result.findings, [&](const Finding& f) { return f.check.id == check; });
      text += " " + (found == result.findings.end() ? "" : std::string{to_text(found->verdict)}) + " |";
    }
    text += "\n";
  }
  return text;
}

}  // namespace

const Finding* least_finding(const RunResult& result) {
  const Finding* least = nullptr;
  for (const Finding& finding : result.findings) {
    if (!finding.margin || !std::isfinite(finding.margin->normalised)) continue;
    const bool worse = least == nullptr || finding.verdict < least->verdict ||
                       (finding.verdict == least->verdict && finding.margin->normalised < least->margin->normalised);
    if (worse) least = &finding;
  }
  return least;
}

std::string least_margin(const RunResult& result) {
  const Finding* least = least_finding(result);
  if (least == nullptr) return "-";
  return fmt::format("{} ({} at {})", format_quantity(least->margin->value, least->margin->unit), least->check.id,
                     format_quantity(models::seconds(least->margin->time), "s"));
}

std::string summary_text(std::span<const RunResult> results, std::span<const Agreement> agreements,
                         std::span<const CornerSpread> spreads) {
  const auto lines = lines_of(results);
  std::array<std::size_t, 4> widths{};
  for (const Line& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], line[i].size());
  }
  std::string text;
  for (const Line& line : lines) {
    text += fmt::format("{:<{}}  {:<{}}  {:<{}}  {}\n", line[0], widths[0], line[1], widths[1], line[2], widths[2], line[3]);
  }
  for (const std::string& reason : reasons_of(results)) text += reason + "\n";
  for (const std::string& line : energy_of(results)) text += line + "\n";
  for (const std::string& line : punctuality_of(results)) text += line + "\n";
  for (const std::string& line : lacking_in(results)) text += line + "\n";
  for (const std::string& line : shortcomings_of(results)) text += line + "\n";
  for (const std::string& line : disagreements_of(agreements)) text += line + "\n";
  if (!agreements.empty()) text += agreement_line(agreements) + "\n";
  for (const std::string& line : unproven_of(spreads)) text += line + "\n";
  if (!spreads.empty()) text += spread_line(spreads) + "\n";
  return text;
}

std::string summary_markdown(std::span<const RunResult> results, std::span<const Agreement> agreements,
                             std::span<const CornerSpread> spreads) {
  std::string text;
  bool head = true;
  for (const Line& line : lines_of(results)) {
    text += fmt::format("| {} | {} | {} | {} |\n", cell(line[0]), cell(line[1]), cell(line[2]), cell(line[3]));
    if (head) text += "|--|--|--|--|\n";
    head = false;
  }
  text += "\n" + matrix(results) + "\n";
  for (const std::string& reason : reasons_of(results)) text += "- " + reason + "\n";
  for (const std::string& line : energy_of(results)) text += "- " + line + "\n";
  for (const std::string& line : punctuality_of(results)) text += "- " + line + "\n";
  for (const std::string& line : lacking_in(results)) text += "- " + line + "\n";
  for (const std::string& line : shortcomings_of(results)) text += "- " + line + "\n";
  for (const std::string& line : disagreements_of(agreements)) text += "- " + line + "\n";
  for (const std::string& line : unproven_of(spreads)) text += "- " + line + "\n";
  if (!agreements.empty()) text += "\n" + agreement_line(agreements) + "\n";
  if (!spreads.empty()) text += "\n" + spread_line(spreads) + "\n";
  return text;
}

}  // namespace heliorig::bench
