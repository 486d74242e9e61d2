#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/ports/parameter_ref.h"

namespace heliorig::models {

/// What the plant file says of the steam circuit. Pressures are gauge, relative to 101 325 Pa. A `flow area`
/// is the narrowest section times the valve's coefficient of discharge.
struct SteamParameters {
  // Drum: a lying cylinder above the evaporator; levels count from its bottom, negative below it.
  double drum_volume_m3 = 0.0;
  double drum_diameter_m = 0.0;
  double drum_wall_mass_kg = 0.0;
  double drum_loss_conductance_WpK = 0.0;  ///< through the insulation of drum and pipes
  double carryover_level_m = 0.0;          ///< above it the steam outlet draws water
  double normal_water_mass_kg = 0.0;       ///< water and steam together, as filled before a start

  double drum_model = 0.0;  ///< place among the words of its parameter: equilibrium or swell
  bool drum_swells() const { return drum_model == 1.0; }
  // Where the drum swells: risers, downcomer and bubbles (DrumSwell).
  double riser_volume_m3 = 0.0;  ///< of the evaporator's; the rest is the downcomer's
  double downcomer_flow_area_m2 = 0.0;
  double circulation_friction = 0.0;  ///< of the loop, by the downcomer's speed
  double riser_outflow_share =
      0.0;  ///< of what the risers push out beyond the circulation, that goes to the surface
  double bubble_residence_s = 0.0;  ///< of bubbles in the drum

  // Evaporator.
  double evaporator_volume_m3 = 0.0;
  double evaporator_depth_m = 0.0;  ///< from the drum's bottom to the tubes' lowest point
  double evaporator_wall_mass_kg = 0.0;
  double boiling_conductance_WpK = 0.0;  ///< from the wall to the water, all of it wet
  double dryout_water_mass_kg = 0.0;     ///< liquid below which the tubes begin to run dry

  double steel_heat_capacity_JpkgK = 0.0;

  // Superheater coil and the header behind it.
  double superheater_wall_mass_kg = 0.0;
  double superheater_conductance_WpK = 0.0;  ///< from the wall to the steam, at the reference flow
  double superheater_reference_flow_kgps = 0.0;
  double condensing_conductance_WpK = 0.0;  ///< from the steam to a coil that is colder than saturation
  double header_wall_mass_kg = 0.0;
  double bypass_share_max = 0.0;  ///< share of the steam that goes by the coil with the bypass full open
  double bypass_travel_time_s = 0.0;

  // Load valve: self-acting, opens with the pressure before it.
  double outlet_opening_pressure_Pag = 0.0;
  double outlet_full_pressure_Pag = 0.0;
  double outlet_lag_s = 0.0;
  double outlet_flow_area_m2 = 0.0;
  double load_pressure_Pag = 0.0;

  // Vent: a spring opens it, energy closes it.
  double vent_flow_area_m2 = 0.0;
  double vent_travel_time_s = 0.0;

  double blowdown_flow_area_m2 = 0.0;  ///< of the valve at the evaporator's lowest point, by hand

  // Air vent and vacuum breaker on the drum.
  double air_vent_flow_area_m2 = 0.0;
  double vacuum_breaker_flow_area_m2 = 0.0;

  // Safety valves: one at the superheater's outlet, one on the drum; alike but for their set pressure.
  double safety_valve_set_pressure_Pag = 0.0;
  double drum_safety_valve_set_pressure_Pag = 0.0;
  double safety_valve_flow_area_m2 = 0.0;       ///< of each
  double safety_valve_discharge_area_m2 = 0.0;  ///< by which the pipe behind each opens to the air
  double safety_valve_model = 0.0;              ///< place among the words of its parameter: pop or spring
  bool safety_valve_by_spring() const { return safety_valve_model == 1.0; }
  // Of one that pops with a lag (SafetyValve).
  double safety_valve_pop_lift = 0.0;      ///< share of the lift that it pops to at its set pressure
  double safety_valve_overpressure = 0.0;  ///< share of the set pressure above it at which the lift is full
  double safety_valve_lag_s = 0.0;
  // Of one with spring, mass and damper (SpringValve).
  double safety_valve_frequency_Hz = 0.0;
  double safety_valve_damping = 0.0;
  double safety_valve_spring_rise = 0.0;
  double safety_valve_simmer_lift = 0.0;
  double safety_valve_inlet_loss = 0.0;
  double safety_valve_inlet_length_m = 0.0;
  // Of both.
  double safety_valve_blowdown = 0.0;  ///< share of the set pressure below it at which the valve reseats

  // Feed: tank, positive-displacement pump with its own relief, check valve.
  double feed_flow_max_kgps = 0.0;  ///< at full speed without slip
  double feed_slip = 0.0;           ///< share of it lost at the slip pressure, in proportion to pressure
  double feed_slip_pressure_Pag = 0.0;
  double feed_relief_pressure_Pag = 0.0;
  double feed_temperature_K = 0.0;

  // Hard-wired safety chain.
  double limiter_pressure_Pag = 0.0;
  double low_water_level_1_m = 0.0;
  double low_water_level_2_m = 0.0;
  double low_water_hysteresis_m = 0.0;
  double low_water_delay_s = 0.0;  ///< for which the water must be low, so that no wave trips

  // Supply of the controller.
  double supply_voltage_V = 0.0;
  double supply_min_voltage_V = 0.0;   ///< below which the controller's regulator drops out
  double supply_storage_time_s = 0.0;  ///< from the loss of mains until then
};

/// The numbers of `parameters` by their names `steam.…`.
std::vector<ParameterRef> steam_parameter_refs(SteamParameters& parameters);

/// Numbers that are each within their range and yet contradict each other: the parameter's name and what is
/// wrong. Empty where all is well; the constructors of the models assert that it is.
struct SteamContradiction {
  std::string parameter;
  std::string reason;
};
std::vector<SteamContradiction> steam_contradictions(const SteamParameters& parameters);

/// The state that a run starts from: all of the circuit at saturation, walls included, valves at rest.
struct SteamStart {
  /// 0 to 20 bar; 0: cold, everything at the temperature of the air, and air over the water. Otherwise there
  /// is none.
  double pressure_Pag = 0.0;
  /// Water and steam in drum and evaporator; the plant's normal filling where nothing is given.
  std::optional<double> water_mass_kg;
};

}  // namespace heliorig::models
