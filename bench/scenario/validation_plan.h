#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "bench/diagnostics/diagnostic.h"

namespace heliorig::bench {

/// A file of validation/: what is done, in this order, before a board is trusted.
struct ValidationPlan {
  std::string name;  ///< of the file, relative to the tree's root
  std::string sha256;
  std::string title;
  std::vector<std::string> preconditions;        ///< for the operator to confirm
  std::filesystem::path at_rest;                 ///< scenario
  std::vector<std::filesystem::path> scenarios;  ///< that follow
};

struct ValidationPlanReading {
  ValidationPlan plan;
  Diagnostics diagnostics;
};

/// Reads it strictly. The scenarios that it names are not read, but must be files of the same tree.
ValidationPlanReading read_validation_plan(const std::filesystem::path& path);

}  // namespace heliorig::bench
