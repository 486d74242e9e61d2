#pragma once

#include <string>
#include <vector>

#include "bench/checks/check.h"
#include "bench/reader/yaml_tree.h"

namespace heliorig::bench {

/// One requirement of a requirements file.
struct RequirementSpec {
  CheckSpec check;
  /// Applies to every scenario of the plant, named there or not; so does what is not applicable.
  bool always = false;
};

/// Reads a requirements file, in its order; `file` is what positions say. Identifiers are like `PRS-02` and
/// unique; formulas are not looked into: they are bound to signals later.
std::vector<RequirementSpec> read_requirements(const YamlNode& root, const std::string& file,
                                               Diagnostics& diagnostics);

}  // namespace heliorig::bench
