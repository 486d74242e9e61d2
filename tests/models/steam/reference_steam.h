#pragma once

#include "models/steam/steam_parameters.h"

namespace heliorig::tests {

/// The steam circuit of scenarios/plants/solarose-4x4.yaml, typed again so that tests of models need no
/// reader.
inline models::SteamParameters reference_steam() {
  models::SteamParameters p;
  p.drum_volume_m3 = 15 / 1e3;
  p.drum_diameter_m = 0.20;
  p.drum_wall_mass_kg = 18.0;
  p.drum_loss_conductance_WpK = 0.8;
  p.carryover_level_m = 0.18;
  p.normal_water_mass_kg = 14.0;
  p.evaporator_volume_m3 = 9 / 1e3;
  p.evaporator_depth_m = 0.8;
  p.evaporator_wall_mass_kg = 37.0;
  p.boiling_conductance_WpK = 5e3;
  p.dryout_water_mass_kg = 6.0;
  p.steel_heat_capacity_JpkgK = 500.0;
  p.superheater_wall_mass_kg = 3.0;
  p.superheater_conductance_WpK = 43.0;
  p.superheater_reference_flow_kgps = 9.0 / 3600;
  p.condensing_conductance_WpK = 1e3;
  p.header_wall_mass_kg = 2.0;
  p.bypass_share_max = 0.8;
  p.bypass_travel_time_s = 15.0;
  p.outlet_opening_pressure_Pag = 9.4e5;
  p.outlet_full_pressure_Pag = 10.2e5;
  p.outlet_lag_s = 2.0;
  p.outlet_flow_area_m2 = 3.5e-6;
  p.load_pressure_Pag = 4e5;
  p.vent_flow_area_m2 = 4e-6;
  p.vent_travel_time_s = 300e-3;
  p.blowdown_flow_area_m2 = 3e-6;
  p.air_vent_flow_area_m2 = 5e-6;
  p.vacuum_breaker_flow_area_m2 = 20e-6;
  p.safety_valve_set_pressure_Pag = 12e5;
  p.drum_safety_valve_set_pressure_Pag = 12.36e5;
  p.safety_valve_flow_area_m2 = 35e-6;
  p.safety_valve_discharge_area_m2 = 240e-6;
  p.safety_valve_pop_lift = 0.6;
  p.safety_valve_overpressure = 5.0 / 100;
  p.safety_valve_blowdown = 10.0 / 100;
  p.safety_valve_lag_s = 20e-3;
  p.feed_flow_max_kgps = 20.0 / 3600;
  p.feed_slip = 3.0 / 100;
  p.feed_slip_pressure_Pag = 10e5;
  p.feed_relief_pressure_Pag = 16e5;
  p.feed_temperature_K = 20 + 273.15;
  p.limiter_pressure_Pag = 11.2e5;
  p.low_water_level_1_m = 0.01;
  p.low_water_level_2_m = 0.01;
  p.low_water_hysteresis_m = 10e-3;
  p.low_water_delay_s = 2.0;
  p.supply_voltage_V = 24.0;
  p.supply_min_voltage_V = 7.0;
  p.supply_storage_time_s = 15.0;
  return p;
}

}  // namespace heliorig::tests
