#include "bench/scenario/requirements_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>

#include "bench/reader/message_reader.h"
#include "bench/scenario/located.h"
#include "bench/scenario/requirements.pb.h"

namespace heliorig::bench {
namespace {

bool all_of(const std::string& text, int (*is)(int)) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](unsigned char c) { return is(c) != 0; });
}

/// Capital letters, a hyphen, digits.
bool is_identifier(const std::string& id) {
  const std::size_t hyphen = id.find('-');
  return hyphen != std::string::npos && all_of(id.substr(0, hyphen), std::isupper) &&
         all_of(id.substr(hyphen + 1), std::isdigit);
}

RequirementSpec spec_of(const heliorig::Requirement& requirement, const Position& formula_position) {
  RequirementSpec spec;
  spec.check.id = requirement.id();
  spec.check.text = requirement.text();
  spec.check.formula = requirement.formula();
  spec.check.formula_position = formula_position;
  spec.check.scale = requirement.scale();
  spec.check.basis = requirement.basis();
  spec.check.vacuous_reason = requirement.vacuous();
  spec.check.agreement = requirement.agreement();
  spec.check.not_applicable = requirement.not_applicable();
  spec.always = requirement.always() || !requirement.not_applicable().empty();
  return spec;
}

/// A formula with its scale, or the reason for having none.
void complain_kind(const heliorig::Requirement& requirement, const Located& located, const std::string& path) {
  const bool judged = requirement.not_applicable().empty();
  const auto demand = [&](const char* key, const std::string& value) {
    if (judged && value.empty())
      located.complain("missing-key", path, fmt::format("this requirement lacks '{}'", key),
                       "give it, or 'not_applicable' with what the machine lacks");
    if (!judged && !value.empty())
      located.complain("unused-key", fmt::format("{}.{}", path, key),
                       fmt::format("'{}' of a requirement that is not applicable", key), "leave one of them out");
  };
  demand("formula", requirement.formula());
  demand("scale", requirement.scale());
  if (judged) return;
  if (!requirement.vacuous().empty() || !requirement.agreement().empty() || requirement.always())
    located.complain("unused-key", path,
                     "'always', 'vacuous' and 'agreement' mean nothing where a requirement is not applicable",
                     "leave them out; it is reported with every scenario of the plant");
}

}  // namespace

std::vector<RequirementSpec> read_requirements(const YamlNode& root, const std::string& file,
                                               Diagnostics& diagnostics) {
  heliorig::Requirements message;
  const Located located{file, read_message(root, message, diagnostics), diagnostics};
  std::vector<RequirementSpec> specs;
  std::map<std::string, std::string> paths;
  for (int i = 0; i < message.requirements_size(); ++i) {
    const heliorig::Requirement& requirement = message.requirements(i);
    const std::string path = fmt::format("requirements[{}]", i);
    specs.push_back(spec_of(requirement, located.at(path + ".formula")));
    complain_kind(requirement, located, path);
    located.check_quantity(path + ".scale", requirement.scale());
    located.check_quantity(path + ".agreement", requirement.agreement());
    if (requirement.id().empty()) continue;
    if (!is_identifier(requirement.id())) {
      located.complain("wrong-identifier", path + ".id",
                       fmt::format("'{}' is no identifier", requirement.id()),
                       "write capital letters, a hyphen and digits, as PRS-02");
    } else if (const auto [first, fresh] = paths.emplace(requirement.id(), path + ".id"); !fresh) {
      located.complain("duplicate-identifier", path + ".id",
                       fmt::format("'{}' is given a second time", requirement.id()),
                       fmt::format("it stands in line {} already", located.at(first->second).line));
    }
  }
  return specs;
}

}  // namespace heliorig::bench
