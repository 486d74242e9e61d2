#include "bench/reader/json_schema.h"

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>

#include <set>

#include "bench/reader/field_rule.h"
#include "bench/units/units.h"

namespace heliorig::bench {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using nlohmann::ordered_json;

/// YAML tells numbers and switches from words, our reader does not: `title: 2026` is a title.
ordered_json any_scalar() {
  return {{"type", {"string", "number", "boolean"}}};
}

ordered_json integer(const Range& range) {
  ordered_json schema = {{"type", "integer"}};
  if (range.min) schema["minimum"] = static_cast<std::int64_t>(*range.min);
  if (range.max) schema["maximum"] = static_cast<std::int64_t>(*range.max);
  return schema;
}

ordered_json unsigned_integer(Range range) {
  if (!range.min) range.min = 0;
  return integer(range);
}

ordered_json word(const FieldRule& rule) {
  if (rule.choices.empty()) return any_scalar();
  return {{"enum", rule.choices}};
}

ordered_json value_schema(const FieldDescriptor& field) {
  const FieldRule rule = rule_of(field);
  const Range range{rule.min, rule.max};
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return {{"$ref", "#/$defs/" + field.message_type()->name()}};
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return quantity_schema(rule.unit, range, rule.meaning);
    case FieldDescriptor::CPPTYPE_UINT32:
    case FieldDescriptor::CPPTYPE_UINT64:
      return unsigned_integer(range);
    case FieldDescriptor::CPPTYPE_INT32:
    case FieldDescriptor::CPPTYPE_INT64:
      return integer(range);
    case FieldDescriptor::CPPTYPE_BOOL:
      return {{"type", "boolean"}};
    default:
      return word(rule);
  }
}

ordered_json field_schema(const FieldDescriptor& field) {
  ordered_json schema;
  if (field.is_map()) {
    schema = {{"type", "object"}, {"additionalProperties", value_schema(*field.message_type()->map_value())}};
  } else if (field.is_repeated()) {
    schema = {{"type", "array"}, {"items", value_schema(field)}};
    if (rule_of(field).required) schema["minItems"] = 1;
  } else {
    schema = value_schema(field);
  }
  if (!schema.contains("description")) schema["description"] = rule_of(field).meaning;
  return schema;
}

ordered_json message_schema(const Descriptor& type) {
  ordered_json properties = ordered_json::object();
  ordered_json required = ordered_json::array();
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    properties[field.name()] = field_schema(field);
    if (rule_of(field).required) required.push_back(field.name());
  }
  return {{"type", "object"},
          {"properties", properties},
          {"required", required},
          {"additionalProperties", false}};
}

/// Every message that `type` holds, itself left out.
void add_parts(const Descriptor& type, ordered_json& parts) {
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    if (field.is_map() || field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    const Descriptor& part = *field.message_type();
    if (parts.contains(part.name())) continue;
    parts[part.name()] = message_schema(part);
    add_parts(part, parts);
  }
}

}  // namespace

ordered_json schema_head(const std::string& title) {
  return {{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", title}};
}

ordered_json quantity_schema(const std::string& si_symbol, const Range& range, const std::string& meaning) {
  const bool plain = si_symbol == "1";
  const auto shown = [&](double bound) { return format_quantity(bound, si_symbol); };
  std::string description = meaning;
  if (range.min) description += "; at least " + shown(*range.min);
  if (range.max) description += "; at most " + shown(*range.max);
  ordered_json schema = {{"type", "string"}, {"description", description}};
  if (!plain) {
    schema["pattern"] = R"(^ *[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)? *[^0-9 ].*$)";
    schema["examples"] = {shown(range.min.value_or(1.0))};
    return schema;
  }
  schema["type"] = {"number", "string"};  // a share may be written `50 %`
  if (range.min) schema["minimum"] = *range.min;
  if (range.max) schema["maximum"] = *range.max;
  return schema;
}

ordered_json json_schema(const Descriptor& type) {
  ordered_json schema = schema_head(type.name());
  schema.update(message_schema(type));
  ordered_json parts = ordered_json::object();
  add_parts(type, parts);
  if (!parts.empty()) schema["$defs"] = parts;
  return schema;
}

}  // namespace heliorig::bench
