#pragma once

#include <string>
#include <vector>

#include "bench/scenario/located.h"
#include "bench/scenario/scenario_tree.h"
#include "models/sun/sun_conditions.h"

namespace heliorig {
class Scenario;
}

namespace heliorig::bench {

/// Keys of `weather` that a scenario gives itself unless a file is named; with a file they may stand in the
/// place of what was measured.
const std::vector<std::string>& weather_keys_without_file();

/// Fills sky, wind, air and clouds with what the scenario itself says of them. Complains of what is lacking
/// where no file is named, and of clouds that cannot be.
void read_weather_choice(const heliorig::Scenario& scenario, const Located& located,
                         models::SunConditions& sun);

/// Fills what the scenario leaves to its weather file, `weather.file`, over the run. `sun` is what
/// read_weather_choice() has left. Returns a line for the results on each quantity: where it is from, and
/// what was rejected.
std::vector<std::string> read_measured_weather(const heliorig::Scenario& scenario, const Located& located,
                                               const TextFile& file, models::SunConditions& sun,
                                               Diagnostics& diagnostics);

}  // namespace heliorig::bench
