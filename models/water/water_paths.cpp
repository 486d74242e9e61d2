#include "models/water/water_paths.h"

#include <algorithm>
#include <cmath>

#include "models/water/if97.h"

namespace heliorig::models {
namespace {

namespace range = water_range;

WaterState state_of(WaterPhase phase, double pressure_Pa, double temperature_K, const if97::Properties& of) {
  return {.phase = phase,
          .pressure_Pa = pressure_Pa,
          .temperature_K = temperature_K,
          .density_kgpm3 = 1.0 / of.volume_m3pkg,
          .enthalpy_Jpkg = of.enthalpy_Jpkg,
          .entropy_JpkgK = of.entropy_JpkgK,
          .energy_Jpkg = of.enthalpy_Jpkg - pressure_Pa * of.volume_m3pkg,
          .quality = {}};
}

/// The two phases of one temperature, mixed by mass.
struct Dome {
  explicit Dome(double temperature) : Dome(if97::saturation_pressure_Pa(temperature), temperature) {}
  Dome(double pressure, double temperature)
      : pressure_Pa(pressure),
        temperature_K(temperature),
        water(if97::region1(pressure, temperature)),
        steam(if97::region2(pressure, temperature)) {}

  WaterState at(double quality) const {
    const auto mixed = [&](double of_water, double of_steam) {
      return of_water + quality * (of_steam - of_water);
    };
    WaterState state = state_of(WaterPhase::two_phase, pressure_Pa, temperature_K,
                                {.volume_m3pkg = mixed(water.volume_m3pkg, steam.volume_m3pkg),
                                 .enthalpy_Jpkg = mixed(water.enthalpy_Jpkg, steam.enthalpy_Jpkg),
                                 .entropy_JpkgK = mixed(water.entropy_JpkgK, steam.entropy_JpkgK)});
    state.quality = quality;
    return state;
  }

  double pressure_Pa, temperature_K;
  if97::Properties water, steam;
};

}  // namespace

WaterState liquid_state(double pressure_Pa, double temperature_K) {
  return state_of(WaterPhase::liquid, pressure_Pa, temperature_K, if97::region1(pressure_Pa, temperature_K));
}

WaterState steam_state(double pressure_Pa, double temperature_K) {
  return state_of(WaterPhase::steam, pressure_Pa, temperature_K, if97::region2(pressure_Pa, temperature_K));
}

std::vector<WaterPath> isobar(double pressure_Pa) {
  const auto liquid = [=](double temperature_K) { return liquid_state(pressure_Pa, temperature_K); };
  const auto steam = [=](double temperature_K) { return steam_state(pressure_Pa, temperature_K); };
  if (pressure_Pa < if97::saturation_pressure_Pa(range::lowest_K))
    return {{range::lowest_K, range::highest_K, steam}};
  if (pressure_Pa > if97::saturation_pressure_Pa(range::highest_liquid_K)) {
    return {{range::lowest_K, range::highest_liquid_K, liquid},
            {if97::border_2_3_temperature_K(pressure_Pa), range::highest_K, steam}};
  }
  const double saturation_K = std::max(if97::saturation_temperature_K(pressure_Pa), range::lowest_K);
  const Dome dome{pressure_Pa, saturation_K};
  return {{range::lowest_K, saturation_K, liquid},
          {0.0, 1.0, [=](double quality) { return dome.at(quality); }},
          {saturation_K, range::highest_K, steam}};
}

std::vector<WaterPath> isotherm(double temperature_K) {
  const auto steam = [=](double log_Pa) { return steam_state(std::exp(log_Pa), temperature_K); };
  const auto liquid = [=](double log_Pa) { return liquid_state(std::exp(log_Pa), temperature_K); };
  const double lowest = std::log(range::lowest_Pa), highest = std::log(range::highest_Pa);
  if (temperature_K > range::highest_liquid_K) {
    const double border =
        temperature_K < 863.15 ? std::log(if97::border_2_3_pressure_Pa(temperature_K)) : highest;
    return {{lowest, std::min(border, highest), steam}};
  }
  const Dome dome{temperature_K};
  const double saturation = std::log(dome.pressure_Pa);
  return {{lowest, saturation, steam},
          {0.0, 1.0, [=](double dryness) { return dome.at(1.0 - dryness); }},
          {saturation, highest, liquid}};
}

std::vector<WaterPath> line_of_quality(double quality) {
  return {{range::lowest_K, range::highest_liquid_K,
           [=](double temperature_K) { return Dome{temperature_K}.at(quality); }}};
}

}  // namespace heliorig::models
