#pragma once

#include <string>

#include "models/time/sim_time.h"

namespace heliorig::bench {

/// Something worth a line in the trace's log: a fault armed, applied, observed or cleared; an event that the
/// plant located; a line of the controller's console; a check lost; what was made of measured weather.
struct BenchEvent {
  models::SimTime time;
  std::string source;  ///< `fault`, `plant`, `console`, `check`, `weather`
  std::string text;
};

}  // namespace heliorig::bench
