#include "models/steam/steam_parameters.h"

namespace heliorig::models {
namespace {

using Refs = std::vector<ParameterRef>;

constexpr double densest_kgpm3 = 1000.0;  // of water, at 4 °C

void add_drum(Refs& refs, SteamParameters& p) {
  refs.insert(
      refs.end(),
      {{"steam.drum_volume", "m3", 0.0005, 10.0, &p.drum_volume_m3, "of the drum above the evaporator"},
       {"steam.drum_diameter", "m", 0.02, 3.0, &p.drum_diameter_m, "inner diameter of the lying drum"},
       {"steam.drum_wall_mass", "kg", 0.0, 1e5, &p.drum_wall_mass_kg,
        "steel at the temperature of the water"},
       {"steam.drum_loss_conductance", "W/K", 0.0, 1000.0, &p.drum_loss_conductance_WpK,
        "heat lost by drum and pipes through their insulation"},
       {"steam.carryover_level", "m", 0.0, 3.0, &p.carryover_level_m,
        "level above which the steam outlet draws water"},
       {"steam.normal_water_mass", "kg", 0.1, 1e4, &p.normal_water_mass_kg,
        "filling from which a run starts where its scenario gives none"},
       {"steam.evaporator_volume", "m3", 0.0001, 10.0, &p.evaporator_volume_m3,
        "of water in tubes and downcomer"},
       {"steam.evaporator_depth", "m", 0.01, 20.0, &p.evaporator_depth_m,
        "from the drum's bottom to the lowest point of the tubes"},
       {"steam.evaporator_wall_mass", "kg", 0.1, 1e5, &p.evaporator_wall_mass_kg, "steel of the tubes"},
       {"steam.boiling_conductance", "W/K", 1.0, 1e6, &p.boiling_conductance_WpK,
        "from the tubes' wall to boiling water: coefficient times wetted surface"},
       {"steam.dryout_water_mass", "kg", 0.0, 1e4, &p.dryout_water_mass_kg,
        "liquid below which the tubes begin to run dry; their wet share falls with the liquid left"},
       {"steam.steel_heat_capacity", "J/(kg.K)", 300.0, 900.0, &p.steel_heat_capacity_JpkgK,
        "of all walls"}});
}

void add_swell(Refs& refs, SteamParameters& p) {
  refs.push_back({"steam.drum_model",
                  "1",
                  0.0,
                  1.0,
                  &p.drum_model,
                  "whether the level counts the bubbles below the surface",
                  {"equilibrium", "swell"}});
  const ParameterRef::Condition where{"steam.drum_model", "swell"};
  refs.insert(refs.end(),
              {{"steam.riser_volume",
                "m3",
                1e-5,
                10.0,
                &p.riser_volume_m3,
                "of the evaporator's tubes in which it boils; the rest is the downcomer",
                {},
                where},
               {"steam.downcomer_flow_area",
                "m2",
                1e-6,
                10.0,
                &p.downcomer_flow_area_m2,
                "in which the water runs down",
                {},
                where},
               {"steam.circulation_friction",
                "1",
                0.1,
                1000.0,
                &p.circulation_friction,
                "pressure lost on the way round over the dynamic pressure in the downcomer",
                {},
                where},
               {"steam.riser_outflow_share",
                "1",
                0.0,
                1.0,
                &p.riser_outflow_share,
                "of what risers push out beyond the circulation: the part whose steam reaches the surface",
                {},
                where},
               {"steam.bubble_residence",
                "s",
                0.05,
                60.0,
                &p.bubble_residence_s,
                "for which steam stays below the drum's surface",
                {},
                where}});
}

void add_superheater(Refs& refs, SteamParameters& p) {
  refs.insert(refs.end(),
              {{"steam.superheater_wall_mass", "kg", 0.01, 1e4, &p.superheater_wall_mass_kg,
                "steel of the superheater's coil"},
               {"steam.superheater_conductance", "W/K", 0.0, 1e5, &p.superheater_conductance_WpK,
                "from the coil's wall to the steam at the reference flow"},
               {"steam.superheater_reference_flow", "kg/s", 1e-5, 100.0, &p.superheater_reference_flow_kgps,
                "steam flow at which that conductance holds; it grows with the flow to the power 0.8"},
               {"steam.condensing_conductance", "W/K", 0.0, 1e5, &p.condensing_conductance_WpK,
                "from condensing steam to a coil that is colder than saturation"},
               {"steam.header_wall_mass", "kg", 0.01, 1e4, &p.header_wall_mass_kg,
                "steel of the pipe from the coil to the outlet valve"},
               {"steam.bypass_share_max", "1", 0.0, 1.0, &p.bypass_share_max,
                "share of the steam that goes by the coil with the bypass full open"},
               {"steam.bypass_travel_time", "s", 0.05, 120.0, &p.bypass_travel_time_s,
                "of the bypass valve from end to end"}});
}

void add_outlets(Refs& refs, SteamParameters& p) {
  refs.insert(
      refs.end(),
      {{"steam.outlet_opening_pressure", "Pa(g)", 0.0, 20e5, &p.outlet_opening_pressure_Pag,
        "at which the valve to the load begins to open"},
       {"steam.outlet_full_pressure", "Pa(g)", 0.0, 20e5, &p.outlet_full_pressure_Pag,
        "at which it is full open"},
       {"steam.outlet_lag", "s", 0.05, 120.0, &p.outlet_lag_s, "time constant of that valve"},
       {"steam.outlet_flow_area", "m2", 1e-8, 0.1, &p.outlet_flow_area_m2,
        "its flow area full open, coefficient of discharge included"},
       {"steam.load_pressure", "Pa(g)", 0.0, 20e5, &p.load_pressure_Pag, "behind it"},
       {"steam.vent_flow_area", "m2", 1e-8, 0.1, &p.vent_flow_area_m2,
        "flow area of the vent full open, coefficient of discharge included"},
       {"steam.vent_travel_time", "s", 0.02, 60.0, &p.vent_travel_time_s, "of the vent from end to end"},
       {"steam.blowdown_flow_area", "m2", 0.0, 0.1, &p.blowdown_flow_area_m2,
        "flow area of the blowdown valve at the evaporator's lowest point, coefficient of discharge "
        "included; "
        "0: none"},
       {"steam.air_vent_flow_area", "m2", 0.0, 0.1, &p.air_vent_flow_area_m2,
        "flow area of the thermostatic air vent on the drum, coefficient of discharge included; 0: none"},
       {"steam.vacuum_breaker_flow_area", "m2", 0.0, 0.1, &p.vacuum_breaker_flow_area_m2,
        "flow area of the vacuum breaker on the drum, coefficient of discharge included; 0: none"},
       {"steam.safety_valve_set_pressure", "Pa(g)", 0.5e5, 20e5, &p.safety_valve_set_pressure_Pag,
        "at which the safety valve at the superheater's outlet pops"},
       {"steam.drum_safety_valve_set_pressure", "Pa(g)", 0.5e5, 20e5, &p.drum_safety_valve_set_pressure_Pag,
        "at which the safety valve on the drum pops"},
       {"steam.safety_valve_flow_area", "m2", 1e-8, 0.1, &p.safety_valve_flow_area_m2,
        "flow area of each at full lift, coefficient of discharge included"}});
}

void add_safety_valves(Refs& refs, SteamParameters& p) {
  refs.insert(refs.end(),
              {{"steam.safety_valve_discharge_area", "m2", 1e-7, 1.0, &p.safety_valve_discharge_area_m2,
                "flow area by which the pipe behind each safety valve opens to the air"},
               {"steam.safety_valve_blowdown", "1", 0.005, 0.5, &p.safety_valve_blowdown,
                "share of the set pressure below it at which the valve reseats"},
               {"steam.safety_valve_model",
                "1",
                0.0,
                1.0,
                &p.safety_valve_model,
                "a lift that follows the pressure with a lag, or a disc with spring and mass",
                {"pop", "spring"}}});
  const ParameterRef::Condition pop{"steam.safety_valve_model", "pop"};
  const ParameterRef::Condition spring{"steam.safety_valve_model", "spring"};
  refs.insert(refs.end(), {{"steam.safety_valve_pop_lift",
                            "1",
                            0.1,
                            1.0,
                            &p.safety_valve_pop_lift,
                            "share of the lift to which it pops at its set pressure",
                            {},
                            pop},
                           {"steam.safety_valve_overpressure",
                            "1",
                            0.005,
                            0.25,
                            &p.safety_valve_overpressure,
                            "share of the set pressure above it at which the lift is full",
                            {},
                            pop},
                           {"steam.safety_valve_lag",
                            "s",
                            0.001,
                            1.0,
                            &p.safety_valve_lag_s,
                            "time constant of its lift",
                            {},
                            pop},
                           {"steam.safety_valve_frequency",
                            "1/s",
                            1.0,
                            500.0,
                            &p.safety_valve_frequency_Hz,
                            "natural frequency of disc and spring",
                            {},
                            spring},
                           {"steam.safety_valve_damping",
                            "1",
                            0.0,
                            10.0,
                            &p.safety_valve_damping,
                            "share of critical damping",
                            {},
                            spring},
                           {"steam.safety_valve_spring_rise",
                            "1",
                            0.01,
                            1.0,
                            &p.safety_valve_spring_rise,
                            "share by which the spring's force rises over the lift",
                            {},
                            spring},
                           {"steam.safety_valve_simmer_lift",
                            "1",
                            0.005,
                            0.2,
                            &p.safety_valve_simmer_lift,
                            "share of the lift within the rim, over which it simmers before it pops",
                            {},
                            spring},
                           {"steam.safety_valve_inlet_loss",
                            "1",
                            0.0,
                            0.3,
                            &p.safety_valve_inlet_loss,
                            "share of the pressure lost in the pipe to it at full lift",
                            {},
                            spring},
                           {"steam.safety_valve_inlet_length",
                            "m",
                            0.02,
                            10.0,
                            &p.safety_valve_inlet_length_m,
                            "of the pipe to it, to the next volume that is large beside it",
                            {},
                            spring}});
}

void add_feed(Refs& refs, SteamParameters& p) {
  refs.insert(refs.end(),
              {{"steam.feed_flow_max", "kg/s", 1e-5, 100.0, &p.feed_flow_max_kgps,
                "of the feed pump at full speed against no pressure"},
               {"steam.feed_slip", "1", 0.0, 0.5, &p.feed_slip,
                "share of that lost at the slip pressure, in proportion to pressure"},
               {"steam.feed_slip_pressure", "Pa(g)", 1e5, 25e5, &p.feed_slip_pressure_Pag,
                "at which that slip holds"},
               {"steam.feed_relief_pressure", "Pa(g)", 1e5, 40e5, &p.feed_relief_pressure_Pag,
                "at which the pump's own relief begins to open; 5 % above it takes the whole flow"},
               {"steam.feed_temperature", "K", 273.16, 372.0, &p.feed_temperature_K, "of the feed tank"}});
}

void add_safety_and_supply(Refs& refs, SteamParameters& p) {
  refs.insert(
      refs.end(),
      {{"steam.limiter_pressure", "Pa(g)", 0.5e5, 20e5, &p.limiter_pressure_Pag,
        "at which the independent pressure limiter trips"},
       {"steam.low_water_level_1", "m", -20.0, 3.0, &p.low_water_level_1_m,
        "level below which the first low-water limiter trips"},
       {"steam.low_water_level_2", "m", -20.0, 3.0, &p.low_water_level_2_m, "the same for the second"},
       {"steam.low_water_hysteresis", "m", 0.0005, 0.5, &p.low_water_hysteresis_m,
        "how far above it the water must stand for a limiter to be reset"},
       {"steam.low_water_delay", "s", 0.0, 30.0, &p.low_water_delay_s,
        "for which the water must be low without a break"},
       {"steam.supply_voltage", "V", 3.0, 60.0, &p.supply_voltage_V, "of the controller's supply on mains"},
       {"steam.supply_min_voltage", "V", 1.0, 60.0, &p.supply_min_voltage_V,
        "below which the controller's regulator drops out"},
       {"steam.supply_storage_time", "s", 0.0, 3600.0, &p.supply_storage_time_s,
        "from the loss of mains until the supply has fallen so far"}});
}

}  // namespace

std::vector<ParameterRef> steam_parameter_refs(SteamParameters& parameters) {
  Refs refs;
  add_drum(refs, parameters);
  add_swell(refs, parameters);
  add_superheater(refs, parameters);
  add_outlets(refs, parameters);
  add_safety_valves(refs, parameters);
  add_feed(refs, parameters);
  add_safety_and_supply(refs, parameters);
  return refs;
}

std::vector<SteamContradiction> steam_contradictions(const SteamParameters& p) {
  std::vector<SteamContradiction> found;
  const auto demand = [&](bool holds, const char* parameter, const char* reason) {
    if (!holds) found.push_back({parameter, reason});
  };
  demand(p.outlet_full_pressure_Pag > p.outlet_opening_pressure_Pag, "steam.outlet_full_pressure",
         "is not above steam.outlet_opening_pressure");
  demand(p.carryover_level_m < p.drum_diameter_m, "steam.carryover_level",
         "is not below the drum's top, steam.drum_diameter");
  demand(p.normal_water_mass_kg < densest_kgpm3 * (p.drum_volume_m3 + p.evaporator_volume_m3),
         "steam.normal_water_mass",
         "is not below what steam.drum_volume and steam.evaporator_volume hold, at 1 kg a litre");
  demand(
      p.dryout_water_mass_kg <= densest_kgpm3 * p.evaporator_volume_m3, "steam.dryout_water_mass",
      "is above what steam.evaporator_volume holds, at 1 kg a litre: no tube runs dry while water stands in "
      "the drum");
  demand(p.low_water_level_1_m > -p.evaporator_depth_m, "steam.low_water_level_1",
         "is below the evaporator, -steam.evaporator_depth");
  demand(p.low_water_level_2_m > -p.evaporator_depth_m, "steam.low_water_level_2",
         "is below the evaporator, -steam.evaporator_depth");
  demand(p.low_water_level_1_m + p.low_water_hysteresis_m < p.carryover_level_m, "steam.low_water_level_1",
         "is not below steam.carryover_level by steam.low_water_hysteresis");
  demand(p.low_water_level_2_m + p.low_water_hysteresis_m < p.carryover_level_m, "steam.low_water_level_2",
         "is not below steam.carryover_level by steam.low_water_hysteresis");
  demand(!p.drum_swells() || p.riser_volume_m3 < p.evaporator_volume_m3, "steam.riser_volume",
         "is not below steam.evaporator_volume, which holds the downcomer too");
  demand(p.supply_min_voltage_V < p.supply_voltage_V, "steam.supply_min_voltage",
         "is not below steam.supply_voltage");
  return found;
}

}  // namespace heliorig::models
