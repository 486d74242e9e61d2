#pragma once

#include <filesystem>

#include "bench/report/run_result.h"
#include "bench/scenario/scenario_file.h"
#include "tools/heliorig/arguments.h"
#include "tools/heliorig/controllers.h"

namespace heliorig::tools {

/// One scenario against one controller, in a process of its own since a kernel elaborates once a process.
struct RunJob {
  const bench::ScenarioFile* scenario;
  const ControllerChoice* controller;
  std::filesystem::path folder;  ///< of its own below the results, not yet made
};

/// Does it: trace.mcap and, as the last thing, result.json in the job's folder. Returns the process's exit
/// code: 0 where result.json was written, whatever the verdict.
int run_one(const RunJob& job, const RunArguments& arguments);

/// What to report of a job whose process left no result: `reason` in words.
bench::RunResult broken_run(const RunJob& job, const std::string& reason);

}  // namespace heliorig::tools
