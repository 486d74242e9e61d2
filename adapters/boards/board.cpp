#include "adapters/boards/board.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <fstream>
#include <iterator>

#include "adapters/boards/board.pb.h"
#include "adapters/boards/part_binder.h"
#include "adapters/boards/speed_grade.h"
#include "bench/reader/message_reader.h"
#include "bench/reader/yaml_tree.h"
#include "bench/units/units.h"

namespace heliorig::adapters {
namespace {

/// Of a kind's roles, the one of that name.
template <typename Roles>
std::size_t place_of(const Roles& roles, std::string_view name) {
  const auto found = std::ranges::find_if(roles, [&](const auto& role) { return role.name == name; });
  assert(found != roles.end() && "the kind of part has no such role");
  return static_cast<std::size_t>(found - roles.begin());
}

constexpr std::uintmax_t largest_file = 1 << 20;

/// What has been complained of by the reader is 0.
void check_clock(const Board& board, const bench::Positions& positions, bench::Diagnostics& diagnostics) {
  if (board.clock_Hz <= 0.0 || board.supply_V <= 0.0) return;
  const auto least_V = least_supply_V(board.mcu->name, board.clock_Hz);
  if (least_V && *least_V <= board.supply_V) return;
  const std::string chip = "an " + std::string(board.mcu->name) + " at ";
  const std::string clock = fmt::format("{:g} MHz", board.clock_Hz / 1e6);
  diagnostics.push_back(
      {.code = "clock-beyond-chip",
       .position = positions.at("clock"),
       .message = least_V ? chip + clock + " wants at least " + bench::format_quantity(*least_V, "V") +
                                ", and its supply is " + bench::format_quantity(board.supply_V, "V")
                          : chip + clock + " is beyond its data sheet at any supply",
       .advice = "a slower clock, as 8 MHz, or a higher supply, as 5 V"});
}

/// At the AREF pin the data sheets allow what is below the supply (AVCC).
void check_reference(const Board& board, const bench::Positions& positions, bench::Diagnostics& diagnostics) {
  if (!board.analog_reference_V || board.supply_V <= 0.0 || *board.analog_reference_V <= board.supply_V)
    return;
  diagnostics.push_back({.code = "reference-above-supply",
                         .position = positions.at("analog_reference"),
                         .message = "the converter's reference is above the chip's supply",
                         .advice = "at most " + bench::format_quantity(board.supply_V, "V")});
}

}  // namespace

const BoardPin& BoardPart::wiring(std::string_view role) const {
  const auto& pin = pins.at(place_of(kind->pins, role));
  assert(pin);
  return *pin;
}

const McuPin& BoardPart::pin(std::string_view role) const {
  return std::get<McuPin>(wiring(role));
}

bool BoardPart::has_pin(std::string_view role) const {
  return pins.at(place_of(kind->pins, role)).has_value();
}

bool BoardPart::has_signal(std::string_view role) const {
  return signals.at(place_of(kind->signals, role)).has_value();
}

std::size_t BoardPart::signal(std::string_view role) const {
  const auto& signal = signals.at(place_of(kind->signals, role));
  assert(signal);
  return *signal;
}

double BoardPart::parameter(std::string_view role) const {
  return parameters.at(place_of(kind->parameters, role));
}

std::string_view BoardPart::word(std::string_view role) const {
  const std::string_view words = kind->parameters[place_of(kind->parameters, role)].words;
  return words_of(words).at(static_cast<std::size_t>(parameter(role)));
}

std::size_t BoardPart::report(std::string_view role) const {
  return reports.at(place_of(kind->reports, role));
}

std::vector<std::string_view> words_of(std::string_view words) {
  std::vector<std::string_view> all;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    all.push_back(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return all;
}

BoardReading read_board_text(const std::string& text, const std::string& file,
                             std::span<const PartKind> kinds, const PlantSignals& signals) {
  BoardReading reading;
  bench::YamlReading yaml = bench::read_yaml(text, file);
  reading.diagnostics = std::move(yaml.diagnostics);
  if (!yaml.root) return reading;
  BoardFile message;
  const bench::Positions positions = bench::read_message(*yaml.root, message, reading.diagnostics);

  Board& board = reading.board;
  board.title = message.title();
  board.mcu = find_mcu(message.mcu());
  board.clock_Hz = message.clock();
  board.supply_V = message.supply();
  if (message.has_analog_reference()) board.analog_reference_V = message.analog_reference();
  if (message.has_brown_out()) board.brown_out_V = message.brown_out();
  if (board.brown_out_V && board.supply_V > 0.0 && *board.brown_out_V >= board.supply_V) {
    reading.diagnostics.push_back({.code = "brown-out-above-supply",
                                   .position = positions.at("brown_out"),
                                   .message = "the brown-out detector would never let this board run",
                                   .advice = "a level below its supply, as 2.7 V"});
  }
  check_reference(board, positions, reading.diagnostics);
  if (board.mcu == nullptr) return reading;  // the reader has complained; pins mean nothing without it
  check_clock(board, positions, reading.diagnostics);
  bind_parts(message, positions, kinds, signals, board, reading.diagnostics);
  return reading;
}

BoardReading read_board(const std::filesystem::path& file, std::span<const PartKind> kinds,
                        const PlantSignals& signals) {
  const auto refused = [&](const std::string& why) {
    bench::Diagnostic diagnostic;
    diagnostic.code = "unreadable-file";
    diagnostic.position.file = file.string();
    diagnostic.message = "the board file " + why;
    diagnostic.advice = "give the path of a board file, as scenarios/boards/solarose-4x4.yaml";
    BoardReading reading;
    reading.diagnostics.push_back(diagnostic);
    return reading;
  };
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (!std::filesystem::exists(status)) return refused("does not exist");
  if (!std::filesystem::is_regular_file(status)) return refused("is not a regular file");
  if (std::filesystem::file_size(file, error) > largest_file || error) return refused("is larger than 1 MiB");
  std::ifstream stream(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream.is_open() || stream.bad()) return refused("cannot be read");
  return read_board_text(text, file.string(), kinds, signals);
}

}  // namespace heliorig::adapters
