#pragma once

#include <memory>
#include <string>
#include <variant>

#include "adapters/boards/board.h"
#include "bench/diagnostics/diagnostic.h"
#include "bench/run/controller_link.h"

namespace heliorig::adapters {

/// Opens the reference firmware's controller, linked into this program, with its sensors and commands coded
/// as the reference board codes them. `name` is what the link calls itself, as given on the command line.
///
/// Quantum 100 ms, the firmware's tick. What it decides from sensors sampled at an instant reaches the plant
/// at that instant: a board is 5 to 20 ms later, which is within the timing uncertainty of one quantum, the
/// time for which the sensors' next change may go unseen. Steps of a tick come as one sum; the drive turns
/// them over the quantum.
///
/// Outputs: those of the board, then
///   controller.mcu.running   1 unless halted or held in reset
///   controller.mcu.resets    since power-up
/// Faults at `controller.mcu`: `halted` (time stands still for it, outputs stay), `reset` (its reset pin is
/// held low: outputs are off, it starts anew afterwards). No part of the board is there: what happens on its
/// buses and pins cannot be had here.
///
/// Or complaints: that the plant's instruments have other scales than the reference board's (`plant-scale`),
/// or that the file of this program, whose hash is the firmware's, cannot be read.
std::variant<std::unique_ptr<bench::ControllerLink>, bench::Diagnostics> open_simulated_link(
    const std::string& name, const PlantSignals& plant);

}  // namespace heliorig::adapters
