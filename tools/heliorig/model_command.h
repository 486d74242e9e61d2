#pragma once

#include <map>
#include <string>

namespace CLI {
class App;
}

namespace heliorig::tools {

/// A question to one model: which, and its numbers as written, with units, by option.
struct ModelArguments {
  std::string model;
  std::map<std::string, std::string> values;
};

/// Adds `model sun|sky|water|relief|receiver|optics` with their options.
CLI::App* describe_model(CLI::App& app, ModelArguments& arguments);

/// Answers by the very functions that the plant calls: JSON on standard output, SI with units in the names.
int model_command(const ModelArguments& arguments);

}  // namespace heliorig::tools
