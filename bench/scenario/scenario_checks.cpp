#include "bench/scenario/scenario_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "bench/scenario/scenario.pb.h"

namespace heliorig::bench {
namespace {

/// The identifiers that the scenario names, without those that do not exist.
std::set<std::string> named_requirements(const heliorig::Scenario& scenario, const Located& located,
                                         const std::vector<std::string>& known) {
  std::set<std::string> named;
  for (int i = 0; i < scenario.requirements_size(); ++i) {
    const std::string& id = scenario.requirements(i);
    const std::string path = fmt::format("requirements[{}]", i);
    if (!named.insert(id).second) {
      located.complain("duplicate-identifier", path, fmt::format("'{}' is named a second time", id), "");
    } else if (!known.empty() && std::find(known.begin(), known.end(), id) == known.end()) {
      located.complain("unknown-requirement", path, fmt::format("there is no requirement '{}'", id),
                       suggestion(id, known));
    }
  }
  return named;
}

CheckSpec spec_of(const heliorig::Check& check, const Position& formula_position) {
  CheckSpec spec;
  spec.id = check.name();
  spec.text = check.name();
  spec.formula = check.formula();
  spec.formula_position = formula_position;
  spec.scale = check.scale();
  spec.vacuous_reason = check.vacuous();
  spec.agreement = check.agreement();
  return spec;
}

}  // namespace

std::vector<CheckSpec> select_checks(const heliorig::Scenario& scenario, const Located& located,
                                     const std::vector<RequirementSpec>& requirements) {
  std::vector<std::string> known;
  for (const RequirementSpec& requirement : requirements) known.push_back(requirement.check.id);
  const std::set<std::string> named = named_requirements(scenario, located, known);
  std::vector<CheckSpec> checks;
  for (const RequirementSpec& requirement : requirements) {
    if (requirement.always || named.contains(requirement.check.id)) checks.push_back(requirement.check);
  }
  std::set<std::string> names{known.begin(), known.end()};
  for (int i = 0; i < scenario.checks_size(); ++i) {
    const heliorig::Check& check = scenario.checks(i);
    const std::string path = fmt::format("checks[{}]", i);
    if (!check.name().empty() && !names.insert(check.name()).second) {
      located.complain("duplicate-identifier", path + ".name",
                       fmt::format("'{}' names another check too", check.name()),
                       "results are told apart by it");
    }
    if (check.name().find('\n') != std::string::npos)
      located.complain("wrong-value", path + ".name", "a check's name is one line",
                       "results are listed by it");
    located.check_quantity(path + ".scale", check.scale());
    located.check_quantity(path + ".agreement", check.agreement());
    if (!check.formula().empty()) checks.push_back(spec_of(check, located.at(path + ".formula")));
  }
  return checks;
}

}  // namespace heliorig::bench
