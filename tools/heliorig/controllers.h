#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "adapters/avr/debugger/await_debugger.h"
#include "adapters/tcp/tcp_stream.h"
#include "bench/diagnostics/diagnostic.h"
#include "bench/run/controller_link.h"
#include "bench/scenario/scenario_file.h"

namespace heliorig::tools {

/// A `--controller` as a person wrote it, understood.
struct ControllerChoice {
  enum class Kind { simulated, avr, process, tcp, serial, replay };
  Kind kind = Kind::simulated;
  /// For people and results: `simulated`, `avr:firmware.elf`; without the path, that results do not depend on
  /// it.
  std::string name;
  std::filesystem::path firmware;  ///< of `avr:`
  std::filesystem::path board;  ///< of `avr:`; empty: the board named like the plant, in the scenario's tree
  bool watch = true;            ///< of `avr:`; look at every instruction
  bool break_on_violation = false;   ///< of `avr:`, with a debugger
  adapters::AwaitDebugger debugger;  ///< of `avr:`; null: none
  std::vector<std::string> command;  ///< of `process:`, in words
  adapters::TcpPeer peer;            ///< of `tcp:`
  std::string port;                  ///< of `serial:`, by path or as `usb:VID:PID[:SERIAL]`
  int baud = 115200;                 ///< of `serial:`
  std::filesystem::path trace;       ///< of `replay:`
  bool own_clock = false;            ///< as it said when it was reached
};

/// Reads `simulated`, `avr:FIRMWARE.elf|.hex[,board=FILE][,watch=off]`, `process:COMMAND`,
/// `serial:PORT[@BAUD]`, `tcp:HOST:PORT[,allow-remote]` or `replay:TRACE`.
std::variant<ControllerChoice, bench::Diagnostic> parse_controller(const std::string& text);

/// Whether the scenario is for this kind of controller. A recorded one is taken to be of the right kind: its
/// trace says what it was.
bool suits(const bench::ScenarioFile& scenario, const ControllerChoice& choice);

/// The name of its folder in the results: `simulated`, `avr-reference_firmware`, `process-controller`.
std::string folder_name(const ControllerChoice& choice);

/// Opens the controller for a scenario, or says why it cannot be had.
std::variant<std::unique_ptr<bench::ControllerLink>, bench::Diagnostics> open_controller(
    const ControllerChoice& choice, const bench::ScenarioFile& scenario);

/// The same for lists of what there is, where nothing is run: the controller may be made for instruments of
/// other scales than this plant's.
std::variant<std::unique_ptr<bench::ControllerLink>, bench::Diagnostics> open_to_list(
    const ControllerChoice& choice, const bench::ScenarioFile& scenario);

}  // namespace heliorig::tools
