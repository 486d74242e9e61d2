#include "models/instruments/instruments_parameters.h"

#include <utility>

namespace heliorig::models {
namespace {

using Refs = std::vector<ParameterRef>;

void add_transmitters(Refs& refs, InstrumentsParameters& p) {
  refs.insert(
      refs.end(),
      {{"instruments.pressure_range_high", "Pa(g)", 1e5, 1e7, &p.pressure_range_high_Pag,
        "pressure at 20 mA; 4 mA is 0"},
       {"instruments.pressure_lag", "s", 0.0, 10.0, &p.pressure_lag_s,
        "time constant of the pressure transmitters"},
       {"instruments.pressure_tolerance", "1", 0.0, 0.1, &p.pressure_tolerance,
        "fixed error, fraction of the range"},
       {"instruments.pressure_noise", "Pa", 0.0, 1e5, &p.pressure_noise_Pa, "standard deviation of a sample"},
       {"instruments.temperature_range_low", "K", 173.15, 323.15, &p.temperature_range_low_K,
        "temperature at 4 mA: drum, outlet and walls"},
       {"instruments.fluid_temperature_range_high", "K", 373.15, 1273.15, &p.fluid_temperature_range_high_K,
        "temperature at 20 mA: drum and outlet"},
       {"instruments.wall_temperature_range_high", "K", 373.15, 1273.15, &p.wall_temperature_range_high_K,
        "temperature at 20 mA: evaporator and superheater wall"},
       {"instruments.fluid_temperature_lag", "s", 0.0, 300.0, &p.fluid_temperature_lag_s,
        "time constant of the sensors of drum and outlet"},
       {"instruments.thermowell_lag", "s", 0.0, 300.0, &p.thermowell_lag_s,
        "time constant of the thermowells around them"},
       {"instruments.wall_temperature_lag", "s", 0.0, 300.0, &p.wall_temperature_lag_s,
        "time constant of the sensors strapped to the walls"},
       {"instruments.temperature_tolerance", "K(diff)", 0.0, 10.0, &p.temperature_tolerance_K,
        "fixed error at 0 °C: 0.15 K for class A"},
       {"instruments.temperature_tolerance_slope", "1", 0.0, 0.05, &p.temperature_tolerance_slope,
        "what is added for each kelvin from 0 °C: 0.002 for class A"},
       {"instruments.temperature_noise", "K(diff)", 0.0, 10.0, &p.temperature_noise_K,
        "standard deviation of a sample"},
       {"instruments.ambient_range_low", "K", 173.15, 293.15, &p.ambient_range_low_K, "ambient at 4 mA"},
       {"instruments.ambient_range_high", "K", 303.15, 423.15, &p.ambient_range_high_K, "ambient at 20 mA"},
       {"instruments.ambient_lag", "s", 0.0, 3600.0, &p.ambient_lag_s,
        "time constant of the ambient sensor"}});
}

void add_water(Refs& refs, InstrumentsParameters& p) {
  refs.insert(
      refs.end(),
      {{"instruments.level_low_1", "m", -5.0, 5.0, &p.level_low_1_m,
        "drum level at the tip of electrode low 1"},
       {"instruments.level_low_2", "m", -5.0, 5.0, &p.level_low_2_m,
        "drum level at the tip of electrode low 2"},
       {"instruments.level_normal", "m", -5.0, 5.0, &p.level_normal_m,
        "drum level at the tip of electrode normal"},
       {"instruments.level_high", "m", -5.0, 5.0, &p.level_high_m, "drum level at the tip of electrode high"},
       {"instruments.level_hysteresis", "m", 0.0, 0.1, &p.level_hysteresis_m,
        "how far below its tip the level falls before an electrode reads dry"},
       {"instruments.feed_pulse", "kg", 1e-6, 1.0, &p.feed_pulse_kg, "water for one pulse of the feed meter"},
       {"instruments.feed_tolerance", "1", 0.0, 0.2, &p.feed_tolerance,
        "feed meter, fraction of the reading"}});
}

void add_electrics(Refs& refs, InstrumentsParameters& p) {
  refs.insert(
      refs.end(),
      {{"instruments.position_tolerance", "1", 0.0, 0.2, &p.position_tolerance,
        "fixed error of valve positions"},
       {"instruments.position_noise", "1", 0.0, 0.1, &p.position_noise, "standard deviation of a sample"},
       {"instruments.voltage_range_high", "V", 1.0, 100.0, &p.voltage_range_high_V,
        "supply at full scale; the scale starts at 0"},
       {"instruments.voltage_tolerance", "1", 0.0, 0.2, &p.voltage_tolerance,
        "divider, fraction of the reading"},
       {"instruments.voltage_noise", "V", 0.0, 5.0, &p.voltage_noise_V, "standard deviation of a sample"},
       {"instruments.clock_resolution", "s", 1e-3, 60.0, &p.clock_resolution_s,
        "step of the clock's reading"},
       {"instruments.clock_offset", "s", 0.0, 3600.0, &p.clock_offset_s, "error of the clock at the start"},
       {"instruments.clock_drift", "1", 0.0, 1e-3, &p.clock_drift, "error of the clock's rate"}});
}

void add_sky_and_mirrors(Refs& refs, InstrumentsParameters& p) {
  refs.insert(
      refs.end(),
      {{"instruments.wind_range_high", "m/s", 10.0, 150.0, &p.wind_range_high_mps,
        "wind at full scale; the scale starts at 0"},
       {"instruments.wind_lag", "s", 0.0, 60.0, &p.wind_lag_s, "time constant of the anemometer"},
       {"instruments.wind_tolerance", "1", 0.0, 0.5, &p.wind_tolerance, "fraction of the reading"},
       {"instruments.wind_resolution", "m/s", 0.0, 5.0, &p.wind_resolution_mps, "wind speed for one pulse"},
       {"instruments.dni_range_high", "W/m2", 500.0, 3000.0, &p.dni_range_high_Wpm2,
        "pyrheliometer at full scale; the scale starts at 0"},
       {"instruments.edge_irradiance_range_high", "W/m2", 500.0, 2e5, &p.edge_irradiance_range_high_Wpm2,
        "edge photodiodes at full scale; the scale starts at 0"},
       {"instruments.dni_lag", "s", 0.0, 60.0, &p.dni_lag_s, "time constant of the pyrheliometer"},
       {"instruments.irradiance_tolerance", "1", 0.0, 0.5, &p.irradiance_tolerance,
        "pyrheliometer and edge photodiodes, fraction of the reading"},
       {"instruments.irradiance_noise", "W/m2", 0.0, 100.0, &p.irradiance_noise_Wpm2,
        "standard deviation of a sample, pyrheliometer and edge photodiodes"},
       {"instruments.encoder_resolution", "rad", 0.0, 0.1, &p.encoder_resolution_rad,
        "row angle for one count"},
       {"instruments.encoder_gear", "1", 1.0, 100.0, &p.encoder_gear,
        "turns of the magnet for one of the row"},
       {"instruments.encoder_residual", "rad", 0.0, 0.1, &p.encoder_residual_rad,
        "amplitude of the error that the calibration leaves, once a turn of the magnet"},
       {"instruments.encoder_noise", "rad", 0.0, 0.1, &p.encoder_noise_rad,
        "standard deviation of a sample"}});
}

}  // namespace

std::vector<ParameterRef> instruments_parameter_refs(InstrumentsParameters& parameters) {
  std::vector<ParameterRef> refs;
  add_transmitters(refs, parameters);
  add_water(refs, parameters);
  add_electrics(refs, parameters);
  add_sky_and_mirrors(refs, parameters);
  return refs;
}

std::vector<InstrumentsContradiction> instruments_contradictions(const InstrumentsParameters& p,
                                                                 const WaterLevels& levels) {
  std::vector<InstrumentsContradiction> found;
  const auto demand = [&](bool holds, const char* parameter, const char* reason) {
    if (!holds) found.push_back({parameter, reason});
  };
  for (const auto& [tip_m, parameter] : {std::pair{p.level_low_1_m, "instruments.level_low_1"},
                                         std::pair{p.level_low_2_m, "instruments.level_low_2"},
                                         std::pair{p.level_normal_m, "instruments.level_normal"},
                                         std::pair{p.level_high_m, "instruments.level_high"}}) {
    demand(tip_m < levels.highest_m, parameter, "is not below the drum's top, steam.drum_diameter");
    demand(tip_m - p.level_hysteresis_m > levels.lowest_m, parameter,
           "is not above the evaporator's lowest point, -steam.evaporator_depth, by "
           "instruments.level_hysteresis: the electrode would never read dry");
  }
  demand(p.level_low_1_m < p.level_normal_m, "instruments.level_low_1",
         "is not below instruments.level_normal");
  demand(p.level_low_2_m < p.level_normal_m, "instruments.level_low_2",
         "is not below instruments.level_normal");
  demand(p.level_normal_m < p.level_high_m, "instruments.level_normal",
         "is not below instruments.level_high");
  return found;
}

}  // namespace heliorig::models
