#pragma once

#include <string>
#include <vector>

#include "models/ports/parameter_ref.h"

namespace heliorig::models {

/// What the plant file says of the sensors, one group for each type. A `tolerance` bounds the error that one
/// specimen keeps for its life: it is drawn once a run, uniform within ± the tolerance, from the seed and the
/// instrument's name. A `noise` is the standard deviation of one 10 Hz sample. A `lag` is a first-order time
/// constant.
struct InstrumentsParameters {
  // Pressure transmitters, 4–20 mA over 0 … range.
  double pressure_range_high_Pag = 0.0;
  double pressure_lag_s = 0.0;
  double pressure_tolerance = 0.0;  ///< fraction of the range
  double pressure_noise_Pa = 0.0;

  // Pt100 with 4–20 mA transmitters. IEC 60751: tolerance ±(fixed + slope·|t|), t in °C.
  double temperature_range_low_K = 0.0;
  double fluid_temperature_range_high_K = 0.0;
  double wall_temperature_range_high_K = 0.0;
  double fluid_temperature_lag_s = 0.0;  ///< drum and outlet
  double thermowell_lag_s = 0.0;         ///< of the wells that these two are in
  double wall_temperature_lag_s = 0.0;   ///< strapped to the tube
  double temperature_tolerance_K = 0.0;
  double temperature_tolerance_slope = 0.0;
  double temperature_noise_K = 0.0;
  // The ambient sensor in its shield: a Pt100 too, with a range of its own.
  double ambient_range_low_K = 0.0;
  double ambient_range_high_K = 0.0;
  double ambient_lag_s = 0.0;

  // Level electrodes: wet when the water stands above their tip, dry when it has fallen `hysteresis` below.
  double level_low_1_m = 0.0;
  double level_low_2_m = 0.0;
  double level_normal_m = 0.0;
  double level_high_m = 0.0;
  double level_hysteresis_m = 0.0;

  // Feed meter: a pulse for each mass of water gone through.
  double feed_pulse_kg = 0.0;
  double feed_tolerance = 0.0;  ///< fraction of the reading

  // Position potentiometers of the vent and the outlet valve; they end with the stroke.
  double position_tolerance = 0.0;
  double position_noise = 0.0;

  // Divider on the supply.
  double voltage_range_high_V = 0.0;
  double voltage_tolerance = 0.0;  ///< fraction of the reading
  double voltage_noise_V = 0.0;

  // Cup anemometer: counts turns, hence its resolution.
  double wind_range_high_mps = 0.0;
  double wind_lag_s = 0.0;
  double wind_tolerance = 0.0;  ///< fraction of the reading
  double wind_resolution_mps = 0.0;

  // Pyrheliometer, and the photodiodes at the edges of the absorber.
  double dni_range_high_Wpm2 = 0.0;
  double edge_irradiance_range_high_Wpm2 = 0.0;
  double dni_lag_s = 0.0;
  double irradiance_tolerance = 0.0;  ///< fraction of the reading
  double irradiance_noise_Wpm2 = 0.0;

  // Magnetic encoder on each row's shaft, its magnet geared up; what its calibration table leaves is a sine
  // of the magnet's angle.
  double encoder_resolution_rad = 0.0;
  double encoder_gear = 0.0;  ///< turns of the magnet for one of the row
  double encoder_residual_rad = 0.0;
  double encoder_noise_rad = 0.0;

  // Clock chip: reads whole steps of its resolution.
  double clock_resolution_s = 0.0;
  double clock_offset_s = 0.0;  ///< tolerance at the start of the run
  double clock_drift = 0.0;     ///< tolerance, seconds a second
};

/// The numbers of `parameters` by their names `instruments.…`.
std::vector<ParameterRef> instruments_parameter_refs(InstrumentsParameters& parameters);

/// Between what the water can stand: the evaporator's lowest point and the drum's top, from the drum's
/// bottom.
struct WaterLevels {
  double lowest_m;
  double highest_m;
};

/// Numbers that are each within their range and yet contradict each other, or the vessel: the parameter's
/// name and what is wrong. Empty where all is well.
struct InstrumentsContradiction {
  std::string parameter;
  std::string reason;
};
std::vector<InstrumentsContradiction> instruments_contradictions(const InstrumentsParameters& parameters,
                                                                 const WaterLevels& levels);

}  // namespace heliorig::models
