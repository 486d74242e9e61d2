#include "tools/heliorig/sun_question.h"

#include <nlohmann/json.hpp>
#include <numbers>
#include <optional>

#include "bench/units/units.h"
#include "models/sun/clear_sky_model.h"
#include "models/sun/solar_position.h"
#include "models/sun/sun_model.h"

namespace heliorig::tools {
namespace {

using Json = nlohmann::ordered_json;

constexpr double pi = std::numbers::pi;

/// `time` must be given, or may be left out.
std::vector<QuestionOption> place_options(const char* time_fallback) {
  return {{"time", "", 0, 0, time_fallback, "civil time, as 2026-06-21T13:30:00+02:00"},
          {"latitude", "rad", -pi / 2, pi / 2, "48.85 deg", "of the site, north positive"},
          {"longitude", "rad", -pi, pi, "2.35 deg", "of the site, east positive"},
          {"elevation", "m", -430, 6000, "60 m", "of the site above the sea"},
          {"pressure", "Pa(a)", 40e3, 110e3, "", "of the air; the standard atmosphere's where left out"},
          {"temperature", "K", 223.15, 333.15, "20 degC", "of the air"}};
}

models::SunConditions conditions_of(const QuestionNumbers& given) {
  models::SunConditions conditions;
  conditions.site = {given["latitude"], given["longitude"], given["elevation"]};
  conditions.start_utc = *given.time;
  conditions.ambient_K = given["temperature"];
  if (given.has("pressure")) conditions.air_pressure_Pa = given["pressure"];
  return conditions;
}

double pressure_Pa(const QuestionNumbers& given) {
  return given.has("pressure") ? given["pressure"] : models::standard_pressure_Pa(given["elevation"]);
}

Json sun(const QuestionNumbers& given, bench::Diagnostics&) {
  const models::SunConditions conditions = conditions_of(given);
  const models::GeocentricSun geocentric =
      models::geocentric_sun(models::days_since_j2000(*given.time), given["delta-t"]);
  const models::TopocentricSun seen = models::topocentric_sun(geocentric, conditions.site);
  const double refraction =
      models::refraction_rad(seen.elevation_rad, pressure_Pa(given), conditions.ambient_K);
  const models::SunState plant = models::SunModel{conditions}.at(models::SimTime{});
  return {{"azimuth_rad", seen.azimuth_rad},
          {"apparent_elevation_rad", seen.elevation_rad + refraction},
          {"apparent_zenith_rad", pi / 2 - seen.elevation_rad - refraction},
          {"elevation_rad", seen.elevation_rad},
          {"refraction_rad", refraction},
          {"declination_rad", geocentric.declination_rad},
          {"right_ascension_rad", geocentric.right_ascension_rad},
          {"distance_au", geocentric.distance_au},
          {"air_pressure_Pa", pressure_Pa(given)},
          {"plant",
           {{"azimuth_rad", plant.azimuth_rad},
            {"apparent_elevation_rad", plant.apparent_elevation_rad},
            {"transversal_angle_rad", plant.transversal_angle_rad},
            {"longitudinal_angle_rad", plant.longitudinal_angle_rad}}}};
}

/// The parameters of one model, for its options and for the answer.
models::ClearSkyModel model_of(const QuestionNumbers& given, Json& parameters) {
  const auto value = [&](const char* option, double fallback, const char* key) {
    const double si = given.has(option) ? given[option] : fallback;
    parameters[key] = si;
    return si;
  };
  const std::string& model = given.words.at("model");
  if (model == "solis") {
    const models::SolisSky usual;
    return models::SolisSky{
        .aod700 = value("aod700", usual.aod700, "aod700_1"),
        .precipitable_water_m = value("water", usual.precipitable_water_m, "precipitable_water_m")};
  }
  if (model == "bird") {
    const models::BirdSky usual;
    return models::BirdSky{
        .aod380 = value("aod380", usual.aod380, "aod380_1"),
        .aod500 = value("aod500", usual.aod500, "aod500_1"),
        .precipitable_water_m = value("water", usual.precipitable_water_m, "precipitable_water_m"),
        .ozone_m = value("ozone", usual.ozone_m, "ozone_m"),
        .asymmetry = value("asymmetry", usual.asymmetry, "asymmetry_1"),
        .albedo = value("albedo", usual.albedo, "albedo_1")};
  }
  return models::IneichenSky::constant(value("turbidity", 3.0, "linke_turbidity_1"));
}

/// Which models take an option, where not all do.
struct Taker {
  const char* option;
  const char* models;
};
constexpr Taker takers[] = {{"turbidity", "ineichen"}, {"aod700", "solis"},    {"aod380", "bird"},
                            {"aod500", "bird"},        {"ozone", "bird"},      {"asymmetry", "bird"},
                            {"albedo", "bird"},        {"water", "solis bird"}};

void complain_of_others(const QuestionNumbers& given, bench::Diagnostics& wrong) {
  const std::string& model = given.words.at("model");
  for (const Taker& taker : takers) {
    if (!given.has(taker.option) || std::string{taker.models}.find(model) != std::string::npos) continue;
    wrong.push_back(question_complaint(taker.option, "the model '" + model + "' does not take it",
                                       std::string{"of the models that do: "} + taker.models));
  }
}

/// Height and distance of the sun that is asked for, by time or by itself; complains of neither, of both and
/// of a sun below the horizon.
struct AskedSun {
  double elevation_rad;
  double extraterrestrial_Wpm2;
};
std::optional<AskedSun> asked_sun(const QuestionNumbers& given, bench::Diagnostics& wrong) {
  if (given.time.has_value() == given.has("sun-elevation")) {
    wrong.push_back(question_complaint("time",
                                       "exactly one of --time and --sun-elevation says where the sun is",
                                       "give the one or the other"));
    return std::nullopt;
  }
  AskedSun asked{0.0, models::extraterrestrial_Wpm2(1.0)};
  if (given.time) {
    const models::SunConditions conditions = conditions_of(given);
    models::SunPath path{conditions.site, conditions.ambient_K, conditions.air_pressure_Pa};
    const models::SunPath::Position position = path.at(*given.time);
    asked = {position.apparent_elevation_rad, models::extraterrestrial_Wpm2(position.distance_au)};
  } else {
    asked.elevation_rad = given["sun-elevation"];
  }
  if (given.has("extraterrestrial")) asked.extraterrestrial_Wpm2 = given["extraterrestrial"];
  if (asked.elevation_rad > 0.0) return asked;
  wrong.push_back(question_complaint(
      given.time ? "time" : "sun-elevation",
      "the sun's apparent elevation is " + bench::format_quantity(asked.elevation_rad, "rad"),
      "a clear sky is valid for a sun above the horizon: above 0 deg, to 90 deg"));
  return std::nullopt;
}

Json sky(const QuestionNumbers& given, bench::Diagnostics& wrong) {
  complain_of_others(given, wrong);
  const auto asked = asked_sun(given, wrong);
  if (!asked || !wrong.empty()) return {};
  Json parameters = Json::object();
  const models::ClearSkyModel model = model_of(given, parameters);
  const models::LightPath path{asked->elevation_rad, pressure_Pa(given), given["elevation"],
                               asked->extraterrestrial_Wpm2};
  const models::ClearSky light = models::clear_sky(model, path, given.time.value_or(models::UtcTime{}));
  Json answer{{"model", given.words.at("model")},
              {"parameters", parameters},
              {"apparent_elevation_rad", path.elevation_rad},
              {"air_pressure_Pa", path.pressure_Pa},
              {"relative_air_mass_1", models::relative_air_mass(path.elevation_rad)},
              {"absolute_air_mass_1", models::absolute_air_mass(path.elevation_rad, path.pressure_Pa)},
              {"extraterrestrial_Wpm2", path.extraterrestrial_Wpm2},
              {"direct_normal_Wpm2", light.direct_normal_Wpm2},
              {"global_horizontal_Wpm2", light.global_horizontal_Wpm2},
              {"diffuse_horizontal_Wpm2", light.diffuse_horizontal_Wpm2}};
  if (given.time && !given.has("extraterrestrial")) {
    models::SunConditions conditions = conditions_of(given);
    conditions.clear_sky = model;
    answer["plant"] = {{"dni_Wpm2", models::SunModel{conditions}.at(models::SimTime{}).dni_Wpm2}};
  }
  return answer;
}

}  // namespace

ModelQuestion sun_question() {
  std::vector<QuestionOption> options = place_options(nullptr);
  options.push_back({"delta-t", "s", -100, 300, "69.2 s", "TT - UT1; UT1 is taken for UTC"});
  return {"sun", "Where the sun stands, by SPA, and as the plant has it, interpolated", options, sun};
}

ModelQuestion sky_question() {
  std::vector<QuestionOption> options = place_options("");
  const std::vector<QuestionOption> more{
      {"sun-elevation", "rad", -pi / 2, pi / 2, "", "apparent height of the sun, instead of --time"},
      {"extraterrestrial", "W/m2", 1300, 1450, "",
       "sunlight outside of the air; by the sun's distance where left out"},
      {"model", "", 0, 0, "ineichen", "clear-sky model", {"ineichen", "solis", "bird"}},
      {"turbidity", "1", 1, 10, "", "ineichen: Linke turbidity; 3 where left out"},
      {"aod700", "1", 0, 0.45, "", "solis: aerosol optical depth at 700 nm"},
      {"water", "m", 0.002, 0.1, "", "solis, bird: height of the air's water, as 14 mm"},
      {"aod380", "1", 0, 1, "", "bird: aerosol optical depth at 380 nm"},
      {"aod500", "1", 0, 1, "", "bird: aerosol optical depth at 500 nm"},
      {"ozone", "m", 0, 0.01, "", "bird: height of the air's ozone, as 3 mm"},
      {"asymmetry", "1", 0, 1, "", "bird: share of light that aerosols scatter forwards"},
      {"albedo", "1", 0, 1, "", "bird: of the ground"}};
  options.insert(options.end(), more.begin(), more.end());
  return {"sky", "Irradiances of a cloudless sky, for a sun by time and place or by its height", options,
          sky};
}

}  // namespace heliorig::tools
