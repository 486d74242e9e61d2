#pragma once

#include <optional>
#include <string>
#include <vector>

namespace heliorig::models {

/// One number of a plant file: where it goes, its unit and the range in which the model is valid.
/// Models list theirs by name so that the reader can say what is missing, unknown or out of range; nothing
/// has a default here. `name` is the path in the plant file, as in `mirrors.row_width`.
struct ParameterRef {
  std::string name;
  std::string unit;  ///< as in PortSpec
  double min;
  double max;
  double* value;  ///< in SI
  std::string meaning;

  /// Where not empty, the file gives one of these words, and *value is its place among them.
  std::vector<std::string> choices = {};
  /// The parameter belongs to a choice: the file gives it where that parameter has that word, and nowhere
  /// else. The choice comes first in the list.
  struct Condition {
    std::string parameter;
    std::string word;
  };
  std::optional<Condition> only_where = {};
};

}  // namespace heliorig::models
