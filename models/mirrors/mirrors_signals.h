#pragma once

#include <cstddef>
#include <vector>

#include "models/mirrors/mirrors_parameters.h"
#include "models/ports/fault_point.h"
#include "models/ports/signal_spec.h"

namespace heliorig::models {

/// What the mirrors read: sun, chain, mains, wind, `controller.command.drive[i]`, then `fault.*`.
std::vector<SignalSpec> mirrors_input_specs(const MirrorsParameters& parameters);
/// All `mirrors.*` and `receiver.edge_irradiance_*`, then `effect.*`.
std::vector<SignalSpec> mirrors_output_specs(const MirrorsParameters& parameters);
/// `mirrors.drive[i]` stalled.
std::vector<FaultPoint> mirrors_fault_points(const MirrorsParameters& parameters);

/// Places in the above: a signal of each row, or drive, stands at `first + row`.
struct MirrorsInputPlaces {
  static constexpr std::size_t sun_transversal = 0;
  static constexpr std::size_t sun_longitudinal = 1;
  static constexpr std::size_t dni = 2;
  static constexpr std::size_t chain_closed = 3;
  static constexpr std::size_t mains = 4;
  static constexpr std::size_t wind_speed = 5;
  explicit MirrorsInputPlaces(std::size_t drives) : command(6), stalled(6 + drives) {}
  std::size_t command;
  std::size_t stalled;
};

struct MirrorsOutputPlaces {
  MirrorsOutputPlaces(std::size_t rows, std::size_t drives);
  std::size_t angle, ideal_angle, tracking_error;
  std::size_t position, speed, current, stalled, limit_low, limit_high;
  std::size_t tracking_error_rms, tracking_error_max, optical_efficiency, intercepted_power, spilled_power,
      intercepted_energy, offered_power, offered_energy, edge_irradiance_east, edge_irradiance_west;
  std::size_t stalled_effect;
};

}  // namespace heliorig::models
