#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <variant>

#include "adapters/avr/debugger/await_debugger.h"
#include "adapters/boards/board.h"
#include "bench/diagnostics/diagnostic.h"
#include "bench/run/controller_link.h"
#include "models/noise/noise_stream.h"

namespace heliorig::adapters {

struct AvrOptions {
  /// Look at every instruction: for free RAM, interrupts and loops. Takes wall time and changes no cycle;
  /// without it those figures are unavailable.
  bool watch = true;
  models::Seed seed{};              ///< of the noise of its faults
  bool break_on_violation = false;  ///< with a debugger: halts at the instant at which a check is lost
  AwaitDebugger debugger;           ///< halts the program at its first instruction and as it says; null: none
};

/// Opens a controller that runs the firmware of an ELF or HEX file on an emulated AVR, with its pins
/// connected to the plant as the board file says. `name` is what the link calls itself, as given on the
/// command line.
///
/// In lockstep: quantum 10 ms; what the firmware drives at the end of a quantum reaches the plant then, one
/// quantum after the sensors were sampled. The board's outputs come first, in the order of the file, then
///   controller.mcu.running       1 while the processor executes or sleeps: not halted, held in reset or lost
///   controller.mcu.resets        since the run began, by whatever cause
///   controller.mcu.*             what the processor is watched for (adapters/mcu_signals.h)
/// What can befall the microcontroller is listed in adapters/avr/faults/mcu_faults.cpp, a file each.
/// Firmware that hangs, crashes or resets is simulated on. One such link at a time in a process.
///
/// Or every complaint about the two files.
std::variant<std::unique_ptr<bench::ControllerLink>, bench::Diagnostics> open_avr_link(
    const std::string& name, const std::filesystem::path& firmware, const std::filesystem::path& board,
    const PlantSignals& signals, const AvrOptions& options = {});

}  // namespace heliorig::adapters
