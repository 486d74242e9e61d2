#pragma once

#include <span>
#include <string>

#include "bench/report/agreement.h"
#include "bench/report/run_result.h"

namespace heliorig::bench {

/// `junit.xml`: a test suite for each run, a test case for each check. Whatever is not a pass is a failure
/// (fail) or an error (invalid, inconclusive), so that no CI takes it for one; what is not applicable is
/// skipped. A run that broke has a case `run` that says why. Where controllers are compared, a suite
/// `agreement` has a case for each comparison.
std::string junit_xml(std::span<const RunResult> results, std::span<const Agreement> agreements);

}  // namespace heliorig::bench
