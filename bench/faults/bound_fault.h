#pragma once

#include <optional>
#include <vector>

#include "bench/diagnostics/diagnostic.h"
#include "bench/faults/fault_menu.h"
#include "bench/formula/condition.h"
#include "bench/scenario/scenario_file.h"
#include "bench/signals/signal_table.h"

namespace heliorig::bench {

/// An event of a scenario, held against plant, controller and signals: it can happen.
struct BoundFault {
  FaultChoice choice;
  double value = 1.0;  ///< SI; 1 where the kind takes none
  std::string text;    ///< of a line for the console
  std::optional<models::SimTime> at;
  std::optional<Condition> when;  ///< where `at` is not given
  std::optional<models::SimDuration> length;
  std::string latent;  ///< why it may stay without effect; empty: it may not
};

/// Binds an event. Adds to `diagnostics` and returns nothing where it cannot happen.
std::optional<BoundFault> bind_fault(const EventSpec& event, const FaultMenu& menu,
                                     const SignalTable& signals, Diagnostics& diagnostics);

}  // namespace heliorig::bench
