#pragma once

#include <memory>
#include <string>
#include <variant>

#include "adapters/boards/board.h"
#include "adapters/link/link_session.h"
#include "bench/diagnostics/diagnostic.h"
#include "bench/run/controller_link.h"

namespace heliorig::adapters {

/// Opens a controller at the other end of a link, in lockstep: it lives from one exchange to the next by the
/// bench's clock. Quantum: the period that it asks for. What it decides from sensors sampled at an instant
/// reaches the plant at that instant, as with the simulated controller; the timing uncertainty is one
/// quantum.
///
/// Outputs: those that it names, then
///   controller.mcu.running   1 unless halted or held in reset
///   controller.mcu.resets    by the bench, since the start
///   bench.link.silent               1 while its sensors do not come through
///   bench.link.wrong_frames         sent to it by faults of the link, since the start
///   bench.link.wrong_frames_taken   of them, those that it did not reject
/// the last three where it knows of silence (Sensors::silent), and with them the faults at `link.frames`
/// (LinkFaults). Faults at `controller.mcu`: `halted` (it is asked nothing: time stands still for it, outputs
/// stay) and, where it can start anew, `reset` (asked nothing, its outputs are 0, afterwards it starts anew;
/// totals go on from where they were).
///
/// `name` is what the link calls itself, `firmware_sha256` of the file that runs where there is one, else
/// empty: then firmware's own name, version and git hash stand for it. Complaints are about the signals that
/// it names and this plant has not got, or that the session's greeting failed (code `link-lost`),
/// or that it reads as a real what a float cannot count (seconds since 1970, pulses: `real-too-coarse`).
/// Sensors come in SI, and what the firmware makes of them is its own: but the reference firmware's link
/// build codes them by the reference board's scales, and is refused where the plant's instruments have others
/// (`plant-scale`).
std::variant<std::unique_ptr<bench::ControllerLink>, bench::Diagnostics> open_linked_controller(
    const std::string& name, const std::string& firmware_sha256, std::unique_ptr<ByteStream> stream,
    const PlantSignals& signals, const SessionOptions& options);

}  // namespace heliorig::adapters
