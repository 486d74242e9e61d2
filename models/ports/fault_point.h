#pragma once

#include <span>
#include <string>
#include <vector>

#include "models/ports/signal_spec.h"

namespace heliorig::models {

/// A way in which a part of the plant can misbehave, or be handled by its operator, as a model offers it.
///
/// A model reads it as an input like any other: the input is named `fault.<target>.<kind>`, for example
/// `fault.steam.outlet_valve.stuck`, holds `neutral` while the part is well, and the fault's value while not.
/// The model writes 1 to the output `effect.<target>.<kind>` as long as the fault makes the part behave
/// otherwise than it would without (a valve stuck where it would be anyway has no effect), 0 else. Both are
/// plumbing: neither is traced nor offered to checks.
struct FaultPoint {
  std::string target;  ///< `steam.outlet_valve`, `mirrors.drive[3]`, `operator.start_button`
  std::string kind;    ///< `stuck`, `stalled`, `pressed`
  std::string unit;    ///< of the value; empty where the kind takes none (then 1 means on)
  double neutral;
  double min;
  double max;
  bool stimulus;  ///< a thing an operator or nature does, not a failure
  std::string meaning;
  /// The sensor in which alone it shows; empty where the plant itself feels it.
  std::string shows_in = {};

  std::string input() const { return "fault." + target + "." + kind; }
  std::string effect() const { return "effect." + target + "." + kind; }
};

/// The inputs and the outputs through which a block learns of these faults and tells of their effects, in
/// their order.
std::vector<SignalSpec> fault_inputs(std::span<const FaultPoint> points);
std::vector<SignalSpec> fault_effects(std::span<const FaultPoint> points);

}  // namespace heliorig::models
