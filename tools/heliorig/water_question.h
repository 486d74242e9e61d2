#pragma once

#include "tools/heliorig/model_question.h"

namespace heliorig::tools {

/// `heliorig model water`: the state that two of pressure, temperature, enthalpy, entropy, quality, density
/// and internal energy make, by water_states(); of pressure or temperature alone, both phases at saturation.
/// Complains of a pair that no state has, or more than one, with the range where one could be.
ModelQuestion water_question();

}  // namespace heliorig::tools
