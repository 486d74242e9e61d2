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
  std::string unit;  ///< SI symbol of the value; empty where it takes none, and at the console, where it is text
  double min;        ///< of the value, SI
  double max;
  bool stimulus;
  std::string meaning;
  /// Index of the fault point in the plant's or link's list, of the signal among `sensors` or `commands`.
  std::size_t index;
  const SignalFaultKind* signal_kind = nullptr;  ///< where a signal is falsified
  models::SignalSpec signal = {};                ///< which one
};

/// Everything that can be asked for with this plant and this controller. `sensors` are the plant's outputs (those named
/// `instruments.*` can be falsified), `commands` its inputs. `console`: the controller reads lines.
std::vector<FaultChoice> fault_menu(const std::vector<models::FaultPoint>& plant,
                                    const std::vector<models::SignalSpec>& sensors,
                                    const std::vector<models::SignalSpec>& commands,
                                    const std::vector<models::FaultPoint>& controller, bool console);

/// `plant`, `sensor`, `command`, `controller`, `console`.
std::string to_text(FaultPlace place);

}  // namespace heliorig::bench
