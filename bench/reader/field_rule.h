#pragma once

#include <google/protobuf/descriptor.h>

#include <optional>
#include <string>
#include <vector>

namespace heliorig::bench {

/// What options.proto says of a field. Reader and schema follow the same rules.
struct FieldRule {
  bool required = false;
  std::string unit;  ///< SI symbol; "1" for a plain number
  std::optional<double> min;
  std::optional<double> max;
  std::vector<std::string> choices;
  std::string meaning;
};

FieldRule rule_of(const google::protobuf::FieldDescriptor& field);

}  // namespace heliorig::bench
