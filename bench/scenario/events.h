#pragma once

#include <vector>

#include "bench/scenario/located.h"
#include "bench/scenario/scenario_file.h"

namespace heliorig {
class Scenario;
}

namespace heliorig::bench {

/// The events of a scenario, in the order of the file. Each has one of `at` and `when` and one of `fault` and
/// `stimulus`; one that would come or last beyond the scenario's end is complained of, since it would prove
/// nothing.
std::vector<EventSpec> read_events(const heliorig::Scenario& scenario, const Located& located);

}  // namespace heliorig::bench
