#include "tools/heliorig/water_question.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "bench/units/units.h"
#include "models/water/if97.h"
#include "models/water/water_state.h"

namespace heliorig::tools {
namespace {

using Json = nlohmann::ordered_json;
using models::WaterGiven;
using models::WaterPhase;
using models::WaterQuantity;
namespace range = models::water_range;

struct Asked {
  QuestionOption option;
  WaterQuantity quantity;
};

constexpr std::array all_asked{
    Asked{{"pressure", "Pa(a)", range::lowest_Pa, range::highest_Pa, "", "absolute"},
          WaterQuantity::pressure},
    Asked{{"temperature", "K", range::lowest_K, range::highest_K, "", ""}, WaterQuantity::temperature},
    Asked{{"enthalpy", "J/kg", -1e6, 1e7, "", "of a kilogram"}, WaterQuantity::enthalpy},
    Asked{{"entropy", "J/(kg.K)", -1e4, 2e4, "", "of a kilogram"}, WaterQuantity::entropy},
    Asked{{"quality", "1", 0.0, 1.0, "", "share of steam by mass, of two phases"}, WaterQuantity::quality},
    Asked{{"density", "kg/m3", 1e-9, 2000.0, "", ""}, WaterQuantity::density},
    Asked{{"energy", "J/kg", -1e6, 1e7, "", "internal, of a kilogram"}, WaterQuantity::energy}};

struct Part {
  const Asked* asked;
  WaterGiven given;
};

std::string shown(const Part& part) {
  return std::string{part.asked->option.name} + " " +
         bench::format_quantity(part.given.value, part.asked->option.si_symbol, 7);
}

const char* name_of(WaterPhase phase) {
  switch (phase) {
    case WaterPhase::liquid:
      return "liquid";
    case WaterPhase::two_phase:
      return "two phases";
    case WaterPhase::steam:
      return "steam";
  }
  return "";
}

Json shown(const models::WaterState& state) {
  Json said{{"phase", name_of(state.phase)},
            {"pressure_Pa", state.pressure_Pa},
            {"temperature_K", state.temperature_K},
            {"density_kgpm3", state.density_kgpm3},
            {"volume_m3pkg", 1.0 / state.density_kgpm3},
            {"enthalpy_Jpkg", state.enthalpy_Jpkg},
            {"entropy_JpkgK", state.entropy_JpkgK},
            {"energy_Jpkg", state.energy_Jpkg},
            {"quality_1", state.quality ? Json(*state.quality) : Json(nullptr)}};
  if (state.phase == WaterPhase::two_phase) return said;
  const auto single = (state.phase == WaterPhase::liquid ? models::if97::region1 : models::if97::region2)(
      state.pressure_Pa, state.temperature_K);
  said["heat_capacity_JpkgK"] = single.heat_capacity_JpkgK;
  said["sound_speed_mps"] = single.sound_speed_mps;
  return said;
}

/// Where one quantity alone is given: both phases, and what lies between them.
Json saturation(const Part& part, bench::Diagnostics& wrong) {
  const auto at = [&](double quality) {
    return models::water_states(part.given, {WaterQuantity::quality, quality}).states;
  };
  const auto water = at(0.0), steam = at(1.0);
  if (water.size() != 1 || steam.size() != 1) {
    wrong.push_back(question_complaint(
        part.asked->option.name, "there are no two phases at " + shown(part),
        "from 0 degC to 350 degC, 0.006112127 bara to 165.2916 bara; or give a second quantity"));
    return {};
  }
  return {{"temperature_K", water[0].temperature_K},
          {"saturation_pressure_Pa", water[0].pressure_Pa},
          {"enthalpy_of_evaporation_Jpkg", steam[0].enthalpy_Jpkg - water[0].enthalpy_Jpkg},
          {"liquid", shown(water[0])},
          {"steam", shown(steam[0])}};
}

/// Where the second could be, the first being as it is.
std::string advice(const Part& first, const Part& second) {
  for (const auto& [along, other] : {std::pair{&first, &second}, std::pair{&second, &first}}) {
    const auto reach = models::water_reach(along->given, other->asked->quantity);
    if (!reach) continue;
    const char* unit = other->asked->option.si_symbol;
    return "at " + shown(*along) + " the " + other->asked->option.name + " is from " +
           bench::format_quantity(reach->first, unit) + " to " + bench::format_quantity(reach->second, unit) +
           "; region 3 of IF97, about the critical point, is left out";
  }
  return "IF97's regions 1, 2 and 4 go from 1 Pa to 100 MPa and from 0 degC to 800 degC; region 3, about the "
         "critical point, is left out";
}

Json pair(const Part& first, const Part& second, bench::Diagnostics& wrong) {
  const models::WaterAnswer answer = models::water_states(first.given, second.given);
  const auto complain = [&](const std::string& message, const std::string& remedy) {
    wrong.push_back(question_complaint(second.asked->option.name, message, remedy));
    return Json{};
  };
  if (answer.open) {
    return complain(shown(first) + " and " + shown(second) + " are those of saturation",
                    "the water may be liquid, steam or both: give --quality with one of them, 0 to 1");
  }
  if (answer.states.empty())
    return complain("no state has " + shown(first) + " and " + shown(second), advice(first, second));
  if (answer.states.size() > 1) {
    std::string at;
    for (const models::WaterState& state : answer.states)
      at += (at.empty() ? "" : " and ") + bench::format_quantity(state.temperature_K, "K", 7);
    return complain("more than one state has " + shown(first) + " and " + shown(second),
                    "they are at " + at + ": give the temperature with one of them");
  }
  return shown(answer.states.front());
}

Json answer(const QuestionNumbers& given, bench::Diagnostics& wrong) {
  std::vector<Part> parts;
  for (const Asked& asked : all_asked) {
    if (given.has(asked.option.name)) parts.push_back({&asked, {asked.quantity, given[asked.option.name]}});
  }
  const bool alone = parts.size() == 1 && (parts[0].asked->quantity == WaterQuantity::pressure ||
                                           parts[0].asked->quantity == WaterQuantity::temperature);
  if (alone) return saturation(parts[0], wrong);
  if (parts.size() == 2) return pair(parts[0], parts[1], wrong);
  wrong.push_back(question_complaint(
      "pressure", "a state is made by two quantities; " + std::to_string(parts.size()) + " are given",
      "give two of --pressure, --temperature, --enthalpy, --entropy, --quality, --density and --energy, or "
      "pressure or temperature alone for saturation"));
  return {};
}

}  // namespace

ModelQuestion water_question() {
  std::vector<QuestionOption> options;
  for (const Asked& asked : all_asked) options.push_back(asked.option);
  return {"water", "Water and steam by IAPWS-IF97, from two of their quantities", options, answer};
}

}  // namespace heliorig::tools
