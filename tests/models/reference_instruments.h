#pragma once

#include <numbers>

#include "models/instruments/instruments_parameters.h"

namespace heliorig::tests {

/// The sensors of the reference plant "solarose-4x4", as scenarios/plants/solarose-4x4.yaml gives them.
inline models::InstrumentsParameters reference_instruments() {
  constexpr double degree = std::numbers::pi / 180.0;
  return {
      .pressure_range_high_Pag = 16e5,
      .pressure_lag_s = 0.15,
      .pressure_tolerance = 0.0025,
      .pressure_noise_Pa = 300.0,
      .temperature_range_low_K = 273.15,
      .fluid_temperature_range_high_K = 573.15,
      .wall_temperature_range_high_K = 773.15,
      .fluid_temperature_lag_s = 2.0,
      .thermowell_lag_s = 10.0,
      .wall_temperature_lag_s = 6.0,
      .temperature_tolerance_K = 0.15,
      .temperature_tolerance_slope = 0.002,
      .temperature_noise_K = 0.05,
      .ambient_range_low_K = 233.15,
      .ambient_range_high_K = 353.15,
      .ambient_lag_s = 60.0,
      .level_low_1_m = 0.01,
      .level_low_2_m = 0.01,
      .level_normal_m = 0.10,
      .level_high_m = 0.16,
      .level_hysteresis_m = 0.005,
      .feed_pulse_kg = 0.0005,
      .feed_tolerance = 0.01,
      .position_tolerance = 0.01,
      .position_noise = 0.001,
      .voltage_range_high_V = 30.0,
      .voltage_tolerance = 0.01,
      .voltage_noise_V = 0.02,
      .wind_range_high_mps = 50.0,
      .wind_lag_s = 0.5,
      .wind_tolerance = 0.03,
      .wind_resolution_mps = 0.1,
      .dni_range_high_Wpm2 = 1500.0,
      .edge_irradiance_range_high_Wpm2 = 50e3,
      .dni_lag_s = 0.5,
      .irradiance_tolerance = 0.03,
      .irradiance_noise_Wpm2 = 1.0,
      .encoder_resolution_rad = 72.0 * degree / 4096.0,
      .encoder_gear = 5.0,
      .encoder_residual_rad = 0.04 * degree,
      .encoder_noise_rad = 0.003 * degree,
      .clock_resolution_s = 1.0,
      .clock_offset_s = 1.0,
      .clock_drift = 2e-6,
  };
}

}  // namespace heliorig::tests
