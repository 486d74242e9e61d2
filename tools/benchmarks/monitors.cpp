// What a check costs for each trace row: three typical formulas over an hour at 10 rows a second, the best of
// five.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "bench/checks/check_monitor.h"

namespace {

using namespace heliorig;
using bench::SignalKind;

const bench::SignalTable& signals() {
  static const bench::SignalTable table(
      {{"steam.pressure", "Pa(g)", -1e5, 16e5, "", SignalKind::continuous},
       {"steam.vent_opening", "1", 0, 1, "", SignalKind::continuous},
       {"mirrors.tracking_error_rms", "rad", 0, 1, "", SignalKind::continuous},
       {"controller.mode", "1", 0, 3, "", SignalKind::discrete}});
  return table;
}

/// An hour in which the pressure swings past its limit every ten minutes and the vent follows by 400 ms.
std::vector<std::vector<double>> an_hour_of_rows() {
  std::vector<std::vector<double>> rows;
  for (int i = 0; i < 36000; ++i) {
    const double swing = std::sin(i * 0.1 * 2 * M_PI / 600);
    const double before = std::sin((i - 4) * 0.1 * 2 * M_PI / 600);
    rows.push_back(
        {10e5 + 1e5 * swing, before > 0.8 ? 1.0 : 0.0, 1e-3 * std::abs(swing), swing < 0.8 ? 1.0 : 2.0});
  }
  return rows;
}

double nanoseconds_a_row(const std::string& formula, const std::vector<std::vector<double>>& rows) {
  bench::CheckSpec check;
  check.formula = formula;
  auto made = bench::CheckMonitor::create(check, signals());
  auto& monitor = std::get<bench::CheckMonitor>(made);
  const auto begin = std::chrono::steady_clock::now();
  models::SimTime time;
  for (const auto& row : rows) monitor.push({time += std::chrono::milliseconds(100), row});
  const std::chrono::duration<double, std::nano> taken = std::chrono::steady_clock::now() - begin;
  const bench::Finding finding = monitor.finish(time, {});
  if (finding.verdict != bench::Verdict::pass) std::printf("  not as meant: %s\n", finding.reason.c_str());
  return taken.count() / static_cast<double>(rows.size());
}

}  // namespace

int main() {
  const std::string formulas[] = {
      "always steam.pressure < 12 barg",
      "always (rise(steam.pressure > 10.8 barg) implies eventually[0 s, 1 s] steam.vent_opening > 0.5)",
      "always (historically[0 s, 60 s] controller.mode == 1 implies mirrors.tracking_error_rms <= 0.07 deg)"};
  const auto rows = an_hour_of_rows();
  std::printf("%8s  formula\n", "ns/row");
  for (const std::string& formula : formulas) {
    double best = HUGE_VAL;
    for (int i = 0; i < 5; ++i) best = std::min(best, nanoseconds_a_row(formula, rows));
    std::printf("%8.1f  %s\n", best, formula.c_str());
  }
}
