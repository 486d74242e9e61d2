#pragma once

#include <cstddef>
#include <vector>

#include "models/ports/fault_point.h"
#include "models/ports/signal_spec.h"

namespace heliorig::models {

/// What the instruments of a machine with `rows` rows report, in the order of InstrumentsBlock's outputs.
std::vector<SignalSpec> instruments_outputs(std::size_t rows);

/// `mirrors.encoder[i]` slipped, and the operator's start button.
std::vector<FaultPoint> instruments_fault_points(std::size_t rows);

}  // namespace heliorig::models
