#pragma once

#include <cstddef>
#include <vector>

#include "models/ports/fault_point.h"
#include "models/ports/signal_spec.h"

namespace heliorig::models {

/// What the steam circuit reads: light, weather, commands, then `fault.*`.
std::vector<SignalSpec> steam_input_specs();
/// All `steam.*`, `safety.*`, `supply.*` and the thermal `receiver.*`, then `effect.*`.
std::vector<SignalSpec> steam_output_specs();
/// Outlet valve, vent, feed pump and its check valve, leaks, load, blowdown, safety valve, limiter; emergency
/// stop, hand reset, mains.
std::vector<FaultPoint> steam_fault_points();

/// Places in the above.
namespace steam_in {
enum Place : std::size_t {
  intercepted_power,
  ambient_temperature,
  wind_speed,
  feed_pump,
  bypass_valve,
  vent_shut,
  chain_permit,
  first_fault
};
}
namespace steam_out {
enum Place : std::size_t {
  absorbed_power,
  heat_loss,
  lost_energy,
  evaporator_wall_temperature,
  superheater_wall_temperature,
  pressure,
  drum_temperature,
  warming_rate,
  outlet_temperature,
  drum_level,
  water_mass,
  air_mass,
  feed_flow,
  steam_flow,
  delivered_energy,
  outlet_valve_opening,
  safety_valve_lift,
  safety_valve_flow,
  safety_valve_back_pressure,
  safety_valve_pops,
  drum_safety_valve_lift,
  vent_opening,
  vent_flow,
  carried_water_flow,
  leak_flow,
  blowdown_flow,
  bypass_opening,
  dryout,
  carryover,
  liquid_full,
  chain_closed,
  pressure_limiter,
  low_water_1,
  low_water_2,
  emergency_stop,
  supply_voltage,
  mains,
  first_effect
};
}
namespace steam_fault {
enum Place : std::size_t {
  outlet_valve_stuck,
  vent_stuck,
  feed_lost_prime,
  check_valve_stuck,
  steam_leak,
  water_leak,
  load_demand,
  blowdown,
  safety_valve_shift,
  limiter_welded,
  emergency_stop,
  reset,
  mains_lost,
  count
};
}

}  // namespace heliorig::models
