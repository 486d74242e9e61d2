#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "bench/diagnostics/diagnostic.h"

namespace heliorig::tools {

/// The scenario tree that is meant when none is named: the nearest folder at or above the present one that
/// holds heliorig.yaml, or its `scenarios/`; else the catalogue that this build was made with.
std::filesystem::path default_tree();

/// The scenarios meant by `given` (files, or folders that hold some), or by the default tree where nothing is
/// given. In a folder every *.yaml counts but heliorig.yaml; the folders plants/, boards/ and requirements/
/// are not entered. Sorted, without repetition. What does not exist is a complaint; so is a folder without
/// scenarios.
std::vector<std::filesystem::path> find_scenarios(const std::vector<std::string>& given,
                                                  bench::Diagnostics& diagnostics);

}  // namespace heliorig::tools
