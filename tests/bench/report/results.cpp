#include "tests/bench/report/results.h"

namespace heliorig::tests {

bench::Finding finding(const std::string& id, bench::Verdict verdict, double margin_Pa) {
  bench::Finding finding;
  finding.check.id = id;
  finding.check.text = "in words";
  finding.check.formula = "always steam.pressure < 12 barg";
  finding.check.agreement = "0.1 bar";
  finding.verdict = verdict;
  finding.margin = bench::Margin{margin_Pa, "Pa", margin_Pa / 1e5, models::SimTime{std::chrono::seconds{3}},
                                 "steam.pressure"};
  finding.reason = "because";
  return finding;
}

bench::RunResult run_of(const std::string& scenario, const std::string& controller, bench::Verdict verdict,
                        double margin_Pa) {
  bench::RunResult result;
  result.scenario = scenario;
  result.title = "A scenario";
  result.controller = controller;
  result.verdict = verdict;
  result.findings = {finding("PRS-02", verdict, margin_Pa)};
  result.rows = 100;
  return result;
}

}  // namespace heliorig::tests
