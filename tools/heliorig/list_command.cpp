#include <cstdio>
#include <nlohmann/json.hpp>

#include "bench/scenario/scenario_file.h"
#include "bench/units/units.h"
#include "tools/heliorig/commands.h"
#include "tools/heliorig/complaints.h"
#include "tools/heliorig/exit_codes.h"
#include "tools/heliorig/scenario_search.h"

namespace heliorig::tools {
namespace {

nlohmann::ordered_json to_json(const bench::ScenarioFile& scenario) {
  return {{"path", scenario.path.string()},
          {"title", scenario.title},
          {"duration_s", models::seconds(scenario.duration)},
          {"events", scenario.events.size()},
          {"checks", scenario.checks.size()}};
}

void print(const bench::ScenarioFile& scenario) {
  std::printf("%-48s %8s  %s\n", scenario.path.string().c_str(),
              bench::format_quantity(models::seconds(scenario.duration), "s").c_str(),
              scenario.title.c_str());
}

}  // namespace

int list_command(const ListArguments& arguments) {
  bench::Diagnostics diagnostics;
  auto list = nlohmann::ordered_json::array();
  const FoundScenarios found = find_scenarios(arguments.scenarios, diagnostics);
  tell_other_machines(found);
  for (const auto& path : found.files) {
    const bench::ScenarioReading reading = bench::read_scenario(path);
    diagnostics.insert(diagnostics.end(), reading.diagnostics.begin(), reading.diagnostics.end());
    if (!reading.diagnostics.empty()) continue;
    if (arguments.json) {
      list.push_back(to_json(reading.scenario));
    } else {
      print(reading.scenario);
    }
  }
  if (arguments.json) std::puts(list.dump(2).c_str());
  return report(diagnostics, false);
}

}  // namespace heliorig::tools
