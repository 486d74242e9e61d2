#pragma once

#include <algorithm>

#include "models/steam/steam_parameters.h"

namespace heliorig::models {

/// A positive-displacement pump with slip, its own relief, and a check valve behind it: its flow falls in
/// proportion to the pressure by the slip, and from the relief's set pressure to 5 % above it to nothing; it
/// follows its speed at once. `speed` is a share of the full one; a pump that lost its prime has none. With
/// the check valve stuck open water of the drum runs back through the pump's slip.
inline double feed_flow_kgps(const SteamParameters& p, double speed, double drum_pressure_Pag,
                             bool check_valve_stuck = false) {
  const double slipped =
      p.feed_flow_max_kgps * (speed - p.feed_slip * drum_pressure_Pag / p.feed_slip_pressure_Pag);
  const double relieved =
      (drum_pressure_Pag - p.feed_relief_pressure_Pag) / (0.05 * p.feed_relief_pressure_Pag);
  if (slipped < 0.0) return check_valve_stuck ? slipped : 0.0;
  return slipped * (1.0 - std::clamp(relieved, 0.0, 1.0));
}

}  // namespace heliorig::models
