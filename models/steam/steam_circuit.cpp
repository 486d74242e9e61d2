#include "models/steam/steam_circuit.h"

#include <algorithm>
#include <cassert>
#include <iomanip>
#include <sstream>

#include "models/steam/discharge_pipe.h"
#include "models/steam/feed_pump.h"
#include "models/steam/steam_flux.h"
#include "models/water/if97.h"

namespace heliorig::models {
namespace {

constexpr double least_gas_share = 1e-6;      // so that the last air has a volume
constexpr double critical_back_share = 0.54;  // below it a nozzle of steam does not know what is behind
constexpr double last_drops_kg = 0.1;         // of water, on which a leak's flow ends
constexpr double wall_highest_K = 1000.0;     // the steam table's and the receiver's validity

std::optional<std::string> outside(const char* what, double value, double low, double high,
                                   const char* unit) {
  if (value >= low && value <= high) return std::nullopt;  // a NaN is outside
  std::ostringstream reason;
  reason << std::setprecision(8);  // a bound that is missed by a gram or a millikelvin is seen to be missed
  reason << what << " is " << value << ' ' << unit << ", outside " << low << " to " << high;
  return reason.str();
}

DrumSwell swell_of(const SteamParameters& p) {
  return DrumSwell{{.riser_m3 = p.riser_volume_m3,
                    .downcomer_m3 = p.evaporator_volume_m3 - p.riser_volume_m3,
                    .downcomer_area_m2 = p.downcomer_flow_area_m2,
                    .friction = p.circulation_friction,
                    .outflow_share = p.riser_outflow_share,
                    .residence_s = p.bubble_residence_s,
                    .starving_m3 = 0.01 * p.riser_volume_m3}};
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
      carryover_m3_(level_.water_volume_m3(steam.carryover_level_m)),
      superheater_(steam, steam_),
      feed_Jpkg_(if97::region1(atmosphere_Pa, steam.feed_temperature_K).enthalpy_Jpkg) {
  assert(steam_contradictions(steam).empty());
  if (steam.drum_swells()) swell_ = swell_of(steam);
}

void SteamCircuit::set_surroundings(const ReceiverSurroundings& surroundings) {
  receiver_.set_surroundings(surroundings);
  ambient_K_ = surroundings.ambient_K;
}

bool SteamCircuit::within_tables(const SteamVector& y) const {
  const auto within = [](double value, double low, double high) { return value >= low && value <= high; };
  return within(y[drum_K], SaturationTable::lowest_K, SaturationTable::highest_K) &&
         std::ranges::all_of(
             evaporator_wall(y),
             [&](double wall_K) { return within(wall_K, SteamTable::lowest_K, wall_highest_K); }) &&
         within(y[superheater_wall_K], SteamTable::lowest_K, wall_highest_K) &&
         within(y[outlet_K], SteamTable::lowest_K, wall_highest_K);
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
                 drum_.water_volume_m3(saturation_.at(y[drum_K]), y[water_kg]), 0.0,
                 (1.0 + LiquidFull::most_overfill) * drum_.volume_m3(), "m3");
}

DrumContents SteamCircuit::contents(const SteamVector& y) const {
  DrumContents drum{.saturation = saturation_.at(y[drum_K])};
  const double volume_m3 = drum_.volume_m3();
  drum.water_m3 = drum_.water_volume_m3(drum.saturation, y[water_kg]);
  drum.gas_m3 = std::max(volume_m3 - drum.water_m3, least_gas_share * volume_m3);
  if (y[air_kg] > 0.0) drum.air_Pa = air_.pressure_Pa(y[air_kg], drum.gas_m3, y[drum_K]);
  drum.pressure_Pa = drum.saturation.pressure_Pa + drum.air_Pa;
  if (drum.water_m3 > volume_m3)
    drum.pressure_Pa += liquid_full_.squeeze_Pa(y[drum_K], drum.water_m3 / volume_m3 - 1.0);
  drum.swollen_m3 = drum.water_m3;
  if (swell_) {
    const Saturation boiling = boiling_in(drum, y);
    drum.swollen_m3 += std::max(swell_->bubbles_m3(boiling, {y[riser_quality], y[drum_bubbles_m3]}), 0.0);
  }
  drum.swollen_m3 = std::min(drum.swollen_m3, volume_m3);
  return drum;
}

/// Water and steam where they boil: at the pressure of steam and air together.
Saturation SteamCircuit::boiling_in(const DrumContents& drum, const SteamVector& y) const {
  if (drum.air_Pa <= 0.0) return drum.saturation;
  const double boiling_K = if97::saturation_temperature_K(drum.saturation.pressure_Pa + drum.air_Pa);
  return saturation_.at(std::clamp(boiling_K, y[drum_K], SaturationTable::highest_K));
}

double SteamCircuit::carried_share(const DrumContents& drum) const {
  if (drum.swollen_m3 <= carryover_m3_) return 0.0;
  const double height =
      (level_.level_m(drum.swollen_m3) - p_.carryover_level_m) / (p_.drum_diameter_m - p_.carryover_level_m);
  return height * height;
}

SteamFlows SteamCircuit::flows(const SteamVector& y, const SteamActions& actions) const {
  SteamFlows f{};
  f.drum = contents(y);
  f.pressure_Pag = f.drum.pressure_Pa - atmosphere_Pa;
  f.saturated_steam_Jpkg = f.drum.saturation.steam_enthalpy_Jpkg;
  add_outflows(f, y, actions);
  add_header(f, y, actions);
  add_heat(f, y, actions);
  f.feed_kgps = feed_flow_kgps(p_, actions.feed_speed, f.pressure_Pag, actions.check_valve_stuck);
  f.feed_W = f.feed_kgps * (f.feed_kgps >= 0.0 ? feed_Jpkg_ : f.drum.saturation.water_enthalpy_Jpkg);
  const double from_header_W =
      f.header_steam_kgps * f.outlet_steam_Jpkg + f.header_water_kgps * f.drum.saturation.water_enthalpy_Jpkg;
  const double header_kgps = f.outlet_kgps + f.vent_kgps + f.safety_valve_kgps;
  const double header_gas_kgps = (1.0 - f.water_share) * header_kgps;
  f.outflow_W = from_header_W +
                (f.steam_out_kgps - f.steam_share * header_gas_kgps) * f.saturated_steam_Jpkg +
                (f.water_out_kgps - f.water_share * header_kgps) * f.drum.saturation.water_enthalpy_Jpkg;
  return f;
}

/// All that leaves the drum, by header, vents, valves and leaks.
void SteamCircuit::add_outflows(SteamFlows& f, const SteamVector& y, const SteamActions& actions) const {
  const Saturation& s = f.drum.saturation;
  const double pressure_Pa = f.drum.pressure_Pa;
  const SteamTable::Steam header = steam_.at(s.pressure_Pa, y[outlet_K]);
  f.outlet_steam_Jpkg = header.enthalpy_Jpkg;
  f.steam_share = 1.0;
  double header_m3pkg = header.volume_m3pkg, drum_m3pkg = 1.0 / s.steam_density_kgpm3;
  if (f.drum.air_Pa > 0.0) {
    const double air_kgpm3 = y[air_kg] / f.drum.gas_m3;
    f.steam_share = s.steam_density_kgpm3 / (s.steam_density_kgpm3 + air_kgpm3);
    drum_m3pkg = 1.0 / (s.steam_density_kgpm3 + air_kgpm3);
    header_m3pkg = 1.0 / (1.0 / header.volume_m3pkg + air_kgpm3 * y[drum_K] / y[outlet_K]);
  }
  f.water_share = carried_share(f.drum);
  const NozzleWater water{
      {s.steam_enthalpy_Jpkg - s.water_enthalpy_Jpkg,
       1.0 / s.steam_density_kgpm3 - 1.0 / s.water_density_kgpm3, y[drum_K], s.water_enthalpy_slope_JpkgK},
      pressure_Pa,
      s.pressure_Pa,
      s.water_density_kgpm3};
  const auto flux = [&](double gas_m3pkg, double back_Pa) {
    const double gas = steam_flux_kgpm2s(pressure_Pa, gas_m3pkg, back_Pa);
    return f.water_share > 0.0 ? wet_flux_kgpm2s(gas, water_flux_kgpm2s(water, back_Pa), f.water_share) : gas;
  };
  const double header_to_air = flux(header_m3pkg, atmosphere_Pa),
               drum_to_air = flux(drum_m3pkg, atmosphere_Pa);
  f.outlet_kgps =
      y[outlet_valve] * p_.outlet_flow_area_m2 * flux(header_m3pkg, p_.load_pressure_Pag + atmosphere_Pa);
  f.vent_kgps = actions.vent * p_.vent_flow_area_m2 * header_to_air;
  const auto relieve = [&](double lift, double lost, double gas_m3pkg, double to_air, double& flow_kgps,
                           double& back_Pag) {
    if (lift <= 0.0) return;
    // The back pressure is that of the flow that would be without it: on the safe side.
    const double area_m2 = lift * p_.safety_valve_flow_area_m2;
    back_Pag = discharge_back_Pag(area_m2 * (1.0 - lost) * to_air, p_.safety_valve_discharge_area_m2);
    const bool held_back = back_Pag > critical_back_share * (1.0 - lost) * pressure_Pa - atmosphere_Pa;
    flow_kgps = area_m2 * (1.0 - lost) * (held_back ? flux(gas_m3pkg, atmosphere_Pa + back_Pag) : to_air);
  };
  relieve(y[safety_valve_lift], y[safety_valve_lost], header_m3pkg, header_to_air, f.safety_valve_kgps,
          f.safety_valve_back_Pag);
  relieve(y[drum_safety_valve_lift], y[drum_safety_valve_lost], drum_m3pkg, drum_to_air,
          f.drum_safety_valve_kgps, f.drum_safety_valve_back_Pag);
  if (f.drum.air_Pa > 0.0)
    f.air_vent_kgps = air_.vent_opening(f.drum.air_Pa, pressure_Pa) * p_.air_vent_flow_area_m2 * drum_to_air;
  f.breaker_kgps = air_.breaker_kgps(pressure_Pa, ambient_K_);
  f.steam_leak_kgps = actions.steam_leak_m2 * drum_to_air;
  const double bottom_m2 = actions.water_leak_m2 + actions.blowdown * p_.blowdown_flow_area_m2;
  if (bottom_m2 > 0.0) {
    const double there = std::clamp(liquid_kg(f.drum) / last_drops_kg, 0.0, 1.0);
    const double water_kgpm2s = there * water_flux_kgpm2s(water, atmosphere_Pa);
    f.water_leak_kgps = actions.water_leak_m2 * water_kgpm2s;
    f.blowdown_kgps = actions.blowdown * p_.blowdown_flow_area_m2 * water_kgpm2s;
  }
  const double mixed_kgps = f.outlet_kgps + f.vent_kgps + f.safety_valve_kgps + f.drum_safety_valve_kgps +
                            f.air_vent_kgps + f.steam_leak_kgps;
  f.carried_water_kgps = f.water_share * mixed_kgps;
  f.steam_out_kgps = f.steam_share * (mixed_kgps - f.carried_water_kgps);
  f.water_out_kgps = f.carried_water_kgps + f.water_leak_kgps + f.blowdown_kgps;
}

double SteamCircuit::delivered_W(const SteamFlows& f) const {
  const double header_kgps = f.outlet_kgps + f.vent_kgps + f.safety_valve_kgps;
  if (f.outlet_kgps <= 0.0) return 0.0;
  return f.outlet_kgps / header_kgps *
         (f.header_steam_kgps * (f.outlet_steam_Jpkg - feed_Jpkg_) +
          f.header_water_kgps * (f.drum.saturation.water_enthalpy_Jpkg - feed_Jpkg_));
}

/// Coil and header: steam is superheated, carried water boils as far as there is heat for it.
void SteamCircuit::add_header(SteamFlows& f, const SteamVector& y, const SteamActions& actions) const {
  const Saturation& s = f.drum.saturation;
  const double header_kgps = f.outlet_kgps + f.vent_kgps + f.safety_valve_kgps;
  double water_kgps = f.water_share * header_kgps;
  double steam_kgps = f.steam_share * (header_kgps - water_kgps);
  const double coil_share = 1.0 - actions.bypass * p_.bypass_share_max;
  const auto coil = superheater_.exchange(s, s.pressure_Pa, y[drum_K], y[superheater_wall_K],
                                          coil_share * steam_kgps, coil_share * water_kgps);
  f.coil_W = coil.to_steam_W;
  f.coil_condensation_W = coil.condensation_W;
  f.header_condensation_W = p_.condensing_conductance_WpK * std::max(y[drum_K] - y[outlet_K], 0.0);
  if (water_kgps > 0.0) {
    const double latent_Jpkg = s.steam_enthalpy_Jpkg - s.water_enthalpy_Jpkg;
    const double header_kgps_most =
        p_.condensing_conductance_WpK * std::max(y[outlet_K] - y[drum_K], 0.0) / latent_Jpkg;
    const double boiled_kgps = coil.boiled_kgps + std::min(water_kgps - coil.boiled_kgps, header_kgps_most);
    water_kgps -= boiled_kgps;
    steam_kgps += boiled_kgps;
  }
  f.header_steam_kgps = steam_kgps;
  f.header_water_kgps = water_kgps;
}

void SteamCircuit::add_heat(SteamFlows& f, const SteamVector& y, const SteamActions& actions) const {
  const double liquid = liquid_kg(f.drum);
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
}

SteamVector SteamCircuit::rates(const SteamVector& y, const SteamFlows& f) const {
  const Saturation& s = f.drum.saturation;
  const double gas_kgps =
      (1.0 - f.water_share) * (f.outlet_kgps + f.vent_kgps + f.safety_valve_kgps + f.drum_safety_valve_kgps +
                               f.air_vent_kgps + f.steam_leak_kgps);
  const double header_kgps = f.outlet_kgps + f.vent_kgps + f.safety_valve_kgps;
  const double header_water_kgps = f.water_share * header_kgps;
  const double header_steam_kgps = f.steam_share * (header_kgps - header_water_kgps);
  const double energy_W = f.feed_W + f.boiling_W - f.coil_condensation_W - f.header_condensation_W -
                          f.drum_loss_W - f.steam_out_kgps * f.saturated_steam_Jpkg -
                          f.water_out_kgps * s.water_enthalpy_Jpkg;
  SteamVector rate{};
  rate[water_kg] = f.feed_kgps - f.steam_out_kgps - f.water_out_kgps;
  rate[air_kg] = f.breaker_kgps - (1.0 - f.steam_share) * gas_kgps;
  rate[drum_K] = drum_.temperature_rate_Kps(s, y[water_kg], rate[water_kg], energy_W);
  for (std::size_t i = 0; i < evaporator_.nodes(); ++i) rate[evaporator_wall_K + i] = f.evaporator_Kps[i];
  rate[superheater_wall_K] = (receiver_.superheater_share() * f.absorbed_W - f.superheater_loss_W -
                              f.bridge_W - f.coil_W + f.coil_condensation_W) /
                             wall_JpK(p_.superheater_wall_mass_kg);
  rate[outlet_K] = (header_steam_kgps * f.saturated_steam_Jpkg - f.header_steam_kgps * f.outlet_steam_Jpkg +
                    (header_water_kgps - f.header_water_kgps) * s.water_enthalpy_Jpkg + f.coil_W +
                    f.header_condensation_W) /
                   wall_JpK(p_.header_wall_mass_kg);
  if (swell_) add_swell_rates(rate, y, f);
  return rate;
}

void SteamCircuit::add_swell_rates(SteamVector& rate, const SteamVector& y, const SteamFlows& f) const {
  const Saturation& water = f.drum.saturation;
  const Saturation s = boiling_in(f.drum, y);
  const DrumSwell::State state{y[riser_quality], y[drum_bubbles_m3]};
  const double latent_Jpkg = s.steam_enthalpy_Jpkg - s.water_enthalpy_Jpkg;
  const double subcooling_Jpkg = s.water_enthalpy_Jpkg - water.water_enthalpy_Jpkg;
  const double circulation_kgps = swell_->circulation_kgps(s, state.quality);
  const double made_kgps = std::max(state.quality, 0.0) * circulation_kgps;
  const auto rates = swell_->rates(
      s, state,
      {.temperature_rate_Kps = rate[drum_K] * water.pressure_slope_PapK / s.pressure_slope_PapK,
       .water_volume_m3 = f.drum.water_m3,
       .heat_W = f.boiling_W - circulation_kgps * subcooling_Jpkg,
       .condensing_kgps = std::max(f.feed_kgps * s.water_enthalpy_Jpkg - f.feed_W, 0.0) / latent_Jpkg,
       .still_bubbles_m3 = p_.bubble_residence_s * made_kgps / s.steam_density_kgpm3});
  rate[riser_quality] = rates.quality;
  rate[drum_bubbles_m3] = rates.bubbles_m3;
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
