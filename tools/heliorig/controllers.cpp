#include "tools/heliorig/controllers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>

#include "adapters/avr/avr_link.h"
#include "adapters/process/process_stream.h"
#include "adapters/process/program_file.h"
#include "adapters/replay/replay_link.h"
#include "adapters/simulated/simulated_link.h"
#include "bench/scenario/scenario_tree.h"
#include "models/plant.h"
#include "tools/heliorig/open_over_link.h"

namespace heliorig::tools {
namespace {

constexpr const char* valid =
    "write simulated, avr:FIRMWARE.elf|.hex[,board=FILE][,watch=off], process:COMMAND, "
    "serial:PORT[@BAUD], tcp:HOST:PORT[,allow-remote] or replay:TRACE";

bench::Diagnostic complaint(const std::string& text, const std::string& message, const std::string& advice) {
  return {"controller", bench::whole_file("--controller " + text), message, advice};
}

/// Each at most once.
bool take_option(const std::string& option, ControllerChoice& choice) {
  const std::string board = "board=";
  if (option.starts_with(board) && option.size() > board.size() && choice.board.empty()) {
    choice.board = option.substr(board.size());
    return true;
  }
  if (option != "watch=off" || !choice.watch) return false;
  choice.watch = false;
  return true;
}

std::variant<ControllerChoice, bench::Diagnostic> parse_avr(const std::string& text,
                                                            const std::string& rest) {
  const std::size_t comma = rest.find(',');
  ControllerChoice choice{.kind = ControllerChoice::Kind::avr, .firmware = rest.substr(0, comma)};
  if (choice.firmware.empty()) return complaint(text, "no firmware is named", valid);
  choice.name = "avr:" + choice.firmware.filename().string();
  std::istringstream options(comma == std::string::npos ? "" : rest.substr(comma + 1) + ",");
  for (std::string option; std::getline(options, option, ',');) {
    if (!take_option(option, choice)) return complaint(text, "'" + option + "' is no option of avr:", valid);
  }
  return choice;
}

/// Without the folders, that results do not depend on them.
std::variant<ControllerChoice, bench::Diagnostic> parse_process(const std::string& text,
                                                                const std::string& rest) {
  ControllerChoice choice{.kind = ControllerChoice::Kind::process, .name = "process:"};
  choice.command = adapters::words_of_command(rest);
  if (choice.command.empty())
    return complaint(text, "no command is named, or a quotation mark is not closed", valid);
  for (const std::string& word : choice.command) {
    const std::string space = choice.name.back() == ':' ? "" : " ";
    choice.name += space + std::filesystem::path{word}.filename().string();
  }
  return choice;
}

std::variant<ControllerChoice, bench::Diagnostic> parse_tcp(const std::string& text,
                                                            const std::string& rest) {
  const std::string remote = ",allow-remote";
  ControllerChoice choice{.kind = ControllerChoice::Kind::tcp, .name = "tcp:" + rest};
  choice.peer.allow_remote = rest.ends_with(remote);
  const std::string where = rest.substr(0, rest.size() - (choice.peer.allow_remote ? remote.size() : 0));
  const std::size_t colon = where.rfind(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == where.size())
    return complaint(text, "host and port are needed", valid);
  choice.peer.host = where.substr(0, colon);
  choice.peer.port = where.substr(colon + 1);
  return choice;
}

std::variant<ControllerChoice, bench::Diagnostic> parse_serial(const std::string& text,
                                                               const std::string& rest) {
  ControllerChoice choice{.kind = ControllerChoice::Kind::serial, .name = "serial:" + rest};
  const std::size_t at = rest.rfind('@');
  choice.port = rest.substr(0, at);
  if (choice.port.empty()) return complaint(text, "no port is named; heliorig ports lists them", valid);
  if (at == std::string::npos) return choice;
  const char* const end = rest.data() + rest.size();
  const auto [stop, error] = std::from_chars(rest.data() + at + 1, end, choice.baud);
  if (error != std::errc{} || stop != end || choice.baud <= 0)
    return complaint(text, "'" + rest.substr(at + 1) + "' is no speed in baud", "write it as @115200");
  return choice;
}

/// Called by the folder in which the trace lies, which is that of the recorded controller.
std::variant<ControllerChoice, bench::Diagnostic> parse_replay(const std::string& text,
                                                               const std::string& rest) {
  if (rest.empty()) return complaint(text, "no trace is named", valid);
  ControllerChoice choice{.kind = ControllerChoice::Kind::replay, .trace = rest};
  const std::filesystem::path folder = choice.trace.parent_path().filename();
  choice.name = "replay:" + (folder / choice.trace.filename()).string();
  return choice;
}

/// `ttyACM0` of `/dev/ttyACM0`, `2341-0042` of `usb:2341:0042`.
std::string file_name_of_port(const std::string& port) {
  std::string name =
      std::filesystem::path{port.starts_with("usb:") ? port.substr(4) : port}.filename().string();
  std::ranges::replace(name, ':', '-');
  return name;
}

/// The board that is named like the plant. Complaints quote the file, so a stranger's tree must not lead out
/// of itself.
std::variant<std::filesystem::path, bench::Diagnostic> board_of(const ControllerChoice& choice,
                                                                const bench::ScenarioFile& scenario) {
  namespace fs = std::filesystem;
  if (!choice.board.empty()) return choice.board;
  const fs::path board = scenario.tree_root / "boards" / fs::path{scenario.plant_name}.filename();
  const fs::path root = fs::weakly_canonical(scenario.tree_root);
  if (bench::lies_below(fs::weakly_canonical(board), root)) return board;
  return bench::Diagnostic{"outside-tree", bench::whole_file(board.string()),
                           "this is a link to a file outside of its tree " + root.string(),
                           "copy the file, or name it: avr:FIRMWARE.elf,board=FILE"};
}

}  // namespace

std::variant<ControllerChoice, bench::Diagnostic> parse_controller(const std::string& text) {
  const std::string avr = "avr:";
  if (text == "simulated") return ControllerChoice{.name = text};
  if (text.starts_with(avr)) return parse_avr(text, text.substr(avr.size()));
  if (text.starts_with("process:")) return parse_process(text, text.substr(8));
  if (text.starts_with("tcp:")) return parse_tcp(text, text.substr(4));
  if (text.starts_with("serial:")) return parse_serial(text, text.substr(7));
  if (text.starts_with("replay:")) return parse_replay(text, text.substr(7));
  return complaint(text, "there is no such controller",
                   bench::suggestion(text, {"simulated", avr, "process:", "serial:", "tcp:", "replay:"}));
}

bool suits(const bench::ScenarioFile& scenario, const ControllerChoice& choice) {
  using Kind = ControllerChoice::Kind;
  if (scenario.controllers.empty() || choice.kind == Kind::replay) return true;
  constexpr std::array words{std::pair{Kind::simulated, "simulated"}, std::pair{Kind::avr, "avr"},
                             std::pair{Kind::process, "process"}, std::pair{Kind::tcp, "tcp"},
                             std::pair{Kind::serial, "serial"}};
  return std::ranges::any_of(words, [&](const auto& word) {
    return word.first == choice.kind && std::ranges::count(scenario.controllers, word.second) > 0;
  });
}

std::string folder_name(const ControllerChoice& choice) {
  if (choice.kind == ControllerChoice::Kind::simulated) return "simulated";
  if (choice.kind == ControllerChoice::Kind::process)
    return "process-" + adapters::program_file(choice.command).stem().string();
  if (choice.kind == ControllerChoice::Kind::tcp) return "tcp-" + choice.peer.port;
  if (choice.kind == ControllerChoice::Kind::serial) return "serial-" + file_name_of_port(choice.port);
  if (choice.kind == ControllerChoice::Kind::replay)
    return "replay-" + choice.trace.parent_path().filename().string();
  return "avr-" + choice.firmware.stem().string();
}

namespace {

using Opened = std::variant<std::unique_ptr<bench::ControllerLink>, bench::Diagnostics>;

Opened open_for(const models::PlantInterface& plant, const ControllerChoice& choice,
                const bench::ScenarioFile& scenario) {
  const adapters::PlantSignals signals{plant.outputs, plant.inputs, plant.scales};
  if (choice.kind == ControllerChoice::Kind::simulated)
    return adapters::open_simulated_link(choice.name, signals);
  if (choice.kind == ControllerChoice::Kind::replay) {
    return adapters::open_replay(
        {choice.name, choice.trace, static_cast<std::uint64_t>(scenario.conditions.seed)});
  }
  if (choice.kind != ControllerChoice::Kind::avr) return open_over_link(choice, signals);
  const auto board = board_of(choice, scenario);
  if (const auto* wrong = std::get_if<bench::Diagnostic>(&board)) return bench::Diagnostics{*wrong};
  return adapters::open_avr_link(choice.name, choice.firmware, std::get<std::filesystem::path>(board),
                                 signals,
                                 {.watch = choice.watch,
                                  .seed = scenario.conditions.seed,
                                  .break_on_violation = choice.break_on_violation,
                                  .debugger = choice.debugger});
}

}  // namespace

Opened open_controller(const ControllerChoice& choice, const bench::ScenarioFile& scenario) {
  return open_for(models::describe_plant(scenario.plant), choice, scenario);
}

Opened open_to_list(const ControllerChoice& choice, const bench::ScenarioFile& scenario) {
  models::PlantInterface plant = models::describe_plant(scenario.plant);
  plant.scales.clear();
  return open_for(plant, choice, scenario);
}

}  // namespace heliorig::tools
