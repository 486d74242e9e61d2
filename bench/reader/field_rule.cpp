#include "bench/reader/field_rule.h"

#include <sstream>

#include "bench/reader/options.pb.h"

namespace heliorig::bench {
namespace {

std::vector<std::string> words(const std::string& text) {
  std::istringstream stream{text};
  std::vector<std::string> found;
  for (std::string word; stream >> word;) found.push_back(word);
  return found;
}

}  // namespace

FieldRule rule_of(const google::protobuf::FieldDescriptor& field) {
  const auto& options = field.options();
  FieldRule rule;
  rule.required = options.GetExtension(heliorig::required);
  rule.unit = options.HasExtension(heliorig::unit) ? options.GetExtension(heliorig::unit) : "1";
  if (options.HasExtension(heliorig::min)) rule.min = options.GetExtension(heliorig::min);
  if (options.HasExtension(heliorig::max)) rule.max = options.GetExtension(heliorig::max);
  rule.choices = words(options.GetExtension(heliorig::choices));
  rule.meaning = options.GetExtension(heliorig::meaning);
  return rule;
}

}  // namespace heliorig::bench
