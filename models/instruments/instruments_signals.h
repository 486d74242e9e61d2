#pragma once

#include <cstddef>
#include <vector>

#include "models/ports/fault_point.h"
#include "models/ports/signal_spec.h"

namespace heliorig::models {

/// What the instruments of a machine with so many rows and drives read: what they measure, then `fault.*`.
/// Encoders are the rows', end switches the drives'.
std::vector<SignalSpec> instruments_input_specs(std::size_t rows, std::size_t drives);
/// What they report, all `instruments.*`, then `effect.*`.
std::vector<SignalSpec> instruments_output_specs(std::size_t rows, std::size_t drives);

/// `mirrors.encoder[i]` slipped, and the operator's start button.
std::vector<FaultPoint> instruments_fault_points(std::size_t rows);

}  // namespace heliorig::models
