#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "bench/checks/check.h"
#include "bench/diagnostics/diagnostic.h"
#include "bench/scenario/demand_choice.h"
#include "bench/scenario/plant_file.h"
#include "models/plant_parameters.h"

namespace heliorig::bench {

/// The `fault:` or `stimulus:` of a scenario, read but not yet held against plant and controller.
struct FaultSpec {
  std::string target;
  std::string kind;
  std::string value;  ///< literal; empty where none was given
  std::optional<models::SimDuration> length;
  bool stimulus = false;
  std::string latent_reason;  ///< why it may stay without effect; empty: it may not
  Position target_position;
  Position kind_position;
  Position value_position;
  Position length_position;
};

/// When an event comes and what it does.
struct EventSpec {
  std::optional<models::SimTime> at;
  std::string when;        ///< formula; empty where `at` is given
  Position when_position;  ///< of the formula's text, or of `at`
  FaultSpec fault;
};

/// A scenario with all files that it names read: what a run needs, in SI, with the places in the files kept.
struct ScenarioFile {
  std::filesystem::path path;       ///< as given
  std::filesystem::path tree_root;  ///< the nearest folder above that holds heliorig.yaml
  std::string name;                 ///< path relative to the root
  std::string title;
  std::string plant_name;                      ///< the plant's file, relative to the root
  bool plant_is_whole = false;                 ///< the plant could be read without complaint
  models::PlantParameters plant;               ///< nominal, or of the corner
  std::vector<PlantCorner> corners;            ///< that the plant names
  std::string corner;                          ///< the one that this is; empty: the nominal plant
  std::map<std::string, HandSetting> by_hand;  ///< commands that no controller of the machine gives
  models::PlantConditions conditions;
  models::SimDuration duration{};
  std::vector<std::string> controllers;  ///< kinds that it is for, as `avr`; empty: all
  Demand demand;
  std::vector<EventSpec> events;
  std::vector<CheckSpec> checks;              ///< requirements that apply, then the scenario's own
  std::map<std::string, std::string> sha256;  ///< of `scenario`, `plant`, `requirements`, `weather`, `demand`
  std::vector<std::string> notes;             ///< what was made of measured weather, a line each
};

/// What came of reading: the scenario as far as it could be read (for more complaints), and all complaints.
struct ScenarioReading {
  ScenarioFile scenario;
  Diagnostics diagnostics;
};

/// Reads a scenario and every file that it names, strictly. Files outside the scenario's tree are refused,
/// links that leave it too.
ScenarioReading read_scenario(const std::filesystem::path& path);

/// The same scenario on the plant of one of its corners.
ScenarioFile at_corner(const ScenarioFile& scenario, const PlantCorner& corner);

}  // namespace heliorig::bench
