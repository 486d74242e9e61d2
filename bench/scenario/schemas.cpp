#include "bench/scenario/schemas.h"

#include <nlohmann/json.hpp>

#include "bench/reader/json_schema.h"
#include "bench/scenario/clear_sky_choice.h"
#include "bench/scenario/plant.pb.h"
#include "bench/scenario/requirements.pb.h"
#include "bench/scenario/scenario.pb.h"
#include "bench/scenario/validation.pb.h"
#include "bench/scenario/weather_choice.h"

namespace heliorig::bench {
namespace {

using nlohmann::ordered_json;

/// One of some words.
ordered_json choice_schema(const models::ParameterRef& parameter) {
  return {{"type", "string"}, {"enum", parameter.choices}, {"description", parameter.meaning}};
}

/// A number, or where it is not known its nominal value and the ends between which it is.
ordered_json number_schema(const models::ParameterRef& parameter) {
  const ordered_json number =
      quantity_schema(parameter.unit, {parameter.min, parameter.max}, parameter.meaning);
  const ordered_json range = {{"type", "object"},
                              {"description", "where it is not known: between which ends it is"},
                              {"additionalProperties", false},
                              {"required", {"nominal", "low", "high"}},
                              {"properties", {{"nominal", number}, {"low", number}, {"high", number}}}};
  return {{"description", parameter.meaning}, {"anyOf", {number, range}}};
}

/// Demands `key` where the choice beside it is made, and forbids it elsewhere.
void bind_to_choice(ordered_json& object, const std::string& key,
                    const models::ParameterRef::Condition& condition) {
  const std::string choice = condition.parameter.substr(condition.parameter.rfind('.') + 1);
  const ordered_json made = {{"properties", {{choice, {{"const", condition.word}}}}}};
  const ordered_json there = {{"required", {key}}};
  object["allOf"].push_back({{"if", made}, {"then", there}, {"else", {{"not", there}}}});
}

/// Demands of a clear sky the keys that its model takes, and forbids those of others.
void bind_sky_to_model(ordered_json& sky) {
  for (const ClearSkyKeys& keys : clear_sky_keys()) {
    ordered_json then = {{"required", keys.required}};
    if (!keys.one_of.empty()) {
      then["oneOf"] = ordered_json::array();
      for (const std::string& key : keys.one_of) then["oneOf"].push_back({{"required", {key}}});
    }
    for (const auto& [key, described] : sky["properties"].items())
      if (!keys.takes(key)) then["properties"][key] = false;
    const ordered_json made = {{"properties", {{"model", {{"const", keys.model}}}}}};
    sky["allOf"].push_back({{"if", made}, {"then", then}});
  }
}

/// Demands of weather either a file, or what a file would tell.
void bind_weather_to_file(ordered_json& weather) {
  const ordered_json without_file = {{"required", weather_keys_without_file()},
                                     {"properties", {{"file", false}, {"longest_gap", false}}}};
  weather["oneOf"] = {{{"required", {"file", "longest_gap"}}}, without_file};
}

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
  ordered_json schema = json_schema(*heliorig::Scenario::descriptor());
  bind_sky_to_model(schema["$defs"]["ClearSky"]);
  bind_weather_to_file(schema["$defs"]["Weather"]);
  return schema;
}

ordered_json requirements_schema() {
  return json_schema(*heliorig::Requirements::descriptor());
}

ordered_json validation_schema() {
  return json_schema(*heliorig::Validation::descriptor());
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
    const std::string key = parameter.name.substr(begin);
    ordered_json& described = parameter.only_where ? (*object)["properties"][key] : property(*object, key);
    described = parameter.choices.empty()
                    ? number_schema(parameter)
                    : choice_schema(parameter);
    if (parameter.only_where) bind_to_choice(*object, key, *parameter.only_where);
  }
  return schema;
}

}  // namespace heliorig::bench
