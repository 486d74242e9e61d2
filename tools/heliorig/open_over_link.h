#pragma once

#include "adapters/boards/board.h"
#include "tools/heliorig/controllers.h"

namespace heliorig::tools {

/// Opens a controller that is a program (`process:`), waits at a socket (`tcp:`) or sits on a serial port
/// (`serial:`), and greets it. One that is not reached is complained of with code `link-lost` or
/// `serial-...`.
std::variant<std::unique_ptr<bench::ControllerLink>, bench::Diagnostics> open_over_link(
    const ControllerChoice& choice, const adapters::PlantSignals& signals);

}  // namespace heliorig::tools
