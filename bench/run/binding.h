#pragma once

#include <optional>
#include <vector>

#include "bench/checks/check_monitor.h"
#include "bench/diagnostics/diagnostic.h"
#include "bench/faults/bound_fault.h"
#include "bench/run/controller_link.h"
#include "bench/scenario/scenario_file.h"
#include "bench/signals/signal_table.h"
#include "models/plant.h"

namespace heliorig::bench {

/// The signals of a run: the plant's outputs, then what the link drives and reports, then the bench's own.
std::vector<SignalSpec> run_signals(const models::PlantInterface& plant, const LinkDescription& link);

/// Which faults can reach the controller at the end of a link.
FaultReach fault_reach(const LinkDescription& link);

/// The bench's own signals, in the order in which ScenarioRun fills them.
std::vector<SignalSpec> bench_signals();

/// Where one of the plant's inputs comes from.
struct CommandSource {
  std::optional<std::size_t> output;  ///< its place among the link's outputs; none where it stands by hand
  double by_hand = 0.0;               ///< how it stands then
};

/// A scenario held against its plant and a controller: everything that it names exists.
struct Binding {
  models::PlantInterface plant;
  SignalTable signals;
  std::vector<std::size_t> sensors;     ///< of each of the link's sensors: its place in a row
  std::vector<CommandSource> commands;  ///< of each of the plant's inputs
  std::vector<BoundFault> faults;
  std::optional<std::size_t> demand_point;  ///< of the plant, where the scenario tells the demand
  std::vector<CheckMonitor> monitors;
};

/// Binds as much as it can and adds every complaint to `diagnostics`; the binding is usable only if none was
/// added.
Binding bind_scenario(const ScenarioFile& scenario, const LinkDescription& link, Diagnostics& diagnostics);

}  // namespace heliorig::bench
