#include "models/steam/steam_signals.h"

#include <array>

namespace heliorig::models {
namespace {

constexpr auto discrete = SignalKind::discrete;

// What others drive: their own tables say what is valid. In the order of steam_in.
constexpr std::array inputs{
    PortSpec{"mirrors.intercepted_power", "W", 0.0, 1e7, "reflected light that meets the absorber"},
    PortSpec{"sun.ambient_temperature", "K", 180.0, 340.0, "of the air"},
    PortSpec{"sun.wind_speed", "m/s", 0.0, 100.0, "of the air"},
    PortSpec{"controller.command.feed_pump", "1", 0.0, 1.0, "speed of the feed pump"},
    PortSpec{"controller.command.bypass_valve", "1", 0.0, 1.0, "opening of the bypass"},
    PortSpec{"controller.command.vent_shut", "1", 0, 1, "holds the vent shut", discrete},
    PortSpec{"controller.command.chain_permit", "1", 0, 1, "0 drops the chain", discrete},
};

// In the order of steam_out.
constexpr std::array outputs{
    PortSpec{"receiver.absorbed_power", "W", 0.0, 1e7, "light taken up by evaporator and superheater"},
    PortSpec{"receiver.heat_loss", "W", -1e6, 1e6, "from both walls to air and sky"},
    PortSpec{"receiver.lost_energy", "J", -1e15, 1e15, "heat loss summed up since the start"},
    PortSpec{"receiver.evaporator_wall_temperature", "K", 200.0, 1000.0,
             "of the evaporator's tubes where they are hottest"},
    PortSpec{"receiver.superheater_wall_temperature", "K", 200.0, 1000.0, "of the superheater's coil"},
    PortSpec{"steam.pressure", "Pa(g)", -1.02e5, 3.3e6, "in drum, superheater and header"},
    PortSpec{"steam.drum_temperature", "K", 273.15, 514.0, "of water and steam in equilibrium"},
    PortSpec{"steam.warming_rate", "K/s", -1e3, 1e3, "at which water and steam in the drum grow warmer"},
    PortSpec{"steam.outlet_temperature", "K", 200.0, 1000.0, "of the steam in the header"},
    PortSpec{"steam.drum_level", "m", -20.0, 3.0, "above the drum's bottom, negative in the evaporator"},
    PortSpec{"steam.water_mass", "kg", 0.0, 1e4, "of water and steam in drum and evaporator"},
    PortSpec{"steam.air_mass", "kg", -1e-6, 1.0, "of the air over the water"},
    PortSpec{"steam.feed_flow", "kg/s", -100.0, 100.0, "from the feed pump; negative: back through it"},
    PortSpec{"steam.steam_flow", "kg/s", 0.0, 100.0, "through the outlet valve to the load"},
    PortSpec{"steam.delivered_energy", "J", -1e15, 1e15,
             "that the load has had since the start: what its steam holds more than the feed water"},
    PortSpec{"steam.outlet_valve_opening", "1", 0.0, 1.0, "of the valve to the load"},
    PortSpec{"steam.safety_valve_lift", "1", 0.0, 1.0, "of the safety valve at the superheater's outlet"},
    PortSpec{"steam.safety_valve_flow", "kg/s", 0.0, 100.0, "through it"},
    PortSpec{"steam.safety_valve_back_pressure", "Pa(g)", 0.0, 1e8, "that its flow builds up behind it"},
    PortSpec{"steam.safety_valve_pops", "1", 0, 1e5, "of it within the last minute", discrete},
    PortSpec{"steam.drum_safety_valve_lift", "1", 0.0, 1.0, "of the safety valve on the drum"},
    PortSpec{"steam.vent_opening", "1", 0.0, 1.0, "of the vent: a spring opens it, energy shuts it"},
    PortSpec{"steam.vent_flow", "kg/s", 0.0, 100.0, "through it"},
    PortSpec{"steam.carried_water_flow", "kg/s", 0.0, 1000.0, "water that leaves the drum with its steam"},
    PortSpec{"steam.leak_flow", "kg/s", 0.0, 1000.0, "steam and water through leaks"},
    PortSpec{"steam.blowdown_flow", "kg/s", 0.0, 1000.0, "water through the blowdown valve"},
    PortSpec{"steam.bypass_opening", "1", 0.0, 1.0, "of the superheater's bypass"},
    PortSpec{"steam.dryout", "1", 0, 1, "1 while part of the evaporator is dry", discrete},
    PortSpec{"steam.carryover", "1", 0, 1, "1 while the steam outlet draws water", discrete},
    PortSpec{"steam.liquid_full", "1", 0, 1, "1 while the drum has no room for steam", discrete},
    PortSpec{"safety.chain_closed", "1", 0, 1, "of the hard-wired safety chain", discrete},
    PortSpec{"safety.pressure_limiter", "1", 0, 1, "1: tripped, until reset by hand", discrete},
    PortSpec{"safety.low_water_1", "1", 0, 1, "1: tripped, until reset by hand", discrete},
    PortSpec{"safety.low_water_2", "1", 0, 1, "1: tripped, until reset by hand", discrete},
    PortSpec{"safety.emergency_stop", "1", 0, 1, "1: pressed", discrete},
    PortSpec{"supply.voltage", "V", 0.0, 60.0, "of the controller's supply"},
    PortSpec{"supply.mains", "1", 0, 1, "1: there", discrete},
};
static_assert(outputs.size() == steam_out::first_effect && inputs.size() == steam_in::first_fault);

std::vector<SignalSpec> followed_by(std::vector<SignalSpec> first, const std::vector<SignalSpec>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

/// A valve that moves freely is told so by a position that no valve has.
constexpr double free_valve = -1.0;

}  // namespace

// In the order of steam_fault.
std::vector<FaultPoint> steam_fault_points() {
  return {
      {"steam.outlet_valve", "stuck", "1", free_valve, 0.0, 1.0, false,
       "the valve to the load stays at this opening"},
      {"steam.vent", "stuck", "1", free_valve, 0.0, 1.0, false, "the vent stays at this opening"},
      {"steam.feed_pump", "lost_prime", "", 0.0, 0.0, 1.0, false, "the feed pump turns and delivers nothing"},
      {"steam.feed_check_valve", "stuck_open", "", 0.0, 0.0, 1.0, false,
       "water of the drum runs back through the feed pump's slip"},
      {"steam.drum", "steam_leak", "m2", 0.0, 0.0, 1e-4, false,
       "steam escapes from the drum through a hole of this flow area"},
      {"steam.evaporator", "water_leak", "m2", 0.0, 0.0, 1e-4, false,
       "water escapes at the evaporator's lowest point through a hole of this flow area"},
      {"steam.load", "demand", "1", 1.0, 0.0, 1.0, true,
       "the load takes this share of the steam that its valve would pass"},
      {"steam.blowdown_valve", "opened", "1", 0.0, 0.0, 1.0, true,
       "somebody opens the blowdown valve to this opening"},
      {"steam.safety_valve", "set_pressure_shift", "Pa", 0.0, -12e5, 12e5, false,
       "the safety valve at the superheater's outlet pops at a pressure higher by this"},
      {"safety.pressure_limiter", "welded", "", 0.0, 0.0, 1.0, false, "the pressure limiter does not trip"},
      {"safety.emergency_stop", "pressed", "", 0.0, 0.0, 1.0, true, "somebody holds the emergency stop down"},
      {"safety.reset", "pressed", "", 0.0, 0.0, 1.0, true, "somebody presses the safety chain's hand reset"},
      {"supply.mains", "lost", "", 0.0, 0.0, 1.0, true, "mains is gone"},
  };
}

std::vector<SignalSpec> steam_input_specs() {
  return followed_by(expand(inputs), fault_inputs(steam_fault_points()));
}

std::vector<SignalSpec> steam_output_specs() {
  return followed_by(expand(outputs), fault_effects(steam_fault_points()));
}

}  // namespace heliorig::models
