#pragma once

#include <string>
#include <vector>

#include "bench/run/controller_link.h"
#include "models/plant.h"

namespace heliorig::bench {

/// Something that the machine has, and whether the controller takes part in it.
struct CoveredSignal {
  std::string name;
  bool used = false;
};

/// Which of the machine's sensors a controller reads, and which of its commands it gives.
struct SignalCoverage {
  std::vector<CoveredSignal> sensors;   ///< `instruments.*`
  std::vector<CoveredSignal> commands;  ///< `controller.command.*`
};

SignalCoverage cover(const models::PlantInterface& plant, const LinkDescription& link);

}  // namespace heliorig::bench
