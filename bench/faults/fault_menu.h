#pragma once

#include <string>
#include <vector>

#include "bench/faults/signal_faults.h"
#include "models/ports/fault_point.h"
#include "models/ports/signal_spec.h"

namespace heliorig::bench {

/// Where a fault acts, going once around the loop.
enum class FaultPlace { plant, sensor, command, controller, console };

/// One thing that a scenario may ask for: `kind` at `target`.
struct FaultChoice {
  FaultPlace place;
  std::string target;
  std::string kind;
  std::string
      unit;    ///< SI symbol of the value; empty where it takes none, and at the console, where it is text
  double min;  ///< of the value, SI
  double max;
  bool stimulus;
  std::string meaning;
  /// Index of the fault point in the plant's or link's list, of the signal among `sensors` or `commands`.
  std::size_t index;
  const SignalFaultKind* signal_kind = nullptr;  ///< where a signal is falsified
  models::SignalSpec signal = {};                ///< which one
  /// The sensor in which alone it shows: only a controller that reads it is befallen. Empty elsewhere.
  std::string shows_in = {};
};

/// What of a controller decides which faults can reach it.
struct FaultReach {
  std::string controller;            ///< its name
  std::vector<std::string> sensors;  ///< that it reads
  std::vector<models::FaultPoint> points;
  bool console = false;  ///< it reads lines
};

/// What can be asked for with this plant and this controller.
struct FaultMenu {
  std::vector<FaultChoice> offered;
  std::vector<FaultChoice> unread;  ///< the plant would offer them; they show in a sensor that is not read
  FaultReach reach;
};

/// `sensors` are the plant's outputs (those named `instruments.*` can be falsified), `commands` its inputs.
FaultMenu fault_menu(const std::vector<models::FaultPoint>& plant,
                     const std::vector<models::SignalSpec>& sensors,
                     const std::vector<models::SignalSpec>& commands, const FaultReach& reach);

/// `plant`, `sensor`, `command`, `controller`, `console`.
std::string to_text(FaultPlace place);

}  // namespace heliorig::bench
