#include "bench/reader/message_reader.h"

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>

#include <cassert>
#include <set>

#include "bench/reader/field_rule.h"
#include "bench/reader/scalar_reader.h"

namespace heliorig::bench {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

std::string child(const std::string& path, const std::string& key) {
  return path.empty() ? key : path + "." + key;
}

const char* kind_name(YamlNode::Kind kind) {
  switch (kind) {
    case YamlNode::Kind::scalar:
      return "a single value";
    case YamlNode::Kind::sequence:
      return "a list";
    case YamlNode::Kind::mapping:
      return "a mapping";
  }
  return "";
}

const char* example_of(YamlNode::Kind kind) {
  switch (kind) {
    case YamlNode::Kind::scalar:
      return "write one value behind the colon";
    case YamlNode::Kind::sequence:
      return "write [a, b], or one line for each that begins with '- '";
    case YamlNode::Kind::mapping:
      return "write {key: value}, or one indented line for each 'key: value'";
  }
  return "";
}

class MessageReader {
 public:
  MessageReader(Positions& positions, Diagnostics& diagnostics)
      : positions_(positions), diagnostics_(diagnostics) {}

  /// `name` is what a complaint of the whole mapping calls it.
  void read_message(const YamlNode& node, Message& message, const std::string& path,
                    const std::string& name) {
    positions_[path] = node.position;
    if (!has_kind(node, YamlNode::Kind::mapping, name)) return;
    std::set<std::string> given;
    for (const YamlNode::Entry& entry : node.entries) {
      if (!given.insert(entry.key).second) continue;  // a duplicate: read_yaml() has complained
      const FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(entry.key);
      if (field) {
        read_field(entry, message, *field, child(path, entry.key));
      } else {
        complain("unknown-key", entry.key_position, fmt::format("unknown key '{}'", entry.key),
                 suggestion(entry.key, field_names(*message.GetDescriptor())));
      }
    }
    find_missing(node, *message.GetDescriptor(), given, name);
  }

 private:
  void complain(const std::string& code, const Position& position, const std::string& message,
                const std::string& advice) {
    diagnostics_.push_back({code, position, message, advice});
  }

  bool has_kind(const YamlNode& node, YamlNode::Kind kind, const std::string& name) {
    if (node.kind == kind) return true;
    if (node.kind == YamlNode::Kind::scalar && node.scalar.empty()) {
      complain("missing-value", node.position, name + " has no value", example_of(kind));
    } else {
      complain("wrong-kind", node.position,
               fmt::format("{} must be {}, not {}", name, kind_name(kind), kind_name(node.kind)),
               example_of(kind));
    }
    return false;
  }

  static std::vector<std::string> field_names(const google::protobuf::Descriptor& type) {
    std::vector<std::string> names;
    for (int i = 0; i < type.field_count(); ++i) names.push_back(type.field(i)->name());
    return names;
  }

  void find_missing(const YamlNode& node, const google::protobuf::Descriptor& type,
                    const std::set<std::string>& given, const std::string& name) {
    for (int i = 0; i < type.field_count(); ++i) {
      const FieldRule rule = rule_of(*type.field(i));
      if (!rule.required || given.contains(type.field(i)->name())) continue;
      complain("missing-key", node.position, fmt::format("{} lacks '{}'", name, type.field(i)->name()),
               rule.meaning);
    }
  }

  void read_field(const YamlNode::Entry& entry, Message& message, const FieldDescriptor& field,
                  const std::string& path) {
    positions_[path + ":key"] = entry.key_position;
    const std::string name = fmt::format("'{}'", entry.key);
    if (field.is_map()) {
      read_map(entry.value, message, field, path, name);
    } else if (field.is_repeated()) {
      read_list(entry.value, message, field, path, name);
    } else {
      read_value(entry.value, message, field, path, name);
    }
  }

