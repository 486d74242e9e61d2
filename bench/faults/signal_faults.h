#pragma once

#include <span>
#include <string>
#include <string_view>

#include "models/ports/signal_spec.h"
#include "models/time/sim_time.h"

namespace heliorig::bench {

/// What a fault of a signal knows when it falsifies a sample.
struct SignalFaultState {
  double value = 0.0;                ///< as given in the scenario, SI; unused by kinds that take none
  double at_onset = 0.0;             ///< the true value when the fault set in
  models::SimDuration since{};       ///< since the onset
  const models::SignalSpec& signal;  ///< the one that is falsified
  double normal = 0.0;               ///< drawn for this sample from the standard normal distribution
};

/// The unit in which the value of a fault is given, as seen from the signal that it falsifies.
enum class FaultValue { none, of_signal, difference, rate, ratio };

/// One way in which a signal goes wrong between the plant and the controller: a function from the true value
/// and the time since onset to the wrong one.
struct SignalFaultKind {
  std::string_view name;
  FaultValue value;
  bool for_switches;  ///< whether it fits a discrete signal
  bool for_samples;   ///< whether it fits a continuous one
  bool for_commands;  ///< whether it fits a command on its way to the plant
  std::string_view meaning;
  double (*falsify)(double true_value, const SignalFaultState& state);
};

/// All kinds. A new one is a function in signal_faults.cpp and one line there.
std::span<const SignalFaultKind> signal_fault_kinds();

/// The SI symbol of the value that `kind` takes at `signal`; empty where it takes none.
std::string value_unit(const SignalFaultKind& kind, const models::SignalSpec& signal);

}  // namespace heliorig::bench
