#include "bench/report/exit_code.h"

#include <algorithm>

namespace heliorig::bench {

int exit_code(std::span<const RunResult> results, bool agrees) {
  const auto any = [&](auto holds) { return std::ranges::any_of(results, holds); };
  if (any([](const RunResult& run) { return run.bench_failed; })) return 4;
  if (any([](const RunResult& run) { return run.link_lost; })) return 3;
  // A check that failed is one though the run it belongs to was invalid besides.
  const auto failed = [](const RunResult& run) {
    return std::ranges::find(run.findings, Verdict::fail, &Finding::verdict) != run.findings.end();
  };
  if (!agrees || any(failed)) return 1;
  const auto passed = [](const RunResult& run) {
    return run.verdict == Verdict::pass && std::ranges::any_of(run.findings, [](const Finding& finding) {
             return finding.verdict == Verdict::pass;
           });
  };
  const auto passed_or_left_out = [&](const RunResult& run) { return was_left_out(run) || passed(run); };
  return any(passed) && std::ranges::all_of(results, passed_or_left_out) ? 0 : 5;
}

}  // namespace heliorig::bench
