#include "tests/scenarios/findings.h"

#include <nlohmann/json.hpp>

namespace heliorig::tests {

std::map<std::string, Findings> findings_in(const std::filesystem::path& results,
                                            const std::string& scenario) {
  std::map<std::string, Findings> of_controllers;
  for (const auto& entry : std::filesystem::directory_iterator{results / scenario}) {
    const auto result = nlohmann::json::parse(read_file(entry.path() / "result.json"));
    Findings& findings = of_controllers[entry.path().filename().string()];
    findings.verdict = result.at("verdict").get<std::string>();
    for (const auto& finding : result.at("findings")) {
      const auto& margin = finding.at("margin");
      findings.checks[finding.at("id").get<std::string>()] = {
          finding.at("verdict").get<std::string>(), margin.is_null() ? "" : margin.at("signal").get<std::string>()};
    }
  }
  return of_controllers;
}

}  // namespace heliorig::tests
