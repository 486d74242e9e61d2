#include "models/steam/steam_circuit.h"

#include <algorithm>
#include <cassert>
#include <iomanip>
#include <sstream>

#include "models/steam/feed_pump.h"
#include "models/steam/steam_flux.h"
#include "models/water/if97.h"

namespace heliorig::models {
namespace {

constexpr double wall_highest_K = 1000.0;  // the steam table's and the receiver's validity

std::optional<std::string> outside(const char* what, double value, double low, double high,
                                   const char* unit) {
  if (value >= low && value <= high) return std::nullopt;  // a NaN is outside
  std::ostringstream reason;
  reason << std::setprecision(8);  // a bound that is missed by a gram or a millikelvin is seen to be missed
  reason << what << " is " << value << ' ' << unit << ", outside " << low << " to " << high;
  return reason.str();
}

}  // namespace

SteamCircuit::SteamCircuit(const ReceiverParameters& receiver, const SteamParameters& steam)
    : p_(steam),
      receiver_(receiver, {}),
      evaporator_(receiver, steam.evaporator_wall_mass_kg * steam.steel_heat_capacity_JpkgK,
                  steam.boiling_conductance_WpK),
      drum_(steam.drum_volume_m3 + steam.evaporator_volume_m3,
            steam.drum_wall_mass_kg * steam.steel_heat_capacity_JpkgK),
      level_(steam.drum_volume_m3, steam.drum_diameter_m, steam.evaporator_volume_m3,
             steam.evaporator_depth_m),
      air_(steam),
      superheater_(steam, steam_),
      feed_Jpkg_(if97::region1(atmosphere_Pa, steam.feed_temperature_K).enthalpy_Jpkg) {
  assert(steam_contradictions(steam).empty());
}

void SteamCircuit::set_surroundings(const ReceiverSurroundings& surroundings) {
  receiver_.set_surroundings(surroundings);
  ambient_K_ = surroundings.ambient_K;
}

std::optional<std::string> SteamCircuit::out_of_validity(const SteamVector& y) const {
  if (auto wrong = outside("steam.drum_temperature", y[drum_K], SaturationTable::lowest_K,
                           SaturationTable::highest_K, "K")) {
    return wrong;
  }
  for (const double wall_K : evaporator_wall(y)) {
    if (auto wrong = outside("receiver.evaporator_wall_temperature", wall_K, SteamTable::lowest_K,
                             wall_highest_K, "K")) {
      return wrong;
    }
  }
  for (const auto& [what, value] : {std::pair{"receiver.superheater_wall_temperature", y[superheater_wall_K]},
                                    std::pair{"steam.outlet_temperature", y[outlet_K]}}) {
    if (auto wrong = outside(what, value, SteamTable::lowest_K, wall_highest_K, "K")) return wrong;
  }
  return outside("the volume of water in drum and evaporator",
                 drum_.water_volume_m3(saturation_.at(y[drum_K]), y[water_kg]), 0.0, drum_.volume_m3(), "m3");
}

double SteamCircuit::pressure_Pag(const SteamVector& y) const {
  if (y[air_kg] <= 0.0) return saturation_.pressure_Pa(y[drum_K]) - atmosphere_Pa;
  const Saturation s = saturation_.at(y[drum_K]);
  return s.pressure_Pa + air_Pa(s, y) - atmosphere_Pa;
}

SteamFlows SteamCircuit::flows(const SteamVector& y, const SteamActions& actions) const {
  const Saturation s = saturation_.at(y[drum_K]);
  const SteamTable::Steam header = steam_.at(s.pressure_Pa, y[outlet_K]);
  const double air_in_drum_Pa = air_Pa(s, y);
  const double pressure_Pa = s.pressure_Pa + air_in_drum_Pa;
  SteamFlows f{};
  f.steam_share = 1.0;
  double header_m3pkg = header.volume_m3pkg;
  double drum_m3pkg = 1.0 / s.steam_density_kgpm3;
  if (air_in_drum_Pa > 0.0) {
    const double air_kgpm3 = y[air_kg] / (drum_.volume_m3() - drum_.water_volume_m3(s, y[water_kg]));
    f.steam_share = s.steam_density_kgpm3 / (s.steam_density_kgpm3 + air_kgpm3);
    drum_m3pkg = 1.0 / (s.steam_density_kgpm3 + air_kgpm3);
    header_m3pkg = 1.0 / (1.0 / header.volume_m3pkg + air_kgpm3 * y[drum_K] / y[outlet_K]);
    f.air_vent_kgps = air_.vent_opening(air_in_drum_Pa, pressure_Pa) * p_.air_vent_flow_area_m2 *
                      steam_flux_kgpm2s(pressure_Pa, drum_m3pkg, atmosphere_Pa);
  }
  f.breaker_kgps = air_.breaker_kgps(pressure_Pa, ambient_K_);
  const double to_air_kgpm2s = steam_flux_kgpm2s(pressure_Pa, header_m3pkg, atmosphere_Pa);
  f.pressure_Pag = pressure_Pa - atmosphere_Pa;
  f.feed_kgps = feed_flow_kgps(p_, actions.feed_speed, f.pressure_Pag);
  f.outlet_kgps = y[outlet_valve] * p_.outlet_flow_area_m2 *
                  steam_flux_kgpm2s(pressure_Pa, header_m3pkg, p_.load_pressure_Pag + atmosphere_Pa);
  f.vent_kgps = actions.vent * p_.vent_flow_area_m2 * to_air_kgpm2s;
  f.safety_valve_kgps = y[safety_valve_lift] * p_.safety_valve_flow_area_m2 * to_air_kgpm2s;
  f.drum_safety_valve_kgps = y[drum_safety_valve_lift] * p_.safety_valve_flow_area_m2 *
                             steam_flux_kgpm2s(pressure_Pa, drum_m3pkg, atmosphere_Pa);
  const double header_kgps = f.steam_share * (f.outlet_kgps + f.vent_kgps + f.safety_valve_kgps);
  const double coil_kgps = (1.0 - actions.bypass * p_.bypass_share_max) * header_kgps;
  const auto coil = superheater_.exchange(s, s.pressure_Pa, y[drum_K], y[superheater_wall_K], coil_kgps);
  f.coil_W = coil.to_steam_W;
  f.coil_condensation_W = coil.condensation_W;
  f.header_condensation_W = p_.condensing_conductance_WpK * std::max(y[drum_K] - y[outlet_K], 0.0);
  const double liquid = s.water_density_kgpm3 * drum_.water_volume_m3(s, y[water_kg]);
  const double wet =
      p_.dryout_water_mass_kg > 0.0 ? std::clamp(liquid / p_.dryout_water_mass_kg, 0.0, 1.0) : 1.0;
  f.absorbed_W = receiver_.absorbed_W(actions.intercepted_W);
  const EvaporatorWall::Exchange evaporator =
      evaporator_.exchange(receiver_, evaporator_wall(y),
                           {.absorbed_W = receiver_.evaporator_share() * f.absorbed_W,
                            .superheater_wall_K = y[superheater_wall_K],
                            .saturation_K = y[drum_K],
                            .wet = wet});
  f.boiling_W = evaporator.boiling_W;
  f.evaporator_loss_W = evaporator.loss_W;
  f.evaporator_Kps = evaporator.rate_Kps;
  f.superheater_loss_W = receiver_.superheater_loss_W(y[superheater_wall_K]);
  f.bridge_W = evaporator.bridge_W;
  f.drum_loss_W = p_.drum_loss_conductance_WpK * (y[drum_K] - ambient_K_);
  f.saturated_steam_Jpkg = s.steam_enthalpy_Jpkg;
  f.outlet_steam_Jpkg = header.enthalpy_Jpkg;
  return f;
}

SteamVector SteamCircuit::rates(const SteamVector& y, const SteamFlows& f) const {
  const Saturation s = saturation_.at(y[drum_K]);
  const double gas_kgps =
      f.outlet_kgps + f.vent_kgps + f.safety_valve_kgps + f.drum_safety_valve_kgps + f.air_vent_kgps;
  const double header_kgps = f.steam_share * (f.outlet_kgps + f.vent_kgps + f.safety_valve_kgps);
  const double steam_kgps = f.steam_share * gas_kgps;
  const double energy_W = f.feed_kgps * feed_Jpkg_ + f.boiling_W - f.coil_condensation_W -
                          f.header_condensation_W - f.drum_loss_W - steam_kgps * f.saturated_steam_Jpkg;
  SteamVector rate{};
  rate[water_kg] = f.feed_kgps - steam_kgps;
  rate[air_kg] = f.breaker_kgps - (1.0 - f.steam_share) * gas_kgps;
  rate[drum_K] = drum_.temperature_rate_Kps(s, y[water_kg], rate[water_kg], energy_W);
  for (std::size_t i = 0; i < evaporator_.nodes(); ++i) rate[evaporator_wall_K + i] = f.evaporator_Kps[i];
  rate[superheater_wall_K] = (receiver_.superheater_share() * f.absorbed_W - f.superheater_loss_W -
                              f.bridge_W - f.coil_W + f.coil_condensation_W) /
                             wall_JpK(p_.superheater_wall_mass_kg);
  rate[outlet_K] =
      (header_kgps * (f.saturated_steam_Jpkg - f.outlet_steam_Jpkg) + f.coil_W + f.header_condensation_W) /
      wall_JpK(p_.header_wall_mass_kg);
  return rate;
}

double SteamCircuit::level_m(const SteamVector& y) const {
  return level_.level_m(drum_.water_volume_m3(saturation_.at(y[drum_K]), y[water_kg]));
}

double SteamCircuit::liquid_kg(const SteamVector& y) const {
  const Saturation s = saturation_.at(y[drum_K]);
  return s.water_density_kgpm3 * drum_.water_volume_m3(s, y[water_kg]);
}

double SteamCircuit::energy_J(const SteamVector& y) const {
  return drum_.energy_J(saturation_.at(y[drum_K]), y[drum_K], y[water_kg]) +
         evaporator_.energy_J(evaporator_wall(y)) +
         wall_JpK(p_.superheater_wall_mass_kg) * y[superheater_wall_K] +
         wall_JpK(p_.header_wall_mass_kg) * y[outlet_K];
}

double SteamCircuit::evaporator_hottest_K(const SteamVector& y) const {
  return std::ranges::max(evaporator_wall(y));
}

SteamVector SteamCircuit::start(const SteamStart& start, double ambient_K) const {
  const double temperature_K = start.pressure_Pag == 0.0
                                   ? ambient_K
                                   : if97::saturation_temperature_K(start.pressure_Pag + atmosphere_Pa);
  SteamVector y{};
  y[water_kg] = start.water_mass_kg.value_or(p_.normal_water_mass_kg);
  for (const SteamState state : {drum_K, superheater_wall_K, outlet_K}) y[state] = temperature_K;
  for (std::size_t i = 0; i < evaporator_nodes_max; ++i) y[evaporator_wall_K + i] = temperature_K;
  const bool frozen = temperature_K < SaturationTable::lowest_K;  // is told as out of validity
  if (start.pressure_Pag == 0.0 && !frozen) {
    const Saturation s = saturation_.at(temperature_K);
    y[air_kg] = air_.mass_kg(atmosphere_Pa - s.pressure_Pa,
                             drum_.volume_m3() - drum_.water_volume_m3(s, y[water_kg]), temperature_K);
  }
  return y;
}

}  // namespace heliorig::models
