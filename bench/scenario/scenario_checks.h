#pragma once

#include <vector>

#include "bench/checks/check.h"
#include "bench/scenario/located.h"
#include "bench/scenario/requirements_file.h"

namespace heliorig {
class Scenario;
}

namespace heliorig::bench {

/// What a scenario is held to: the requirements that always apply and those that it names, in the order of
/// their file, then its own checks. Unknown, repeated and empty names are complained of.
std::vector<CheckSpec> select_checks(const heliorig::Scenario& scenario, const Located& located,
                                     const std::vector<RequirementSpec>& requirements);

}  // namespace heliorig::bench
