#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/boards/board_pin.h"
#include "adapters/boards/part_kind.h"
#include "bench/diagnostics/diagnostic.h"
#include "models/ports/scale_figure.h"
#include "models/ports/signal_spec.h"

namespace heliorig::adapters {

/// Where a part sits on the two-wire bus.
struct BusPosition {
  std::uint8_t address = 0;
  std::optional<std::size_t> behind;  ///< the switch, by its place among the board's parts; it comes before
  std::uint8_t channel = 0;
};

/// Lines of a terminal that a signal counts.
struct LinePattern {
  std::string text;        ///< `*` stands for any characters, `?` for one
  std::size_t report = 0;  ///< place in outputs
};

/// A part of a board file, understood: everything that it names exists and fits.
struct BoardPart {
  const PartKind* kind = nullptr;
  std::string name;
  std::vector<std::optional<BoardPin>> pins;  ///< in the order of kind->pins
  std::vector<std::optional<std::size_t>>
      signals;                       ///< in the order of kind->signals: place in sensors or outputs
  std::vector<double> parameters;    ///< in the order of kind->parameters; SI
  std::vector<std::size_t> reports;  ///< in the order of kind->reports: place in outputs
  std::optional<BusPosition> bus;
  std::vector<LinePattern> patterns;  ///< by name

  /// By role. Assert that the kind has such a role, and where it is required, that it is given.
  const BoardPin& wiring(std::string_view role) const;
  /// Asserts that it is a pin of the microcontroller.
  const McuPin& pin(std::string_view role) const;
  bool has_pin(std::string_view role) const;
  bool has_signal(std::string_view role) const;
  std::size_t signal(std::string_view role) const;
  double parameter(std::string_view role) const;
  /// The word that was chosen.
  std::string_view word(std::string_view role) const;
  std::size_t report(std::string_view role) const;
  /// `controller.board.<name>`: what its reports and faults are named after.
  std::string target() const { return "controller.board." + name; }
};

/// A board, held against the kinds of parts that there are and the signals of a plant.
struct Board {
  std::string title;
  const Mcu* mcu = nullptr;
  double clock_Hz = 0.0;
  double supply_V = 0.0;
  std::optional<double> analog_reference_V;
  std::optional<double> brown_out_V;  ///< level of its detector, where that is on
  std::vector<std::string> sensors;   ///< in the order of the file
  /// `controller.*`, in the order of the file; what a part shows comes after what it drives.
  std::vector<models::SignalSpec> outputs;
  std::vector<BoardPart> parts;  ///< in the order of the file
};

/// What a plant reports and what it takes, and what controllers report besides (`controller.mode`).
struct PlantSignals {
  std::span<const models::SignalSpec> outputs;
  std::span<const models::SignalSpec> inputs;
  std::span<const models::ScaleFigure> scales;  ///< of its instruments: who reads them by others is refused
};

/// The words of a parameter that is one of a few.
std::vector<std::string_view> words_of(std::string_view words);

/// What came of reading: the board as far as it could be read, usable only without diagnostics.
struct BoardReading {
  Board board;
  bench::Diagnostics diagnostics;
};

/// Reads a board file strictly and holds it against `kinds` and `signals`; every complaint has its place in
/// the file.
BoardReading read_board(const std::filesystem::path& file, std::span<const PartKind> kinds,
                        const PlantSignals& signals);

/// The same for a text; `file` is what positions say.
BoardReading read_board_text(const std::string& text, const std::string& file,
                             std::span<const PartKind> kinds, const PlantSignals& signals);

}  // namespace heliorig::adapters
