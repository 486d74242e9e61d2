#pragma once

#include <span>

#include "bench/report/run_result.h"

namespace heliorig::bench {

/// What the runs mean as the exit code of a process, the first that applies: 4 the bench itself broke, 3 a controller's
/// link was lost, 1 a failure, 5 invalid or inconclusive, or runs without a finding, or none at all, 0 all pass.
/// `agrees`: the controllers came to the same; else 1.
int exit_code(std::span<const RunResult> results, bool agrees);

}  // namespace heliorig::bench
