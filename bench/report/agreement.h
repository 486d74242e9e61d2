#pragma once

#include <span>
#include <string>
#include <vector>

#include "bench/report/run_result.h"

namespace heliorig::bench {

/// How two controllers compare in one check of one scenario.
struct Agreement {
  std::string scenario;
  std::string check;
  std::string first, second;  ///< the controllers
  bool agrees = false;
  std::string text;  ///< both margins and the tolerance, or what differs
};

/// Holds the runs of each scenario against the first run of it on the same plant: verdicts equal, margins within the tolerance
/// that the check states. A check that states none is held to its verdict alone, and says so. A check that is
/// not applicable to one of them is not compared.
std::vector<Agreement> compare(std::span<const RunResult> results);

}  // namespace heliorig::bench
