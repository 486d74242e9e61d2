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
#include "tools/heliorig/commands.h"
#include "tools/heliorig/complaints.h"
#include "tools/heliorig/exit_codes.h"
#include "tools/heliorig/one_run.h"
#include "tools/heliorig/results_folder.h"
#include "tools/heliorig/workload.h"

namespace heliorig::tools {
namespace {

namespace fs = std::filesystem;

/// Folders of the runs: scenario without its ending, then the controller and the plant's corner, as
/// `simulated@more_light`; numbered where two would be one.
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

/// results.json comes last: by it a folder is known to be whole.
int write_reports(const fs::path& folder, const std::vector<bench::RunResult>& results,
                  const std::vector<bench::RunTiming>& timings, const RunArguments& arguments) {
  const auto agreements = bench::compare(results);
  const bool agrees = std::ranges::all_of(agreements, &bench::Agreement::agrees);
  const int code = bench::exit_code(results, agrees);
  const auto spreads = bench::corner_spreads(results);
  const std::string all = bench::results_json(results, agreements, spreads, code, HELIORIG_VERSION);
  int written = exit_ok;
  for (const auto& [name, bytes] :
       {std::pair{"timing.json", bench::timing_json(results, timings)},
        std::pair{"junit.xml", bench::junit_xml(results)},
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

/// A board plays one run at a time.
void check_jobs(const RunArguments& arguments, const Workload& workload, bench::Diagnostics& diagnostics) {
  for (const ControllerChoice& controller : workload.controllers) {
    if (controller.kind != ControllerChoice::Kind::serial || arguments.jobs == 1) continue;
    diagnostics.push_back({"jobs", bench::whole_file("--jobs " + std::to_string(arguments.jobs)),
                           "the board of " + controller.name + " plays one run at a time", "leave --jobs out"});
  }
}

}  // namespace

int run_command(const RunArguments& arguments) {
  bench::Diagnostics diagnostics;
  const Workload workload = gather({arguments.scenarios, arguments.controllers,
                              arguments.corners ? Plants::corners_too : Plants::nominal, arguments.seed},
                             diagnostics);
  check_jobs(arguments, workload, diagnostics);
  if (!diagnostics.empty()) return report(diagnostics, arguments.json);
  const auto folder = make_results_folder(arguments.results, arguments.overwrite);
  if (const auto* wrong = std::get_if<bench::Diagnostic>(&folder)) return report({*wrong}, arguments.json);

  const std::vector<RunJob> jobs = jobs_of(workload, std::get<fs::path>(folder));
  std::vector<bench::RunTiming> timings(jobs.size());
  std::size_t ended = 0;
  const auto outcomes = bench::run_in_processes(
      jobs.size(), arguments.jobs, std::chrono::seconds{arguments.wall_limit_s},
      [&](std::size_t job) { return run_one(jobs[job], arguments); },
      [&](std::size_t job, const bench::JobOutcome& outcome) {
        timings[job].wall_s = outcome.wall_s;
        const std::string& corner = jobs[job].scenario->corner;
        std::fprintf(stderr, "%zu of %zu: %s against %s%s%s, %.1f s\n", ++ended, jobs.size(),
                     jobs[job].scenario->name.c_str(), jobs[job].controller->name.c_str(),
                     corner.empty() ? "" : " on corner ", corner.c_str(), outcome.wall_s);
      });
  std::vector<bench::RunResult> results;
  for (std::size_t i = 0; i < jobs.size(); ++i) results.push_back(collect(jobs[i], outcomes[i]));
  return write_reports(std::get<fs::path>(folder), results, timings, arguments);
}

}  // namespace heliorig::tools
