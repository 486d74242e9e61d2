#include "tools/heliorig/workload.h"

#include <map>

#include "bench/run/binding.h"
#include "tools/heliorig/scenario_search.h"

namespace heliorig::tools {
namespace {

void append(bench::Diagnostics& diagnostics, const bench::Diagnostics& more) {
  diagnostics.insert(diagnostics.end(), more.begin(), more.end());
}

/// Two builds of one name can be told apart: `avr:firmware.elf`, `avr:firmware.elf#2`.
void number_equal_names(std::vector<ControllerChoice>& controllers) {
  std::map<std::string, int> seen;
  for (ControllerChoice& controller : controllers) {
    const int number = ++seen[controller.name];
    if (number > 1) controller.name += "#" + std::to_string(number);
  }
}

std::vector<ControllerChoice> parse_controllers(const std::vector<std::string>& texts,
                                                bench::Diagnostics& diagnostics) {
  std::vector<ControllerChoice> controllers;
  for (const std::string& text : texts.empty() ? std::vector<std::string>{"simulated"} : texts) {
    auto choice = parse_controller(text);
    if (const auto* wrong = std::get_if<bench::Diagnostic>(&choice)) {
      diagnostics.push_back(*wrong);
    } else {
      controllers.push_back(std::get<ControllerChoice>(std::move(choice)));
    }
  }
  number_equal_names(controllers);
  return controllers;
}

void check_binding(const bench::ScenarioFile& scenario, ControllerChoice& controller,
                   bench::Diagnostics& diagnostics) {
  if (!suits(scenario, controller)) return;
  const auto link = open_controller(controller, scenario);
  if (const auto* wrong = std::get_if<bench::Diagnostics>(&link)) {
    append(diagnostics, *wrong);
    return;
  }
  const auto& description = std::get<std::unique_ptr<bench::ControllerLink>>(link)->describe();
  controller.own_clock = description.own_clock;
  bind_scenario(scenario, description, diagnostics);
}

/// The scenario on its nominal plant and, if asked, on each corner of it.
std::vector<bench::ScenarioFile> on_plants(bench::ScenarioFile scenario, Plants plants,
                                           bench::Diagnostics& diagnostics) {
  std::vector<bench::ScenarioFile> scenarios;
  if (plants == Plants::corners_too) {
    if (scenario.corners.empty() && scenario.plant_is_whole) {
      diagnostics.push_back({"no-corners", bench::whole_file(scenario.path.string()),
                             "its plant '" + scenario.plant_name + "' names no corners",
                             "run it without --corners, or give its plant ranges and corners"});
    }
    for (const bench::PlantCorner& corner : scenario.corners)
      scenarios.push_back(at_corner(scenario, corner));
  }
  scenarios.insert(scenarios.begin(), std::move(scenario));
  return scenarios;
}

}  // namespace

Workload gather(const WorkloadRequest& request, bench::Diagnostics& diagnostics) {
  Workload workload;
  workload.controllers = parse_controllers(request.controllers, diagnostics);
  const FoundScenarios found = find_scenarios(request.scenarios, diagnostics);
  tell_other_machines(found);
  for (const auto& path : found.files) {
    bench::ScenarioReading reading = bench::read_scenario(path);
    append(diagnostics, reading.diagnostics);
    if (request.seed) reading.scenario.conditions.seed = models::Seed{*request.seed};
    // What a scenario names can be held against a plant only where there is one.
    for (ControllerChoice& controller : workload.controllers) {
      if (reading.scenario.plant_is_whole) check_binding(reading.scenario, controller, diagnostics);
    }
    for (bench::ScenarioFile& scenario : on_plants(std::move(reading.scenario), request.plants, diagnostics))
      workload.scenarios.push_back(std::move(scenario));
  }
  return workload;
}

}  // namespace heliorig::tools
