#include "bench/validation/signal_coverage.h"

#include <algorithm>

namespace heliorig::bench {

SignalCoverage cover(const models::PlantInterface& plant, const LinkDescription& link) {
  SignalCoverage coverage;
  for (const models::SignalSpec& output : plant.outputs) {
    if (!output.name.starts_with("instruments.")) continue;
    const bool read = std::ranges::find(link.sensors, output.name) != link.sensors.end();
    coverage.sensors.push_back({output.name, read});
  }
  for (const models::SignalSpec& input : plant.inputs) {
    const bool driven =
        std::ranges::find(link.outputs, input.name, &models::SignalSpec::name) != link.outputs.end();
    coverage.commands.push_back({input.name, driven});
  }
  return coverage;
}

}  // namespace heliorig::bench
