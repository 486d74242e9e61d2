#pragma once

#include "bench/scenario/located.h"
#include "models/plant_parameters.h"

namespace heliorig {
class Scenario;
}

namespace heliorig::bench {

/// Site, start, weather and initial state of a scenario. What cannot be is complained of.
models::PlantConditions read_conditions(const heliorig::Scenario& scenario, const Located& located);

}  // namespace heliorig::bench
