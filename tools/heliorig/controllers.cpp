#include "tools/heliorig/controllers.h"

#include <sstream>

#include "adapters/avr/avr_link.h"
#include "adapters/simulated/simulated_link.h"
#include "models/plant.h"

namespace heliorig::tools {
namespace {

constexpr const char* valid = "write simulated, or avr:FIRMWARE.elf|.hex[,board=FILE][,watch=off]";

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

/// The board that is named like the plant.
std::filesystem::path board_of(const ControllerChoice& choice, const bench::ScenarioFile& scenario) {
  if (!choice.board.empty()) return choice.board;
  return scenario.tree_root / "boards" / std::filesystem::path{scenario.plant_name}.filename();
}

}  // namespace

std::variant<ControllerChoice, bench::Diagnostic> parse_controller(const std::string& text) {
  const std::string avr = "avr:";
  if (text == "simulated") return ControllerChoice{.name = text};
  if (text.starts_with(avr)) return parse_avr(text, text.substr(avr.size()));
  return complaint(text, "there is no such controller", bench::suggestion(text, {"simulated", avr}));
}

std::string folder_name(const ControllerChoice& choice) {
  if (choice.kind == ControllerChoice::Kind::simulated) return "simulated";
  return "avr-" + choice.firmware.stem().string();
}

std::variant<std::unique_ptr<bench::ControllerLink>, bench::Diagnostics> open_controller(
    const ControllerChoice& choice, const bench::ScenarioFile& scenario) {
  if (choice.kind == ControllerChoice::Kind::simulated) return adapters::open_simulated_link(choice.name);
  const models::PlantInterface plant = models::describe_plant(scenario.plant);
  return adapters::open_avr_link(choice.name, choice.firmware, board_of(choice, scenario),
                                 {plant.outputs, plant.inputs}, {.watch = choice.watch, .seed = scenario.conditions.seed});
}

}  // namespace heliorig::tools
