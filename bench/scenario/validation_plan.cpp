#include "bench/scenario/validation_plan.h"

#include <fmt/format.h>

#include "bench/reader/message_reader.h"
#include "bench/scenario/located.h"
#include "bench/scenario/scenario_tree.h"
#include "bench/scenario/validation.pb.h"

namespace heliorig::bench {
namespace {

/// Where a scenario lies, if the tree has it.
std::filesystem::path find_scenario(const ScenarioTree& tree, const std::string& name, const Located& located,
                                    const std::string& field) {
  const auto file = tree.read(name);
  if (const auto* error = std::get_if<FileError>(&file))
    located.complain(error->code, field, fmt::format("'{}': {}", name, error->message), error->advice);
  return tree.root() / name;
}

void fill(ValidationPlan& plan, const heliorig::Validation& message, const ScenarioTree& tree,
          const Located& located) {
  plan.title = message.title();
  plan.preconditions.assign(message.preconditions().begin(), message.preconditions().end());
  if (located.given("at_rest")) plan.at_rest = find_scenario(tree, message.at_rest(), located, "at_rest");
  for (int i = 0; i < message.scenarios_size(); ++i)
    plan.scenarios.push_back(
        find_scenario(tree, message.scenarios(i), located, fmt::format("scenarios[{}]", i)));
}

}  // namespace

ValidationPlanReading read_validation_plan(const std::filesystem::path& path) {
  ValidationPlanReading reading;
  const auto around = ScenarioTree::around(path);
  if (const auto* error = std::get_if<FileError>(&around)) {
    reading.diagnostics.push_back({error->code, whole_file(path.string()), error->message, error->advice});
    return reading;
  }
  const ScenarioTree& tree = std::get<ScenarioTree>(around);
  reading.plan.name = tree.scenario_name();
  const auto file = tree.read(tree.scenario_name());
  if (const auto* error = std::get_if<FileError>(&file)) {
    reading.diagnostics.push_back({error->code, whole_file(path.string()), error->message, error->advice});
    return reading;
  }
  const TextFile& text = std::get<TextFile>(file);
  reading.plan.sha256 = text.sha256;
  const YamlReading yaml = read_yaml(text.text, path.string());
  reading.diagnostics = yaml.diagnostics;
  if (!yaml.root) return reading;
  heliorig::Validation message;
  const Located located{path.string(), read_message(*yaml.root, message, reading.diagnostics),
                        reading.diagnostics};
  fill(reading.plan, message, tree, located);
  return reading;
}

}  // namespace heliorig::bench
