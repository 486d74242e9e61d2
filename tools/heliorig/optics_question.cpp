#include "tools/heliorig/optics_question.h"

#include <CLI/CLI.hpp>
#include <array>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <numbers>
#include <optional>
#include <vector>

#include "bench/diagnostics/diagnostic.h"
#include "bench/reader/civil_time.h"
#include "bench/units/units.h"
#include "models/mirrors/field_optics.h"
#include "models/plant_parameters.h"
#include "models/sun/sun_model.h"
#include "tools/heliorig/complaints.h"
#include "tools/heliorig/exit_codes.h"
#include "tools/heliorig/plant_argument.h"

namespace heliorig::tools {
namespace {

using Json = nlohmann::ordered_json;
using Values = std::map<std::string, std::string>;

constexpr double degree = std::numbers::pi / 180.0;

struct Option {
  const char* name;
  const char* unit;
  double min;
  double max;
  const char* fallback;  ///< null: where left out, not given
  const char* meaning;
};

constexpr std::array options{
    Option{"transversal", "rad", -90 * degree, 90 * degree, nullptr,
           "sun's angle from the vertical in the east-west plane, positive east; with --longitudinal"},
    Option{"longitudinal", "rad", -90 * degree, 90 * degree, nullptr,
           "sun's angle out of that plane, positive north"},
    Option{"azimuth", "rad", -360 * degree, 360 * degree, nullptr,
           "sun's azimuth from north, positive east; with --zenith"},
    Option{"zenith", "rad", 0.0, 180 * degree, nullptr, "sun's angle from the vertical"},
    Option{"latitude", "rad", -90 * degree, 90 * degree, "48.85 deg", "of the site, with --time"},
    Option{"longitude", "rad", -180 * degree, 180 * degree, "2.35 deg", "of the site, with --time"},
    Option{"elevation", "m", -430, 9000, "60 m", "of the site above the sea, with --time"},
    Option{"temperature", "K", 180, 340, "20 degC", "of the air, for refraction, with --time"},
    Option{"dni", "W/m2", 0.0, 1500.0, "1000 W/m2", "direct normal irradiance"},
    Option{"off-focus", "rad", -90 * degree, 90 * degree, "0 deg", "every row's angle, east of its focus"},
    Option{"reach", "m", 0.001, 10.0, "0.2 m", "half the width of the profile"}};

class Question {
 public:
  explicit Question(const Values& values) : values_(values) {
    for (const Option& option : options) read(option);
  }
  bool has(const char* name) const { return si_.contains(name); }
  double operator[](const char* name) const { return si_.at(name); }

  void complain(const std::string& option, const std::string& message, const std::string& advice) {
    diagnostics.push_back({"model", bench::whole_file("--" + option), message, advice});
  }
  /// The sun asked for, by the one of three ways that is taken; complains of none, more than one and half
  /// ones.
  std::optional<models::SunAngles> sun();

  bench::Diagnostics diagnostics;

 private:
  void read(const Option& option);
  std::optional<models::SunAngles> sun_at_time(const std::string& text);
  bool is_up(const models::SunAngles& sun, const char* option);

