#include "tools/heliorig/relief_question.h"

#include <nlohmann/json.hpp>
#include <optional>

#include "bench/units/units.h"
#include "models/steam/relief_sizing.h"
#include "models/steam/steam_circuit.h"
#include "models/steam/steam_flux.h"
#include "models/water/if97.h"

namespace heliorig::tools {
namespace {

using Json = nlohmann::ordered_json;

struct Relief {
  const QuestionNumbers& given;
  double pressure_Pa;  ///< relieving
  double back_Pa;
  double saturation_K;

  bool by_area() const { return given.has("area"); }
};

/// The area's flow, or the flow's area, for a flux.
Json of_flux(const Relief& relief, std::optional<double> flux_kgpm2s) {
  if (!flux_kgpm2s) return nullptr;
  const double through_kgpm2s = relief.given["discharge"] * *flux_kgpm2s;
  Json answer{{"flux_kgpm2s", through_kgpm2s}};
  if (relief.by_area()) {
    answer["flow_kgps"] = relief.given["area"] * through_kgpm2s;
  } else {
    answer["area_m2"] = relief.given["flow"] / through_kgpm2s;
  }
  return answer;
}

Json steam(const Relief& relief) {
  std::optional<double> superheated_K;
  if (relief.given.has("steam-temperature")) superheated_K = relief.given["steam-temperature"];
  const double temperature_K = superheated_K.value_or(relief.saturation_K);
  const double volume_m3pkg = models::if97::region2(relief.pressure_Pa, temperature_K).volume_m3pkg;
  const double open_kgpm2s = models::steam_flux_kgpm2s(relief.pressure_Pa, volume_m3pkg, 0.0);
  const double flux_kgpm2s = models::steam_flux_kgpm2s(relief.pressure_Pa, volume_m3pkg, relief.back_Pa);
  Json iso = of_flux(relief, flux_kgpm2s);
  iso["C_1"] = models::iso4126_coefficient(1.3);
  iso["Kb_1"] = flux_kgpm2s / open_kgpm2s;
  Json api = nullptr;
  if (flux_kgpm2s == open_kgpm2s) {
    api = of_flux(relief, models::api520_steam_flux_kgpm2s(relief.pressure_Pa, superheated_K));
    const auto ksh = superheated_K ? models::api520_superheat_correction(relief.pressure_Pa, *superheated_K)
                                   : std::optional{1.0};
    if (!api.is_null()) {
      api["KN_1"] = *models::api520_napier_correction(relief.pressure_Pa);
      api["KSH_1"] = *ksh;
    }
  }
  Json answer{{"fluid", superheated_K ? "superheated steam" : "saturated steam"},
              {"temperature_K", temperature_K},
              {"volume_m3pkg", volume_m3pkg},
              {"iso_4126", iso},
              {"api_520", api}};
  if (api.is_null())
    answer["api_520_not_valid"] =
        "its formula of steam holds below the critical back pressure, 0.5457 of the "
        "relieving pressure, and to 922 K";
  return answer;
}

Json water(const Relief& relief) {
  const double temperature_K = relief.given["water-temperature"];
  const double volume_m3pkg = models::if97::region1(relief.pressure_Pa, temperature_K).volume_m3pkg;
  const Json both =
      of_flux(relief, models::liquid_flux_kgpm2s(relief.pressure_Pa, 1.0 / volume_m3pkg, relief.back_Pa));
  return {{"fluid", "water"},
          {"temperature_K", temperature_K},
          {"volume_m3pkg", volume_m3pkg},
          {"iso_4126", both},
          {"api_520", both}};
}

void check(const Relief& relief, bench::Diagnostics& wrong) {
  const QuestionNumbers& given = relief.given;
  const auto complain = [&](const char* option, const std::string& message, const std::string& advice) {
    wrong.push_back(question_complaint(option, message, advice));
  };
  const auto kelvin = [](double value) { return bench::format_quantity(value, "K"); };
  if (given.has("area") == given.has("flow"))
    complain("area", "one of area and flow is needed", "give --area for its flow, or --flow for its area");
  if (given.has("steam-temperature") && given.has("water-temperature"))
    complain("steam-temperature", "steam or water, not both",
             "give one temperature; neither for saturated steam");
  if (given.has("steam-temperature") && given["steam-temperature"] < relief.saturation_K)
    complain("steam-temperature",
             kelvin(given["steam-temperature"]) + " is no steam at the relieving pressure",
             "from " + kelvin(relief.saturation_K) + ", where it is saturated");
  if (given.has("water-temperature") &&
      models::if97::saturation_pressure_Pa(given["water-temperature"]) > relief.back_Pa)
    complain("water-temperature",
             "water of " + kelvin(given["water-temperature"]) + " boils behind the valve",
             "the formulas hold for water that does not: to " +
                 kelvin(models::if97::saturation_temperature_K(relief.back_Pa)) + " at this back pressure");
  if (relief.back_Pa >= relief.pressure_Pa)
    complain("back",
             "nothing flows against a back pressure of " + bench::format_quantity(given["back"], "Pa(g)"),
             "below the relieving pressure, " +
                 bench::format_quantity(relief.pressure_Pa - models::atmosphere_Pa, "Pa(g)"));
}

Json answer(const QuestionNumbers& given, bench::Diagnostics& wrong) {
  const double pressure_Pa = given["set"] * (1.0 + given["overpressure"]) + models::atmosphere_Pa;
  const Relief relief{given, pressure_Pa, given["back"] + models::atmosphere_Pa,
                      models::if97::saturation_temperature_K(pressure_Pa)};
  check(relief, wrong);
  if (!wrong.empty()) return nullptr;
  Json answer{{"relieving_pressure_Pa", pressure_Pa}, {"back_pressure_Pa", relief.back_Pa}};
  answer.update(given.has("water-temperature") ? water(relief) : steam(relief));
  return answer;
}

}  // namespace

ModelQuestion relief_question() {
  return {"relief",
          "What a safety valve passes, or the area it needs, by ISO 4126-7 and API 520",
          {{"set", "Pa(g)", 1e3, 1.4e7, nullptr, "its set pressure"},
           {"overpressure", "1", 0.0, 0.25, "10 %", "above it, at which it is to pass the flow"},
           {"area", "m2", 1e-9, 1.0, "", "flow area: gives the flow"},
           {"flow", "kg/s", 1e-6, 1e3, "", "flow: gives the area"},
           {"discharge", "1", 0.01, 1.0, "1",
            "coefficient of discharge, K_dr of ISO and K_d of API (0.975); 1 where the area counts it"},
           {"back", "Pa(g)", -1e5, 1.4e7, "0 barg", "pressure behind it"},
           {"steam-temperature", "K", 273.16, 1073.15, "", "of superheated steam; saturated where left out"},
           {"water-temperature", "K", 273.16, 623.15, "", "of water instead of steam"}},
          answer};
}

}  // namespace heliorig::tools
