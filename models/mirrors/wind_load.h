#pragma once

#include "models/mirrors/mirrors_parameters.h"

namespace heliorig::models {

/// Torque of the wind on a row about its axis, positive eastward: M = C ½ρv² w² L sin 2α with the row's angle
/// α from flat. A plate turns broadside to the wind, from whichever side that blows, so it tilts further the
/// way it is tilted, and not at all flat or upright. C, the coefficient of the hinge moment at 45°, is about
/// 0.2 for heliostats (J. A. Peterka & R. G. Derickson, Wind Load Design Methods for Ground-Based Heliostats
/// and Parabolic Dish Collectors, SAND92-7009, 1992). ρ: 1.2 kg/m³. Validity: steady wind across the rows, as
/// for a row that stands alone; neighbours shelter it.
double wind_torque_Nm(const MirrorsParameters& parameters, double wind_mps, double angle_rad);

}  // namespace heliorig::models