  const Values& values_;
  std::map<std::string, double> si_;
};

void Question::read(const Option& option) {
  const auto given = values_.find(option.name);
  if (given == values_.end() && !option.fallback) return;
  const std::string text = given == values_.end() ? option.fallback : given->second;
  const auto value = bench::parse_quantity_as(text, option.unit);
  if (const auto* wrong = std::get_if<bench::UnitError>(&value)) {
    complain(option.name, wrong->message, wrong->advice);
    return;
  }
  const double si = std::get<double>(value);
  if (!(si >= option.min && si <= option.max)) {
    complain(option.name, "'" + text + "' is out of range",
             "from " + bench::format_quantity(option.min, option.unit) + " to " +
                 bench::format_quantity(option.max, option.unit));
  }
  si_[option.name] = si;
}

bool Question::is_up(const models::SunAngles& sun, const char* option) {
  const double elevation_rad = std::asin(std::cos(sun.transversal_rad) * std::cos(sun.longitudinal_rad));
  if (elevation_rad > 0.06 * degree) return true;
  complain(option, "the sun's elevation is " + bench::format_quantity(elevation_rad, "rad"),
           "the optics are valid for a sun above the horizon: from 0.06 deg to 90 deg");
  return false;
}

std::optional<models::SunAngles> Question::sun_at_time(const std::string& text) {
  const auto time = bench::parse_civil_time(text);
  if (const auto* wrong = std::get_if<bench::CivilTimeError>(&time)) {
    complain("time", wrong->message, wrong->advice);
    return std::nullopt;
  }
  if (!diagnostics.empty()) return std::nullopt;
  models::SunConditions conditions;
  conditions.site = {(*this)["latitude"], (*this)["longitude"], (*this)["elevation"]};
  conditions.start_utc = std::get<models::UtcTime>(time);
  conditions.ambient_K = (*this)["temperature"];
  const models::SunState state = models::SunModel{conditions}.at(models::SimTime{});
  return models::SunAngles{state.transversal_angle_rad, state.longitudinal_angle_rad};
}

std::optional<models::SunAngles> Question::sun() {
  const auto time = values_.find("time");
  const bool by_angles = has("transversal") || has("longitudinal");
  const bool by_place = has("azimuth") || has("zenith");
  std::optional<models::SunAngles> sun;
  const char* asked = "transversal";
  if (by_angles + by_place + (time != values_.end()) != 1) {
    complain("transversal", "one sun is needed",
             "give --transversal and --longitudinal, or --azimuth and --zenith, or --time and the place");
  } else if (by_angles && !(has("transversal") && has("longitudinal"))) {
    complain("transversal", "half a direction", "give --transversal and --longitudinal");
  } else if (by_place && !(has("azimuth") && has("zenith"))) {
    complain("azimuth", "half a direction", "give --azimuth and --zenith");
  } else if (by_angles) {
    sun = {(*this)["transversal"], (*this)["longitudinal"]};
  } else if (by_place) {
    asked = "zenith";
    const double across = std::sin((*this)["zenith"]);
    sun = {std::atan2(across * std::sin((*this)["azimuth"]), std::cos((*this)["zenith"])),
           std::asin(across * std::cos((*this)["azimuth"]))};
  } else {
    asked = "time";
    sun = sun_at_time(time->second);
  }
  return sun && is_up(*sun, asked) ? sun : std::nullopt;
}

/// Each what is left of the light that the one before left; their product is the efficiency.
Json factors(const models::RowLight& light, double area_m2) {
  const auto ratio = [](double part, double whole) { return whole > 0.0 ? part / whole : 0.0; };
  return {{"cosine_1", ratio(light.facing_m2, area_m2)},
          {"shading_by_rows_1", ratio(light.unshaded_m2, light.facing_m2)},
          {"shadow_of_receiver_1", ratio(light.lit_m2, light.unshaded_m2)},
          {"blocking_1", ratio(light.unblocked_m2, light.lit_m2)},
          {"reflectivity_soiled_1", ratio(light.reflected_m2, light.unblocked_m2)},
          {"intercept_across_1", ratio(light.aimed_m2, light.reflected_m2)},
          {"ends_1", ratio(light.landed_m2, light.aimed_m2)},
          {"secondary_1", ratio(light.intercepted_m2, light.landed_m2)}};
}

Json beam_of(const models::RowBeam& beam) {
  Json place = nullptr;
  if (beam.at_receiver_height)
    place = {{"east_m", beam.at_receiver_height->east_m}, {"north_m", beam.at_receiver_height->north_m}};
  return {{"direction_east_1", beam.east},
          {"direction_north_1", beam.north},
          {"direction_up_1", beam.up},
          {"at_receiver_height", place}};
}

Json answer(const models::MirrorsParameters& mirrors, const models::SunAngles& sun, const Question& asked) {
  const models::FieldOptics optics{mirrors};
  std::vector<double> angles_rad;
  for (std::size_t i = 0; i < optics.rows(); ++i)
    angles_rad.push_back(optics.ideal_angle_rad(i, sun.transversal_rad) + asked["off-focus"]);
  const double area_m2 = optics.mirror_area_m2();
  const double dni = asked["dni"];
  models::RowLight field;
  Json rows = Json::array();
  for (std::size_t i = 0; i < optics.rows(); ++i) {
    const models::RowLight light = optics.row(i, angles_rad, sun);
    field += light;
    rows.push_back({{"position_east_m", optics.row_position_m(i)},
                    {"angle_rad", angles_rad[i]},
                    {"intercepted_W", dni * light.intercepted_m2},
                    {"spilled_W", dni * light.spilled_m2},
                    {"beam", beam_of(optics.beam(i, angles_rad[i], sun))}});
  }
  std::vector<double> east_m;
  constexpr int half_points = 20;
  for (int k = -half_points; k <= half_points; ++k) east_m.push_back(asked["reach"] * k / half_points);
  std::vector<double> irradiance_Wpm2 = optics.profile(east_m, angles_rad, sun);
  for (double& value : irradiance_Wpm2) value *= dni;
  return {{"transversal_angle_rad", sun.transversal_rad},
          {"longitudinal_angle_rad", sun.longitudinal_rad},
          {"dni_Wpm2", dni},
          {"mirror_area_m2", area_m2},
          {"efficiency_1", field.intercepted_m2 / area_m2},
          {"factors", factors(field, area_m2)},
          {"intercepted_W", dni * field.intercepted_m2},
          {"spilled_W", dni * field.spilled_m2},
          {"profile",
           {{"north_m", mirrors.edge_sensor_north_m},
            {"up_m", mirrors.receiver_height_m},
            {"east_m", east_m},
            {"irradiance_Wpm2", irradiance_Wpm2}}},
          {"rows", rows}};
}

}  // namespace

void describe_optics(CLI::App& model, std::string& asked, Values& values) {
  CLI::App* command = model.add_subcommand("optics", "What the mirrors make of a sun, factor by factor");
  command->callback([&asked] { asked = "optics"; });
  const auto add = [&](const char* name, const char* meaning) {
    return command->add_option_function<std::string>(
        std::string{"--"} + name, [&values, name](const std::string& text) { values[name] = text; }, meaning);
  };
  add("plant", "plant file; the reference plant's where left out");
  add("time", "civil time, as 2026-06-21T13:30:00+02:00");
  for (const Option& option : options) {
    auto* added = add(option.name, option.meaning);
    if (option.fallback) added->default_str(option.fallback);
  }
}

int answer_optics(const Values& values) {
  Question question{values};
  const auto plant = plant_argument(values, question.diagnostics);
  const auto sun = question.sun();
  if (!plant || !sun || !question.diagnostics.empty()) return report(question.diagnostics, false);
  std::puts(answer(plant->mirrors, *sun, question).dump(2).c_str());
  return exit_ok;
}

}  // namespace heliorig::tools
