#include "bench/scenario/plant_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <map>
#include <optional>
#include <set>

#include "bench/reader/scalar_reader.h"
#include "bench/scenario/plant.pb.h"
#include "bench/scenario/plant_corners.h"

namespace heliorig::bench {
namespace {

using models::ParameterRef;

bool is_head(const std::string& key) {
  return heliorig::PlantHead::descriptor()->FindFieldByName(key) != nullptr;
}

std::vector<std::string> with_head_keys(std::vector<std::string> keys) {
  const auto& head = *heliorig::PlantHead::descriptor();
  for (int i = 0; i < head.field_count(); ++i) keys.push_back(head.field(i)->name());
  return keys;
}

/// The entries that PlantHead describes, or all others.
YamlNode part_of(const YamlNode& root, bool head) {
  YamlNode part;
  part.kind = YamlNode::Kind::mapping;
  part.position = root.position;
  std::copy_if(root.entries.begin(), root.entries.end(), std::back_inserter(part.entries),
               [&](const YamlNode::Entry& entry) { return is_head(entry.key) == head; });
  return part;
}

class ParameterReader {
 public:
  ParameterReader(const std::vector<ParameterRef>& parameters, PlantFile& file, Diagnostics& diagnostics)
      : parameters_(parameters), file_(file), diagnostics_(diagnostics) {}

  /// Reads the choices of the whole file: which of the other parameters there are depends on them.
  void read_choices(const YamlNode& root) {
    for (const ParameterRef& parameter : parameters_) {
      if (parameter.choices.empty() || !applies(parameter)) continue;
      const YamlNode* node = value_at(root, parameter.name);
      if (!node || node->kind != YamlNode::Kind::scalar) continue;  // read_section() complains
      const auto word = std::find(parameter.choices.begin(), parameter.choices.end(), node->scalar);
      if (word == parameter.choices.end()) continue;
      *parameter.value = static_cast<double>(word - parameter.choices.begin());
      chosen_[parameter.name] = *word;
    }
  }

  /// Reads the mapping of all parameters whose names begin with `prefix` (empty, or ending in a dot).
  void read_section(const YamlNode& section, const std::string& prefix) {
    const std::vector<std::string> keys = keys_below(prefix);
    std::set<std::string> given;
    for (const YamlNode::Entry& entry : section.entries) {
      if (!given.insert(entry.key).second) continue;  // a duplicate: read_yaml() has complained
      if (std::find(keys.begin(), keys.end(), entry.key) == keys.end()) {
        complain("unknown-key", entry.key_position, fmt::format("unknown key '{}{}'", prefix, entry.key),
                 suggestion(entry.key, prefix.empty() ? with_head_keys(keys) : keys));
      } else {
        read_entry(entry, prefix + entry.key);
      }
    }
    for (const std::string& key : keys) {
      const ParameterRef* parameter = find(prefix + key);
      if (!given.contains(key) && (!parameter || applies(*parameter)))
        complain_missing(section, prefix + key);
    }
  }

 private:
  void complain(const std::string& code, const Position& position, const std::string& message,
                const std::string& advice) {
    diagnostics_.push_back({code, position, message, advice});
  }

  static const YamlNode* value_at(const YamlNode& section, const std::string& name) {
    const std::string key = name.substr(0, name.find('.'));
    for (const YamlNode::Entry& entry : section.entries) {
      if (entry.key != key) continue;
      return key.size() == name.size() ? &entry.value : value_at(entry.value, name.substr(key.size() + 1));
    }
    return nullptr;
  }

  /// There where the choice is not made, too: that is the choice's complaint.
  bool applies(const ParameterRef& parameter) const {
    if (!parameter.only_where) return true;
    const auto chosen = chosen_.find(parameter.only_where->parameter);
    return chosen != chosen_.end() && chosen->second == parameter.only_where->word;
  }

  bool is_chosen(const ParameterRef& parameter) const {
    return !parameter.only_where || chosen_.contains(parameter.only_where->parameter);
  }

  const ParameterRef* find(const std::string& name) const {
    const auto found = std::find_if(parameters_.begin(), parameters_.end(),
                                    [&](const ParameterRef& parameter) { return parameter.name == name; });
    return found == parameters_.end() ? nullptr : &*found;
  }

  std::vector<std::string> keys_below(const std::string& prefix) const {
    std::vector<std::string> keys;
    for (const ParameterRef& parameter : parameters_) {
      if (!parameter.name.starts_with(prefix)) continue;
      const std::string rest = parameter.name.substr(prefix.size());
      const std::string key = rest.substr(0, rest.find('.'));
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    }
    return keys;
  }

  void read_entry(const YamlNode::Entry& entry, const std::string& name) {
    const YamlNode& value = entry.value;
    file_.positions[name] = value.position;
    const ParameterRef* parameter = find(name);
    if (!parameter && value.kind == YamlNode::Kind::mapping) {
      read_section(value, name + ".");
    } else if (!parameter) {
      complain("wrong-kind", value.position, fmt::format("'{}' must be a mapping", name),
               "write one indented line for each 'key: value'");
    } else if (value.kind == YamlNode::Kind::mapping && parameter->choices.empty() && applies(*parameter)) {
      read_range(value, *parameter);
    } else if (value.kind != YamlNode::Kind::scalar) {
      complain("wrong-kind", value.position, fmt::format("'{}' must be a single value", name),
               parameter->meaning);
    } else if (value.scalar.empty()) {
      complain("missing-value", value.position, fmt::format("'{}' has no value", name), parameter->meaning);
    } else if (!applies(*parameter)) {
      if (is_chosen(*parameter))
        complain("unused-key", entry.key_position,
                 fmt::format("'{}' belongs to '{}: {}'", name, parameter->only_where->parameter,
                             parameter->only_where->word),
                 "leave it out, or choose that");
    } else if (!parameter->choices.empty()) {
      read_choice(value, *parameter);
    } else {
      read_number(value, *parameter);
    }
  }

