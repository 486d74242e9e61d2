#pragma once

#include <filesystem>
#include <vector>

#include "bench/report/run_result.h"
#include "tools/heliorig/arguments.h"
#include "tools/heliorig/one_run.h"
#include "tools/heliorig/workload.h"

namespace heliorig::tools {

/// What many runs came to, in the order of their jobs.
struct SuiteResults {
  std::vector<bench::RunResult> results;
  std::vector<bench::RunTiming> timings;
};

/// Every scenario against every controller. Folders of the runs: scenario without its ending, then the
/// controller and the plant's corner, as `simulated@more_light`; numbered where two would be one.
std::vector<RunJob> jobs_of(const Workload& workload, const std::filesystem::path& results);

/// Runs them in processes of their own and says on standard error how far it is.
SuiteResults run_jobs(const std::vector<RunJob>& jobs, const RunArguments& arguments);

/// Writes the files that tell of all runs, results.json last: by it a folder is known to be whole. Prints the
/// table and returns the exit code.
int write_reports(const std::filesystem::path& folder, const SuiteResults& suite,
                  const RunArguments& arguments);

}  // namespace heliorig::tools
