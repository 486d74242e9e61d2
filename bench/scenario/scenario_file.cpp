#include "bench/scenario/scenario_file.h"

#include <fmt/format.h>

#include <utility>

#include "bench/reader/message_reader.h"
#include "bench/scenario/conditions.h"
#include "bench/scenario/events.h"
#include "bench/scenario/located.h"
#include "bench/scenario/plant_file.h"
#include "bench/scenario/requirements_file.h"
#include "bench/scenario/scenario.pb.h"
#include "bench/scenario/scenario_checks.h"
#include "bench/scenario/scenario_tree.h"
#include "bench/scenario/tree.pb.h"
#include "bench/scenario/weather_choice.h"

namespace heliorig::bench {
namespace {

/// A year of 5-minute means, and a month of 10-second ones.
constexpr std::uintmax_t most_MiB_of_a_log = 16;

/// Reads the files of one scenario, each where another names it.
class ScenarioFilesReader {
 public:
  ScenarioFilesReader(const ScenarioTree& tree, ScenarioReading& reading)
      : tree_(tree), scenario_(reading.scenario), diagnostics_(reading.diagnostics) {}

  void read() {
    const std::string shown = scenario_.path.string();
    read_marker();
    const auto root = read_tree("scenario", tree_.scenario_name(), whole_file(shown), shown);
    if (!root) return;
    heliorig::Scenario message;
    const Located located{shown, read_message(*root, message, diagnostics_), diagnostics_};
    scenario_.title = message.title();
    scenario_.controllers.assign(message.controllers().begin(), message.controllers().end());
    scenario_.duration = models::sim_duration(message.duration());
    scenario_.conditions = read_conditions(message, located);
    if (!message.weather().file().empty()) read_weather_file(message, located);
    if (!message.demand().file().empty()) read_demand_file(message, located);
    scenario_.events = read_events(message, located);
    std::vector<RequirementSpec> requirements;
    if (!message.plant().empty()) requirements = read_machine(message.plant(), located.at("plant"));
    scenario_.checks = select_checks(message, located, requirements);
  }

 private:
  void append(const Diagnostics& more) { diagnostics_.insert(diagnostics_.end(), more.begin(), more.end()); }

  /// The file `name`, noted in sha256 as `role`. `asked_at` is where the file is named.
  std::optional<TextFile> read_file(const std::string& role, const std::string& name,
                                    const Position& asked_at, std::uintmax_t most_MiB = 1) {
    auto file = tree_.read(name, most_MiB);
    if (const auto* error = std::get_if<FileError>(&file)) {
      diagnostics_.push_back(
          {error->code, asked_at, fmt::format("'{}': {}", name, error->message), error->advice});
      return std::nullopt;
    }
    if (!role.empty()) scenario_.sha256[role] = std::get<TextFile>(file).sha256;
    return std::get<TextFile>(std::move(file));
  }

  std::optional<YamlNode> read_tree(const std::string& role, const std::string& name,
                                    const Position& asked_at, const std::string& shown = "") {
    const auto file = read_file(role, name, asked_at);
    if (!file) return std::nullopt;
    YamlReading yaml = read_yaml(file->text, shown.empty() ? file->shown : shown);
    append(yaml.diagnostics);
    return std::move(yaml.root);
  }

  void read_weather_file(const heliorig::Scenario& message, const Located& located) {
    const auto file =
        read_file("weather", message.weather().file(), located.at("weather.file"), most_MiB_of_a_log);
    if (!file) return;
    scenario_.notes = read_measured_weather(message, located, *file, scenario_.conditions.sun, diagnostics_);
  }

  void read_demand_file(const heliorig::Scenario& message, const Located& located) {
    const auto file =
        read_file("demand", message.demand().file(), located.at("demand.file"), most_MiB_of_a_log);
    if (!file) return;
    scenario_.demand = read_demand(message, located, *file, scenario_.conditions.sun.start_utc,
                                   scenario_.notes, diagnostics_);
  }

  /// heliorig.yaml says of which version the tree is.
  void read_marker() {
    heliorig::Tree marker;
    if (const auto root = read_tree("", "heliorig.yaml", whole_file("heliorig.yaml"))) {
      read_message(*root, marker, diagnostics_);
    }
  }

  /// The plant, and the requirements that it names.
  std::vector<RequirementSpec> read_machine(const std::string& name, const Position& asked_at) {
    scenario_.plant_name = name;
    const auto root = read_tree("plant", name, asked_at);
    if (!root) return {};
    const std::size_t complaints = diagnostics_.size();
    const PlantFile plant = read_plant(*root, models::parameter_refs(scenario_.plant), diagnostics_);
    scenario_.corners = plant.corners;
    scenario_.by_hand = plant.by_hand;
    if (diagnostics_.size() == complaints) complain_contradictions(plant);
    scenario_.plant_is_whole = diagnostics_.size() == complaints;
    if (plant.requirements.empty()) return {};
    const Position& named_at = plant.positions.at("requirements");
    const auto requirements = read_tree("requirements", plant.requirements, named_at);
    if (!requirements) return {};
    return read_requirements(*requirements, requirements->position.file, diagnostics_);
  }

  void complain_contradictions(const PlantFile& plant) {
    const std::size_t complaints = diagnostics_.size();
    complain_contradictions(plant, scenario_.plant, "");
    if (diagnostics_.size() != complaints) return;  // a corner would only repeat it
    for (const PlantCorner& corner : plant.corners) {
      complain_contradictions(plant, at_corner(scenario_, corner).plant,
                              fmt::format("in the corner '{}': ", corner.name));
    }
  }

  /// Numbers that are each in range and cannot be together: the models would assert.
  void complain_contradictions(const PlantFile& plant, const models::PlantParameters& parameters,
                               const std::string& where) {
    const auto complain = [&](const auto& contradictions) {
      for (const auto& [parameter, reason] : contradictions) {
        diagnostics_.push_back({"contradiction", plant.positions.at(parameter),
                                fmt::format("{}'{}' {}", where, parameter, reason), ""});
      }
    };
    complain(models::mirrors_contradictions(parameters.mirrors));
    complain(models::receiver_contradictions(parameters.receiver));
    complain(models::steam_contradictions(parameters.steam));
    complain(models::instruments_contradictions(
        parameters.instruments, {-parameters.steam.evaporator_depth_m, parameters.steam.drum_diameter_m}));
  }

  const ScenarioTree& tree_;
  ScenarioFile& scenario_;
  Diagnostics& diagnostics_;
};

}  // namespace

ScenarioReading read_scenario(const std::filesystem::path& path) {
  ScenarioReading reading;
  reading.scenario.path = path;
  const auto tree = ScenarioTree::around(path);
  if (const auto* error = std::get_if<FileError>(&tree)) {
    reading.diagnostics.push_back({error->code, whole_file(path.string()), error->message, error->advice});
    return reading;
  }
  const ScenarioTree& found = std::get<ScenarioTree>(tree);
  reading.scenario.tree_root = found.root();
  reading.scenario.name = found.scenario_name();
  ScenarioFilesReader{found, reading}.read();
  return reading;
}

ScenarioFile at_corner(const ScenarioFile& scenario, const PlantCorner& corner) {
  ScenarioFile moved = scenario;
  apply_corner(corner, models::parameter_refs(moved.plant));
  moved.corner = corner.name;
  return moved;
}

}  // namespace heliorig::bench
