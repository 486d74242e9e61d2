#include <fmt/chrono.h>

#include <chrono>
#include <cstdio>
#include <iostream>

#include "bench/report/write_file.h"
#include "bench/run/binding.h"
#include "bench/scenario/validation_plan.h"
#include "bench/trace/trace_reader.h"
#include "bench/validation/validation_record.h"
#include "tools/heliorig/commands.h"
#include "tools/heliorig/complaints.h"
#include "tools/heliorig/exit_codes.h"
#include "tools/heliorig/operator.h"
#include "tools/heliorig/real_time.h"
#include "tools/heliorig/results_folder.h"
#include "tools/heliorig/scenario_search.h"
#include "tools/heliorig/suite.h"

namespace heliorig::tools {
namespace {

namespace fs = std::filesystem;

/// A validation under way: jobs are run one after the other, and what they leave is taken up.
class Validation {
 public:
  Validation(bench::ValidationRecord& record, const RunArguments& arguments, fs::path folder,
             bench::LinkDescription link)
      : record_(record),
        arguments_(arguments),
        folder_(std::move(folder)),
        link_(std::move(link)),
        travels_(commands_given()) {}

  /// Stops after the first step where the controller is not at rest: more would not be safe.
  bench::Diagnostics run(const Workload& at_rest, const Workload& scenarios) {
    run(at_rest);
    if (suite_.results.front().verdict != bench::Verdict::pass) return {};
    const bench::SensorSweep sweep = bench::sweep_sensors(at_rest.scenarios.front(), link_);
    bench::Diagnostics diagnostics;
    bench::bind_scenario(sweep.scenario, link_, diagnostics);
    if (!diagnostics.empty()) return diagnostics;
    const Workload sweeping{{sweep.scenario}, at_rest.controllers};
    run(sweeping);
    const bench::TraceReading swept = bench::read_trace(trace_of(sweeping));
    if (!swept.rows.empty()) record_.reactions = bench::reactions(sweep, swept);
    run(scenarios);
    return {};
  }

  /// Writes everything down; the exit code.
  int conclude() {
    record_.travels = travels_.travels();
    record_.runs = suite_.results;
    int code = write_reports(folder_, suite_, arguments_);
    if (code == exit_ok && record_.verdict() != bench::Verdict::pass) code = exit_unproven;
    std::fputs(bench::validation_text(record_).c_str(), stdout);
    const auto error = bench::write_file(folder_ / "validation.json", bench::validation_json(record_, code));
    if (!error) return code;
    std::fprintf(stderr, "heliorig: %s\n", error->c_str());
    return exit_internal;
  }

 private:
  std::vector<std::string> commands_given() const {
    std::vector<std::string> names;
    for (const bench::CoveredSignal& command : record_.signals.commands) {
      if (command.used) names.push_back(command.name);
    }
    return names;
  }

  fs::path trace_of(const Workload& one) const { return jobs_of(one, folder_).front().folder / "trace.mcap"; }

  void run(const Workload& workload) {
    const std::vector<RunJob> jobs = jobs_of(workload, folder_);
    SuiteResults more = run_jobs(jobs, arguments_);
    std::ranges::move(more.results, std::back_inserter(suite_.results));
    std::ranges::move(more.timings, std::back_inserter(suite_.timings));
    for (const RunJob& job : jobs) travels_.add(bench::read_trace(job.folder / "trace.mcap"));
  }

  bench::ValidationRecord& record_;
  const RunArguments& arguments_;
  fs::path folder_;
  bench::LinkDescription link_;
  bench::ActuatorTravels travels_;
  SuiteResults suite_;
};

std::vector<std::string> names_of(const std::vector<fs::path>& files) {
  std::vector<std::string> names;
  for (const fs::path& file : files) names.push_back(fs::proximate(file).string());
  return names;
}

std::string now_utc() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

/// What the controller says of itself, and how much of the machine it takes part in.
bench::Diagnostics greet(const Workload& at_rest, bench::ValidationRecord& record,
                         bench::LinkDescription& description) {
  const bench::ScenarioFile& scenario = at_rest.scenarios.front();
  const auto link = open_controller(at_rest.controllers.front(), scenario);
  if (const auto* wrong = std::get_if<bench::Diagnostics>(&link)) return *wrong;
  description = std::get<std::unique_ptr<bench::ControllerLink>>(link)->describe();
  record.controller = description.name;
  record.firmware_sha256 = description.firmware_sha256;
  record.signals = bench::cover(models::describe_plant(scenario.plant), description);
  return {};
}

/// From here on the board is spoken to.
int validate(bench::ValidationRecord& record, const RunArguments& arguments) {
  bench::Diagnostics diagnostics;
  const std::vector<std::string> at_rest_name = names_of({record.plan.at_rest});
  const std::vector<std::string> scenario_names = names_of(record.plan.scenarios);
  const Workload at_rest = gather({at_rest_name, arguments.controllers}, diagnostics);
  const Workload scenarios = gather({scenario_names, arguments.controllers}, diagnostics);
  check_speed(arguments, scenarios, diagnostics);
  if (!diagnostics.empty()) return report(diagnostics, false);
  bench::LinkDescription link;
  if (const auto wrong = greet(at_rest, record, link); !wrong.empty()) return report(wrong, false);
  const auto folder = make_results_folder(arguments.results, arguments.overwrite);
  if (const auto* wrong = std::get_if<bench::Diagnostic>(&folder)) return report({*wrong}, false);
  Validation validation{record, arguments, std::get<fs::path>(folder), std::move(link)};
  if (const auto wrong = validation.run(at_rest, scenarios); !wrong.empty()) return report(wrong, false);
  return validation.conclude();
}

}  // namespace

int validate_command(const ValidateArguments& arguments) {
  const fs::path file = arguments.plan.empty()
                            ? fs::proximate(default_tree() / "validation" / "solarose-4x4.yaml")
                            : fs::path{arguments.plan};
  bench::ValidationPlanReading reading = bench::read_validation_plan(file);
  const auto controller = parse_controller(arguments.run.controllers.front());
  if (const auto* wrong = std::get_if<bench::Diagnostic>(&controller)) reading.diagnostics.push_back(*wrong);
  if (!reading.diagnostics.empty()) return report(reading.diagnostics, false);
  const auto signed_by = ask_operator(reading.plan.preconditions, std::cin, std::cerr);
  if (!signed_by) return exit_usage;
  bench::ValidationRecord record;
  record.plan = std::move(reading.plan);
  record.signed_by = *signed_by;
  record.signed_on = now_utc();
  record.version = HELIORIG_VERSION;
  return validate(record, arguments.run);
}

}  // namespace heliorig::tools
