#pragma once

#include <string>
#include <vector>

#include "bench/run/controller_link.h"
#include "bench/scenario/scenario_file.h"
#include "bench/trace/trace_reader.h"

namespace heliorig::bench {

/// While the controller was shown false values of one sensor.
struct SweepWindow {
  std::string sensor;
  models::SimTime from;
  models::SimTime to;
};

/// A scenario that takes one sensor after the other through its range while everything else is at rest.
struct SensorSweep {
  ScenarioFile scenario;
  std::vector<SweepWindow> windows;
};

/// What a controller did while a sensor was swept: names of its outputs that moved and do not move by
/// themselves, `console` where it printed a line.
struct SensorReaction {
  std::string sensor;
  std::vector<std::string> moved;
};

/// Each sensor that the controller reads is held at 10 %, 50 % and 90 % of its range, a switch says the
/// opposite, and the controller is then started anew where its link can do so, since alarms are latched.
SensorSweep sweep_sensors(const ScenarioFile& at_rest, const LinkDescription& link);

/// `trace` is of the sweep's scenario.
std::vector<SensorReaction> reactions(const SensorSweep& sweep, const TraceReading& trace);

}  // namespace heliorig::bench
