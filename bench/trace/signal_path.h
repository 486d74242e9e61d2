#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace heliorig::bench {

/// One part of a signal's name: `row[3]` is name "row", index 3.
struct PathPart {
  std::string name;
  std::optional<std::size_t> index;

  bool operator==(const PathPart&) const = default;
};

/// The parts of `mirrors.row[3].angle`; nothing where it is no name: parts are a lower-case letter followed
/// by lower-case letters, digits and `_`, indices have one to three digits.
std::optional<std::vector<PathPart>> split_signal_name(std::string_view name);

}  // namespace heliorig::bench
