#pragma once

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

/// Reads all scenarios and controllers and binds each to each, so that every complaint is known before
/// anything runs. The workload is usable only if no complaint was added.
Workload gather(const std::vector<std::string>& scenarios, const std::vector<std::string>& controllers,
                bench::Diagnostics& diagnostics);

}  // namespace heliorig::tools
