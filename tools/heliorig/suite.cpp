#include "tools/heliorig/suite.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <set>
#include <sstream>

#include "bench/report/agreement.h"
#include "bench/report/corner_spread.h"
#include "bench/report/exit_code.h"
#include "bench/report/junit_xml.h"
#include "bench/report/result_json.h"
#include "bench/report/results_json.h"
#include "bench/report/summary.h"
#include "bench/report/write_file.h"
#include "bench/suite/process_pool.h"
#include "tools/heliorig/exit_codes.h"

namespace heliorig::tools {
namespace {

namespace fs = std::filesystem;

std::string how_it_ended(const bench::JobOutcome& outcome) {
  switch (outcome.end) {
    case bench::JobOutcome::End::out_of_time:
      return "the run took longer than --wall-limit";
    case bench::JobOutcome::End::crashed:
      return "the bench crashed, signal " + std::to_string(outcome.code);
    case bench::JobOutcome::End::exited:
      break;
  }
  return "the bench gave the run up; what it said stands above";
}

bench::RunResult collect(const RunJob& job, const bench::JobOutcome& outcome) {
  if (outcome.end != bench::JobOutcome::End::exited || outcome.code != exit_ok) {
    return broken_run(job, how_it_ended(outcome));
  }
  std::ifstream file{job.folder / "result.json", std::ios::binary};
  std::ostringstream text;
  text << file.rdbuf();
  auto result = bench::run_result_of_json(text.str());
  if (const auto* wrong = std::get_if<std::string>(&result)) return broken_run(job, "result.json: " + *wrong);
  return std::get<bench::RunResult>(std::move(result));
}

}  // namespace

std::vector<RunJob> jobs_of(const Workload& workload, const fs::path& results) {
  std::vector<RunJob> jobs;
  std::set<fs::path> taken;
  for (const bench::ScenarioFile& scenario : workload.scenarios) {
    for (const ControllerChoice& controller : workload.controllers) {
      const std::string corner = scenario.corner.empty() ? "" : "@" + scenario.corner;
      const fs::path plain =
          results / fs::path{scenario.name}.replace_extension() / (folder_name(controller) + corner);
      fs::path folder = plain;
      for (int number = 2; !taken.insert(folder).second; ++number)
        folder = plain.string() + "-" + std::to_string(number);
      jobs.push_back({&scenario, &controller, folder});
    }
  }
  return jobs;
}

SuiteResults run_jobs(const std::vector<RunJob>& jobs, const RunArguments& arguments) {
  SuiteResults suite;
  suite.timings.resize(jobs.size());
  std::size_t ended = 0;
  const auto outcomes = bench::run_in_processes(
      jobs.size(), arguments.jobs, arguments.wall_limit(),
      [&](std::size_t job) { return run_one(jobs[job], arguments); },
      [&](std::size_t job, const bench::JobOutcome& outcome) {
        suite.timings[job].wall_s = outcome.wall_s;
        const std::string& corner = jobs[job].scenario->corner;
        std::fprintf(stderr, "%zu of %zu: %s against %s%s%s, %.1f s\n", ++ended, jobs.size(),
                     jobs[job].scenario->name.c_str(), jobs[job].controller->name.c_str(),
                     corner.empty() ? "" : " on corner ", corner.c_str(), outcome.wall_s);
      });
  for (std::size_t i = 0; i < jobs.size(); ++i) suite.results.push_back(collect(jobs[i], outcomes[i]));
  return suite;
}

int write_reports(const fs::path& folder, const SuiteResults& suite, const RunArguments& arguments) {
  const auto& results = suite.results;
  const auto agreements = bench::compare(results);
  const bool agrees = std::ranges::all_of(agreements, &bench::Agreement::agrees);
  const int code = bench::exit_code(results, agrees);
  const auto spreads = bench::corner_spreads(results);
  const std::string all = bench::results_json(results, agreements, spreads, code, HELIORIG_VERSION);
  int written = exit_ok;
  for (const auto& [name, bytes] :
       {std::pair{"timing.json", bench::timing_json(results, suite.timings)},
        std::pair{"junit.xml", bench::junit_xml(results, agreements)},
        std::pair{"summary.md", bench::summary_markdown(results, agreements, spreads)},
        std::pair{"results.json", all}}) {
    if (const auto error = bench::write_file(folder / name, bytes)) {
      std::fprintf(stderr, "heliorig: %s\n", error->c_str());
      written = exit_internal;
    }
  }
  std::fputs(bench::summary_text(results, agreements, spreads).c_str(), arguments.json ? stderr : stdout);
  if (arguments.json) std::fputs(all.c_str(), stdout);
  std::fprintf(stderr, "Results are in %s\n", folder.c_str());
  return written != exit_ok ? written : code;
}

}  // namespace heliorig::tools
