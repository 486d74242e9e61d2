#include "tools/heliorig/commands.h"
#include "tools/heliorig/complaints.h"
#include "tools/heliorig/debugger_port.h"
#include "tools/heliorig/real_time.h"
#include "tools/heliorig/results_folder.h"
#include "tools/heliorig/suite.h"
#include "tools/heliorig/workload.h"

namespace heliorig::tools {
namespace {

/// A board plays one run at a time.
void check_jobs(const RunArguments& arguments, const Workload& workload, bench::Diagnostics& diagnostics) {
  for (const ControllerChoice& controller : workload.controllers) {
    if (controller.kind != ControllerChoice::Kind::serial || arguments.jobs == 1) continue;
    diagnostics.push_back({"jobs", bench::whole_file("--jobs " + std::to_string(arguments.jobs)),
                           "the board of " + controller.name + " plays one run at a time",
                           "leave --jobs out"});
  }
}

}  // namespace

int run_command(const RunArguments& arguments) {
  bench::Diagnostics diagnostics;
  Workload workload = gather({arguments.scenarios, arguments.controllers,
                              arguments.corners ? Plants::corners_too : Plants::nominal, arguments.seed},
                             diagnostics);
  check_jobs(arguments, workload, diagnostics);
  check_speed(arguments, workload, diagnostics);
  const auto debugger_port = open_debugger_port(arguments, workload, diagnostics);
  if (!diagnostics.empty()) return report(diagnostics, arguments.json);
  const auto folder = make_results_folder(arguments.results, arguments.overwrite);
  if (const auto* wrong = std::get_if<bench::Diagnostic>(&folder)) return report({*wrong}, arguments.json);
  const auto& results = std::get<std::filesystem::path>(folder);
  if (debugger_port) {
    workload.controllers.front().break_on_violation = arguments.break_on_violation;
    await_debugger(*debugger_port, workload.controllers.front());
  }
  return write_reports(results, run_jobs(jobs_of(workload, results), arguments), arguments);
}

}  // namespace heliorig::tools
