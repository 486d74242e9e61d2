#include "models/instruments/instruments_sensors.h"

#include <string>

namespace heliorig::models {
namespace {

constexpr double ice_point_K = 273.15;

AnalogueSensorSpec pressure(const InstrumentsParameters& p) {
  AnalogueSensorSpec spec{.lag_s = p.pressure_lag_s,
                          .tolerance = p.pressure_tolerance * p.pressure_range_high_Pag,
                          .noise = p.pressure_noise_Pa};
  saturate_as_current_loop(spec, 0.0, p.pressure_range_high_Pag);
  return spec;
}

AnalogueSensorSpec temperature(const InstrumentsParameters& p, double lag_s, double low_K, double high_K) {
  AnalogueSensorSpec spec{.lag_s = lag_s,
                          .tolerance = p.temperature_tolerance_K,
                          .tolerance_slope = p.temperature_tolerance_slope,
                          .origin = ice_point_K,
                          .noise = p.temperature_noise_K};
  saturate_as_current_loop(spec, low_K, high_K);
  return spec;
}

AnalogueSensorSpec position(const InstrumentsParameters& p) {
  AnalogueSensorSpec spec{.tolerance = p.position_tolerance, .noise = p.position_noise};
  saturate_at_scale(spec, 0.0, 1.0);
  return spec;
}

AnalogueSensorSpec voltage(const InstrumentsParameters& p) {
  AnalogueSensorSpec spec{.tolerance_slope = p.voltage_tolerance, .noise = p.voltage_noise_V};
  saturate_at_scale(spec, 0.0, p.voltage_range_high_V);
  return spec;
}

AnalogueSensorSpec wind(const InstrumentsParameters& p) {
  AnalogueSensorSpec spec{
      .lag_s = p.wind_lag_s, .tolerance_slope = p.wind_tolerance, .resolution = p.wind_resolution_mps};
  saturate_at_scale(spec, 0.0, p.wind_range_high_mps);
  return spec;
}

AnalogueSensorSpec irradiance(const InstrumentsParameters& p, double lag_s, double range_high_Wpm2) {
  AnalogueSensorSpec spec{
      .lag_s = lag_s, .tolerance_slope = p.irradiance_tolerance, .noise = p.irradiance_noise_Wpm2};
  saturate_at_scale(spec, 0.0, range_high_Wpm2);
  return spec;
}

}  // namespace

std::vector<AnalogueInstrument> analogue_instruments(const InstrumentsParameters& p) {
  AnalogueSensorSpec fluid =
      temperature(p, p.fluid_temperature_lag_s, p.temperature_range_low_K, p.fluid_temperature_range_high_K);
  fluid.thermowell_lag_s = p.thermowell_lag_s;
  const AnalogueSensorSpec wall =
      temperature(p, p.wall_temperature_lag_s, p.temperature_range_low_K, p.wall_temperature_range_high_K);
  const AnalogueSensorSpec ambient =
      temperature(p, p.ambient_lag_s, p.ambient_range_low_K, p.ambient_range_high_K);
  const AnalogueSensorSpec edge = irradiance(p, 0.0, p.edge_irradiance_range_high_Wpm2);
  return {
      {"steam.pressure", "instruments.pressure_1", pressure(p)},
      {"steam.pressure", "instruments.pressure_2", pressure(p)},
      {"steam.drum_temperature", "instruments.drum_temperature", fluid},
      {"steam.outlet_temperature", "instruments.outlet_temperature", fluid},
      {"receiver.evaporator_wall_temperature", "instruments.evaporator_wall_temperature", wall},
      {"receiver.superheater_wall_temperature", "instruments.superheater_wall_temperature", wall},
      {"sun.ambient_temperature", "instruments.ambient_temperature", ambient},
      {"steam.vent_opening", "instruments.vent_position", position(p)},
      {"steam.outlet_valve_opening", "instruments.outlet_valve_position", position(p)},
      {"supply.voltage", "instruments.supply_voltage", voltage(p)},
      {"sun.wind_speed", "instruments.wind_speed", wind(p)},
      {"sun.dni", "instruments.dni", irradiance(p, p.dni_lag_s, p.dni_range_high_Wpm2)},
      {"receiver.edge_irradiance_east", "instruments.edge_irradiance_east", edge},
      {"receiver.edge_irradiance_west", "instruments.edge_irradiance_west", edge},
  };
}

std::vector<ScaleFigure> instrument_scales(const InstrumentsParameters& parameters, std::size_t rows) {
  std::vector<ScaleFigure> figures;
  for (const AnalogueInstrument& instrument : analogue_instruments(parameters)) {
    figures.push_back({std::string{instrument.reading}, "low", instrument.spec.scale_low});
    figures.push_back({std::string{instrument.reading}, "high", instrument.spec.scale_high});
  }
  for (std::size_t i = 0; i < rows; ++i)
    figures.push_back({"instruments.encoder[" + std::to_string(i) + "]", "gear", parameters.encoder_gear});
  return figures;
}

}  // namespace heliorig::models