  void read_choice(const YamlNode& value, const ParameterRef& parameter) {
    const auto reading = read_word(value.scalar, parameter.choices);
    if (const auto* wrong = std::get_if<ScalarComplaint>(&reading)) {
      complain(wrong->code, value.position, fmt::format("'{}' {}", parameter.name, wrong->message),
               wrong->advice);
    }
  }

  void read_number(const YamlNode& value, const ParameterRef& parameter) {
    if (const auto read = number_of(value, parameter.name, parameter)) *parameter.value = *read;
  }

  std::optional<double> number_of(const YamlNode& value, const std::string& name,
                                  const ParameterRef& parameter) {
    const auto reading = read_quantity(value.scalar, parameter.unit, {parameter.min, parameter.max});
    if (const auto* wrong = std::get_if<ScalarComplaint>(&reading)) {
      complain(wrong->code, value.position, fmt::format("'{}' {}", name, wrong->message), wrong->advice);
      return std::nullopt;
    }
    return std::get<double>(reading);
  }

  /// `{nominal: 0.935, low: 0.90, high: 0.95}`: each within the parameter's own range, and in this order.
  void read_range(const YamlNode& range, const ParameterRef& parameter) {
    const std::vector<std::string> keys{"nominal", "low", "high"};
    std::map<std::string, double> numbers;
    std::set<std::string> given;
    for (const YamlNode::Entry& entry : range.entries) {
      const std::string name = parameter.name + "." + entry.key;
      if (!given.insert(entry.key).second) continue;  // a duplicate: read_yaml() has complained
      if (std::find(keys.begin(), keys.end(), entry.key) == keys.end()) {
        complain("unknown-key", entry.key_position, fmt::format("unknown key '{}'", name),
                 suggestion(entry.key, keys));
      } else if (entry.value.kind != YamlNode::Kind::scalar) {
        complain("wrong-kind", entry.value.position, fmt::format("'{}' must be a single value", name),
                 parameter.meaning);
      } else if (const auto number = number_of(entry.value, name, parameter)) {
        numbers[entry.key] = *number;
      }
    }
    for (const std::string& key : keys) {
      if (!given.contains(key))
        complain("missing-key", range.position, fmt::format("'{}.{}' is missing", parameter.name, key),
                 "a range is written {nominal: ..., low: ..., high: ...}");
    }
    if (numbers.size() == keys.size()) accept_range(range.position, parameter, numbers);
  }

  void accept_range(const Position& position, const ParameterRef& parameter,
                    std::map<std::string, double>& numbers) {
    const PlantRange range{numbers["low"], numbers["high"]};
    const double nominal = numbers["nominal"];
    *parameter.value = nominal;
    if (range.low < range.high && range.low <= nominal && nominal <= range.high) {
      file_.ranges[parameter.name] = range;
    } else {
      complain("wrong-range", position,
               fmt::format("'{}': its nominal value is not between low and high", parameter.name),
               "low is less than high, and the nominal value is either or between them");
    }
  }

  void complain_missing(const YamlNode& section, const std::string& name) {
    if (const ParameterRef* parameter = find(name)) {
      complain("missing-key", section.position, fmt::format("'{}' is missing", name), parameter->meaning);
    } else {
      complain("missing-key", section.position, fmt::format("the section '{}' is missing", name),
               fmt::format("it holds {} values",
                           std::count_if(parameters_.begin(), parameters_.end(),
                                         [&](auto& p) { return p.name.starts_with(name + "."); })));
    }
  }

  const std::vector<ParameterRef>& parameters_;
  std::map<std::string, std::string> chosen_;  ///< the words of the choices made
  PlantFile& file_;
  Diagnostics& diagnostics_;
};

}  // namespace

PlantFile read_plant(const YamlNode& root, const std::vector<ParameterRef>& parameters,
                     Diagnostics& diagnostics) {
  heliorig::PlantHead head;
  PlantFile file;
  if (root.kind != YamlNode::Kind::mapping) {
    file.positions = read_message(root, head, diagnostics);  // complains of the kind
    return file;
  }
  file.positions = read_message(part_of(root, true), head, diagnostics);
  ParameterReader reader{parameters, file, diagnostics};
  const YamlNode machine = part_of(root, false);
  reader.read_choices(machine);
  reader.read_section(machine, "");
  file.title = head.title();
  file.requirements = head.requirements();
  for (const auto& [command, value] : head.by_hand())
    file.by_hand[command] = {value, file.positions.at("by_hand." + command)};
  read_corners(head, parameters, root.position, file, diagnostics);
  return file;
}

void apply_corner(const PlantCorner& corner, const std::vector<ParameterRef>& parameters) {
  for (const auto& [name, value] : corner.values) {
    const auto parameter = std::find_if(parameters.begin(), parameters.end(),
                                        [&](const ParameterRef& known) { return known.name == name; });
    assert(parameter != parameters.end());
    *parameter->value = value;
  }
}

}  // namespace heliorig::bench
