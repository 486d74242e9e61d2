#include "tools/heliorig/plant_argument.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "bench/scenario/plant_file.h"
#include "tools/heliorig/scenario_search.h"

namespace heliorig::tools {

std::optional<models::PlantParameters> plant_argument(const std::map<std::string, std::string>& values,
                                                      bench::Diagnostics& diagnostics) {
  namespace fs = std::filesystem;
  const auto given = values.find("plant");
  const fs::path file =
      given == values.end() ? default_tree() / "plants" / "solarose-4x4.yaml" : fs::path{given->second};
  std::ifstream stream{file, std::ios::binary};
  std::ostringstream text;
  if (!fs::is_regular_file(file) || !(text << stream.rdbuf())) {
    diagnostics.push_back(
        {"no-such-file", bench::whole_file(file.string()), "cannot read this plant file", ""});
    return std::nullopt;
  }
  const bench::YamlReading yaml = bench::read_yaml(text.str(), file.string());
  bench::Diagnostics wrong = yaml.diagnostics;
  models::PlantParameters parameters;
  if (wrong.empty()) {
    const bench::PlantFile read = bench::read_plant(*yaml.root, models::parameter_refs(parameters), wrong);
    const auto complain = [&](const auto& contradictions) {
      for (const auto& [name, reason] : contradictions)
        wrong.push_back({"contradiction", read.positions.at(name), "'" + name + "' " + reason, ""});
    };
    if (wrong.empty()) {
      complain(models::mirrors_contradictions(parameters.mirrors));
      complain(models::receiver_contradictions(parameters.receiver));
      complain(models::steam_contradictions(parameters.steam));
    }
  }
  diagnostics.insert(diagnostics.end(), wrong.begin(), wrong.end());
  if (!wrong.empty()) return std::nullopt;
  return parameters;
}

}  // namespace heliorig::tools
