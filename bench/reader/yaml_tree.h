#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bench/diagnostics/diagnostic.h"

namespace heliorig::bench {

/// One node of a YAML file with its place. Anchors, aliases, tags and several documents are refused: a file
/// says what it says.
struct YamlNode {
  enum class Kind { scalar, sequence, mapping };
  struct Entry;

  Kind kind = Kind::scalar;
  Position position;
  std::string scalar;
  std::vector<YamlNode> items;  ///< of a sequence
  std::vector<Entry> entries;   ///< of a mapping, in the order of the file, duplicates included

  /// The first entry of that key, or nothing.
  const YamlNode* find(const std::string& key) const;
};

struct YamlNode::Entry {
  std::string key;
  Position key_position;
  YamlNode value;
};

struct YamlReading {
  std::optional<YamlNode> root;  ///< none when the text is not YAML
  Diagnostics diagnostics;       ///< syntax, duplicate keys, anchors
};

/// Reads YAML text; `file` is what positions say. Bounded in depth and size (a file of a person, not a bomb).
YamlReading read_yaml(const std::string& text, const std::string& file);

}  // namespace heliorig::bench
