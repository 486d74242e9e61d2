#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "bench/diagnostics/diagnostic.h"
#include "bench/scenario/scenario_file.h"
#include "tools/heliorig/controllers.h"

namespace heliorig::tools {

/// What is to be run: every scenario against every controller, all of it read and known to fit together.
struct Workload {
  std::vector<bench::ScenarioFile> scenarios;
  std::vector<ControllerChoice> controllers;
};

/// Which plants a scenario is run on.
enum class Plants { nominal, corners_too };

/// What was asked for, as written on the command line.
struct WorkloadRequest {
  const std::vector<std::string>& scenarios;
  const std::vector<std::string>& controllers;
  Plants plants = Plants::nominal;
  std::optional<std::uint64_t> seed = {};  ///< instead of the scenarios' own
};

/// Reads all scenarios and controllers, adds each scenario on the corners of its plant if asked, and binds
/// each to each, so that every complaint is known before anything runs. The workload is usable only if no
/// complaint was added.
Workload gather(const WorkloadRequest& request, bench::Diagnostics& diagnostics);

}  // namespace heliorig::tools
