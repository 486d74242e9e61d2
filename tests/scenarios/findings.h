#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/support/process.h"

namespace heliorig::tests {

/// What a run said of one check.
struct Finding {
  std::string verdict;
  std::string signal;  ///< that was nearest to violation
};

/// Verdicts of one run: of the whole, and of each check by its identifier.
struct Findings {
  std::string verdict;
  std::map<std::string, Finding> checks;
};

/// What the runs of a shipped scenario in a results folder said, by the name of the controller's folder.
std::map<std::string, Findings> findings_in(const std::filesystem::path& results,
                                            const std::string& scenario);

}  // namespace heliorig::tests
