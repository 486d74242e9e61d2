#pragma once

#include <string>
#include <vector>

#include "bench/scenario/located.h"
#include "bench/scenario/scenario_tree.h"
#include "bench/weather/weather_window.h"
#include "models/time/sim_time.h"

namespace heliorig {
class Scenario;
}

namespace heliorig::bench {

/// What the load takes over a run, as a field log tells: shares of the full opening, each until the next.
struct Demand {
  std::vector<HeldValue> steps;  ///< none where the scenario names no file; the first at 0 or before
  Position position;             ///< where the scenario asks for it
};

/// The column `load_demand` of the file that the scenario's `demand` names, cut to its run. Adds to `notes`
/// what was made of it.
Demand read_demand(const heliorig::Scenario& scenario, const Located& located, const TextFile& file,
                   models::UtcTime start, std::vector<std::string>& notes, Diagnostics& diagnostics);

}  // namespace heliorig::bench