  void read_map(const YamlNode& node, Message& message, const FieldDescriptor& field, const std::string& path,
                const std::string& name) {
    positions_[path] = node.position;
    if (!has_kind(node, YamlNode::Kind::mapping, name)) return;
    std::set<std::string> given;
    for (const YamlNode::Entry& entry : node.entries) {
      if (!given.insert(entry.key).second) continue;
      const std::string entry_path = child(path, entry.key);
      positions_[entry_path + ":key"] = entry.key_position;
      Message& pair = *message.GetReflection()->AddMessage(&message, &field);
      pair.GetReflection()->SetString(&pair, pair.GetDescriptor()->map_key(), entry.key);
      read_value(entry.value, pair, *pair.GetDescriptor()->map_value(), entry_path,
                 fmt::format("'{}'", entry.key));
    }
  }

  void read_list(const YamlNode& node, Message& message, const FieldDescriptor& field,
                 const std::string& path, const std::string& name) {
    positions_[path] = node.position;
    if (!has_kind(node, YamlNode::Kind::sequence, name)) return;
    if (node.items.empty() && rule_of(field).required) {
      complain("missing-value", node.position, name + " is empty", example_of(YamlNode::Kind::sequence));
    }
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      read_value(node.items[i], message, field, fmt::format("{}[{}]", path, i),
                 fmt::format("item {} of {}", i + 1, name));
    }
  }

  /// One value: the field's own, or one more of a repeated field's.
  void read_value(const YamlNode& node, Message& message, const FieldDescriptor& field,
                  const std::string& path, const std::string& name) {
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      const auto* reflection = message.GetReflection();
      Message* part = field.is_repeated() ? reflection->AddMessage(&message, &field)
                                          : reflection->MutableMessage(&message, &field);
      read_message(node, *part, path, name);
      return;
    }
    positions_[path] = node.position;
    if (!has_kind(node, YamlNode::Kind::scalar, name)) return;
    if (node.scalar.find_first_not_of(" \t\n") == std::string::npos) {
      complain("missing-value", node.position, name + " has no value", rule_of(field).meaning);
      return;
    }
    if (const auto wrong = read_scalar(node.scalar, message, field)) {
      complain(wrong->code, node.position, name + " " + wrong->message, wrong->advice);
    }
  }

  /// Reads the text as the field's type and puts it there, or says what is wrong.
  static std::optional<ScalarComplaint> read_scalar(const std::string& text, Message& message,
                                                    const FieldDescriptor& field) {
    const FieldRule rule = rule_of(field);
    const Range range{rule.min, rule.max};
    const auto* reflection = message.GetReflection();
    const auto put = [&](auto reading, auto set, auto add) -> std::optional<ScalarComplaint> {
      if (auto* wrong = std::get_if<ScalarComplaint>(&reading)) return std::move(*wrong);
      (reflection->*(field.is_repeated() ? add : set))(&message, &field, std::get<0>(std::move(reading)));
      return std::nullopt;
    };
    using R = google::protobuf::Reflection;
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_DOUBLE:
        return put(read_quantity(text, rule.unit, range), &R::SetDouble, &R::AddDouble);
      case FieldDescriptor::CPPTYPE_UINT64:
        return put(read_integer<std::uint64_t>(text, range), &R::SetUInt64, &R::AddUInt64);
      case FieldDescriptor::CPPTYPE_UINT32:
        return put(read_integer<std::uint32_t>(text, range), &R::SetUInt32, &R::AddUInt32);
      case FieldDescriptor::CPPTYPE_INT64:
        return put(read_integer<std::int64_t>(text, range), &R::SetInt64, &R::AddInt64);
      case FieldDescriptor::CPPTYPE_INT32:
        return put(read_integer<std::int32_t>(text, range), &R::SetInt32, &R::AddInt32);
      case FieldDescriptor::CPPTYPE_BOOL:
        return put(read_bool(text), &R::SetBool, &R::AddBool);
      case FieldDescriptor::CPPTYPE_STRING:
        return put(read_word(text, rule.choices), &R::SetString, &R::AddString);
      default:
        assert(false && "a field of a type that no file of ours holds");
    }
    return std::nullopt;
  }

  Positions& positions_;
  Diagnostics& diagnostics_;
};

}  // namespace

Positions read_message(const YamlNode& root, Message& message, Diagnostics& diagnostics) {
  Positions positions;
  MessageReader{positions, diagnostics}.read_message(root, message, "", "the file");
  return positions;
}

}  // namespace heliorig::bench
