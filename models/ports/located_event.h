#pragma once

#include <string>

#include "models/time/sim_time.h"

namespace heliorig::models {

/// Something that a model located between two steps: a valve popped, a switch tripped, the tube ran dry.
struct LocatedEvent {
  SimTime time;
  std::string what;  ///< `steam.safety_valve popped`
};

/// What is not physical: a state left the range in which its model is valid. Ends the run as `invalid`.
struct OutOfValidity {
  SimTime time;
  std::string reason;  ///< names the quantity, its value and the range
};

}  // namespace heliorig::models
