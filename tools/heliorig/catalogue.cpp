#include "tools/heliorig/catalogue.h"

#include <fstream>
#include <sstream>

#include "bench/reader/yaml_tree.h"
#include "bench/scenario/plant_file.h"
#include "tools/heliorig/controllers.h"
#include "tools/heliorig/scenario_search.h"

namespace heliorig::tools {
namespace {

namespace fs = std::filesystem;

}  // namespace

std::optional<Catalogue> open_catalogue(const CatalogueArguments& arguments,
                                        bench::Diagnostics& diagnostics) {
  const fs::path tree = default_tree();
  const fs::path file =
      arguments.plant.empty() ? tree / "plants" / "solarose-4x4.yaml" : fs::path{arguments.plant};
  std::ifstream stream{file, std::ios::binary};
  std::ostringstream text;
  if (!fs::is_regular_file(file) || !(text << stream.rdbuf())) {
    diagnostics.push_back(
        {"no-such-file", bench::whole_file(file.string()), "cannot read this plant file", ""});
    return std::nullopt;
  }
  bench::ScenarioFile scenario;
  scenario.tree_root = tree;
  scenario.plant_name = file.filename().string();
  const bench::YamlReading yaml = bench::read_yaml(text.str(), file.string());
  diagnostics = yaml.diagnostics;
  if (diagnostics.empty()) bench::read_plant(*yaml.root, models::parameter_refs(scenario.plant), diagnostics);
  const auto choice = parse_controller(arguments.controller);
  if (const auto* wrong = std::get_if<bench::Diagnostic>(&choice)) diagnostics.push_back(*wrong);
  if (!diagnostics.empty()) return std::nullopt;
  const auto link = open_to_list(std::get<ControllerChoice>(choice), scenario);
  if (const auto* wrong = std::get_if<bench::Diagnostics>(&link)) {
    diagnostics.insert(diagnostics.end(), wrong->begin(), wrong->end());
    return std::nullopt;
  }
  return Catalogue{models::describe_plant(scenario.plant),
                   std::get<std::unique_ptr<bench::ControllerLink>>(link)->describe()};
}

}  // namespace heliorig::tools
