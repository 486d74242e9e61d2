#include "tools/heliorig/model_command.h"

#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "bench/diagnostics/diagnostic.h"
#include "bench/scenario/civil_time.h"
#include "bench/units/units.h"
#include "models/steam/steam_circuit.h"
#include "models/steam/steam_flux.h"
#include "models/sun/clear_sky.h"
#include "models/sun/sun_model.h"
#include "models/water/if97.h"
#include "tools/heliorig/complaints.h"
#include "tools/heliorig/exit_codes.h"
#include "tools/heliorig/optics_question.h"

namespace heliorig::tools {
namespace {

using Json = nlohmann::ordered_json;

/// One number of a question.
struct Option {
  const char* name;
  const char* si_symbol;  ///< empty: a civil time
  double min;
  double max;
  const char* fallback;  ///< as a person would write it; null: must be given
  const char* meaning;
};

/// The numbers of a question, read.
struct Answers {
  std::map<std::string, double> si;
  models::UtcTime time;
  double operator[](const char* name) const { return si.at(name); }
};

struct Question {
  const char* model;
  const char* what;
  std::vector<Option> options;
  Json (*answer)(const Answers&);
};

models::SunConditions conditions_of(const Answers& given) {
  models::SunConditions conditions;
  conditions.site = {given["latitude"], given["longitude"], given["elevation"]};
  conditions.start_utc = given.time;
  conditions.ambient_K = given["temperature"];
  return conditions;
}

Json sun(const Answers& given) {
  const auto state = models::SunModel{conditions_of(given)}.at(models::SimTime{});
  return {{"azimuth_rad", state.azimuth_rad},
          {"apparent_elevation_rad", state.apparent_elevation_rad},
          {"transversal_angle_rad", state.transversal_angle_rad},
          {"longitudinal_angle_rad", state.longitudinal_angle_rad}};
}

Json sky(const Answers& given) {
  models::SunConditions conditions = conditions_of(given);
  conditions.linke_turbidity = given["turbidity"];
  const auto state = models::SunModel{conditions}.at(models::SimTime{});
  return {{"apparent_elevation_rad", state.apparent_elevation_rad}, {"direct_normal_Wpm2", state.dni_Wpm2}};
}

Json water(const Answers& given) {
  const double temperature_K = given["temperature"];
  const double pressure_Pa = models::if97::saturation_pressure_Pa(temperature_K);
  const auto properties = [](const models::if97::Properties& p) {
    return Json{{"volume_m3pkg", p.volume_m3pkg},
                {"enthalpy_Jpkg", p.enthalpy_Jpkg},
                {"entropy_JpkgK", p.entropy_JpkgK}};
  };
  return {{"saturation_pressure_Pa", pressure_Pa},
          {"liquid", properties(models::if97::region1(pressure_Pa, temperature_K))},
          {"steam", properties(models::if97::region2(pressure_Pa, temperature_K))}};
}

Json relief(const Answers& given) {
  const double pressure_Pa = given["pressure"] + models::atmosphere_Pa;
  const double saturation_K = models::if97::saturation_temperature_K(pressure_Pa);
  const double volume_m3pkg = models::if97::region2(pressure_Pa, saturation_K).volume_m3pkg;
  return {{"flow_kgps", given["area"] * models::steam_flux_kgpm2s(pressure_Pa, volume_m3pkg,
                                                                  given["back"] + models::atmosphere_Pa)}};
}

const std::vector<Question>& questions() {
  static const std::vector<Option> place{
      {"time", "", 0, 0, nullptr, "civil time, as 2026-06-21T13:30:00+02:00"},
      {"latitude", "rad", -1.5708, 1.5708, "48.85 deg", "of the site, north positive"},
      {"longitude", "rad", -3.1416, 3.1416, "2.35 deg", "of the site, east positive"},
      {"elevation", "m", -430, 9000, "60 m", "of the site above the sea"},
      {"temperature", "K", 180, 340, "20 degC", "of the air"}};
  static const auto with = [](std::vector<Option> options, const Option& more) {
    options.push_back(more);
    return options;
  };
  static const std::vector<Question> all{
      {"sun", "Where the sun stands", place, sun},
      {"sky", "Direct irradiance of a cloudless sky",
       with(place, {"turbidity", "1", 1, 10, "3", "Linke turbidity"}), sky},
      {"water",
       "Water and steam at saturation, by IAPWS-IF97",
       {{"temperature", "K", 273.16, 623.15, nullptr, "of saturation"}},
       water},
      {"relief",
       "Saturated steam through a valve",
       {{"pressure", "Pa(g)", 1e3, 2.5e6, nullptr, "before it"},
        {"area", "m2", 1e-9, 1.0, nullptr, "flow area, coefficient of discharge included"},
        {"back", "Pa(g)", -1e5, 2.5e6, "0 barg", "pressure behind it"}},
       relief}};
  return all;
}

bench::Diagnostic complaint(const std::string& option, const std::string& message,
                            const std::string& advice) {
  return {"model", bench::whole_file("--" + option), message, advice};
}

void read_option(const Option& option, const std::string& text, Answers& answers,
                 bench::Diagnostics& diagnostics) {
  if (*option.si_symbol == '\0') {
    const auto time = bench::parse_civil_time(text);
    if (const auto* wrong = std::get_if<bench::CivilTimeError>(&time)) {
      diagnostics.push_back(complaint(option.name, wrong->message, wrong->advice));
    } else {
      answers.time = std::get<models::UtcTime>(time);
    }
    return;
  }
  const auto value = bench::parse_quantity_as(text, option.si_symbol);
  if (const auto* wrong = std::get_if<bench::UnitError>(&value)) {
    diagnostics.push_back(complaint(option.name, wrong->message, wrong->advice));
    return;
  }
  const double si = std::get<double>(value);
  if (!(si >= option.min && si <= option.max)) {
    diagnostics.push_back(complaint(option.name, "'" + text + "' is out of range",
                                    "from " + bench::format_quantity(option.min, option.si_symbol) + " to " +
                                        bench::format_quantity(option.max, option.si_symbol)));
  }
  answers.si[option.name] = si;
}

}  // namespace

CLI::App* describe_model(CLI::App& app, ModelArguments& arguments) {
  CLI::App* model = app.add_subcommand("model", "Ask one model a question; the answer is JSON in SI");
  model->require_subcommand(1);
  for (const Question& question : questions()) {
    CLI::App* command = model->add_subcommand(question.model, question.what);
    command->callback([&arguments, name = question.model] { arguments.model = name; });
    for (const Option& option : question.options) {
      auto* added = command->add_option_function<std::string>(
          std::string{"--"} + option.name,
          [&arguments, name = option.name](const std::string& text) { arguments.values[name] = text; },
          option.meaning);
      if (option.fallback) {
        added->default_str(option.fallback);
      } else {
        added->required();
      }
    }
  }
  describe_optics(*model, arguments.model, arguments.values);
  return model;
}

int model_command(const ModelArguments& arguments) {
  if (arguments.model == "optics") return answer_optics(arguments.values);
  for (const Question& question : questions()) {
    if (question.model != arguments.model) continue;
    Answers answers;
    bench::Diagnostics diagnostics;
    for (const Option& option : question.options) {
      const auto given = arguments.values.find(option.name);
      read_option(option, given != arguments.values.end() ? given->second : option.fallback, answers,
                  diagnostics);
    }
    if (!diagnostics.empty()) return report(diagnostics, false);
    std::puts(question.answer(answers).dump(2).c_str());
    return exit_ok;
  }
  return exit_usage;
}

}  // namespace heliorig::tools
