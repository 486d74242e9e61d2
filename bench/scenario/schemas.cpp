#include "bench/scenario/schemas.h"

#include <nlohmann/json.hpp>

#include "bench/reader/json_schema.h"
#include "bench/scenario/plant.pb.h"
#include "bench/scenario/requirements.pb.h"
#include "bench/scenario/scenario.pb.h"

namespace heliorig::bench {
namespace {

using nlohmann::ordered_json;

/// The property `key` of an object's schema, required and closed; made where it is not there yet.
ordered_json& property(ordered_json& object, const std::string& key) {
  ordered_json& properties = object["properties"];
  if (!properties.contains(key)) {
    object["required"].push_back(key);
    properties[key] = ordered_json::object();
  }
  return properties[key];
}

ordered_json& section(ordered_json& object, const std::string& key) {
  ordered_json& schema = property(object, key);
  if (schema.empty()) schema = {{"type", "object"}, {"additionalProperties", false}};
  return schema;
}

}  // namespace

ordered_json scenario_schema() {
  return json_schema(*heliorig::Scenario::descriptor());
}

ordered_json requirements_schema() {
  return json_schema(*heliorig::Requirements::descriptor());
}

ordered_json plant_schema(const std::vector<models::ParameterRef>& parameters) {
  ordered_json schema = json_schema(*heliorig::PlantHead::descriptor());
  schema["title"] = "Plant";
  for (const models::ParameterRef& parameter : parameters) {
    ordered_json* object = &schema;
    std::size_t begin = 0;
    for (std::size_t dot; (dot = parameter.name.find('.', begin)) != std::string::npos; begin = dot + 1) {
      object = &section(*object, parameter.name.substr(begin, dot - begin));
    }
    property(*object, parameter.name.substr(begin)) =
        quantity_schema(parameter.unit, {parameter.min, parameter.max}, parameter.meaning);
  }
  return schema;
}

}  // namespace heliorig::bench
