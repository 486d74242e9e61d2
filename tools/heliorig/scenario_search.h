#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "bench/diagnostics/diagnostic.h"

namespace heliorig::tools {

/// The scenario tree that is meant when none is named: the nearest folder at or above the present one that
/// holds heliorig.yaml, or its `scenarios/`; else the catalogue that this build was made with.
std::filesystem::path default_tree();

/// Scenarios that were found, and what was not looked into.
struct FoundScenarios {
  std::vector<std::filesystem::path> files;
  std::vector<std::filesystem::path> other_machines;  ///< folders of scenarios of a machine of their own
};

/// The scenarios meant by `given` (files, or folders that hold some), or by the default tree where nothing is
/// given. In a folder every *.yaml counts but heliorig.yaml; the folders plants/, boards/, requirements/ and
/// validation/ beside heliorig.yaml are not entered. What looks like a scenario and is none (*.yml, links
/// that lead nowhere or to folders) is a complaint. Nor is, from above, a folder that is named like one of
/// the plants: it holds the scenarios of another machine, which needs a firmware of its own; it is told among
/// the other machines, and searched where it is named itself. Sorted, without repetition. What does not exist
/// is a complaint; so is a folder without scenarios.
FoundScenarios find_scenarios(const std::vector<std::string>& given, bench::Diagnostics& diagnostics);

/// Says on standard error which folders were left out as another machine's, and how to run them.
void tell_other_machines(const FoundScenarios& found);

}  // namespace heliorig::tools
