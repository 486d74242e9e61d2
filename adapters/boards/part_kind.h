#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "adapters/boards/mcu.h"
#include "models/ports/signal_spec.h"

namespace heliorig::adapters {

/// How a part takes the wire that one of its pins hangs on.
enum class Taking {
  alone,    ///< no other part may hang there
  listens,  ///< as an input that others may share: DIR of twenty drivers on one line; may be strapped
  probes,   ///< as a meter, which loads nothing: on any wire
};

/// A pin that a part takes: its name in the board file and what the microcontroller must offer there. Digital
/// pins may hang on a port expander as well (`expander_1.GPA0`).
struct PinRole {
  std::string_view name;
  PinUse use;
  bool required;
  std::string_view meaning;
  Taking taking = Taking::alone;
};

enum class Direction {
  to_controller,    ///< a sensor of the plant: `instruments.pressure_1`
  from_controller,  ///< a command or report: `controller.command.feed_pump`
};

/// A signal that a part carries.
struct SignalRole {
  std::string_view name;
  Direction direction;
  std::string_view unit;  ///< SI symbol; empty: any
  bool required;
  std::string_view meaning;
};

/// What a part shows, to be looked at by checks: `controller.board.<part>.<name>`.
struct ReportRole {
  std::string_view name;
  std::string_view unit;
  double min;
  double max;
  models::SignalKind kind;
  std::string_view meaning;
};

/// What can befall a part or what an operator does to it: a fault point at `controller.board.<part>`, or at
/// `controller.board.<part>.<pin>` where that pin is wired.
struct FaultRole {
  std::string_view kind;
  std::string_view unit;  ///< of the value; empty where it takes none
  double min;
  double max;
  bool stimulus;
  std::string_view meaning;
  std::string_view pin = {};
};

/// A parameter of a part: a number, written as a literal with its unit, or one of a few words. Nothing has a
/// default.
struct ParameterRole {
  std::string_view name;
  std::string_view unit;  ///< SI symbol; empty: that of the signal `value`
  double min;
  double max;
  std::string_view meaning;
  std::string_view words =
      {};  ///< separated by spaces; where given, the value is the place of one among them
};

/// One of a few words.
constexpr ParameterRole choice(std::string_view name, std::string_view words, std::string_view meaning) {
  return {name, "1", 0.0, 0.0, meaning, words};
}

/// The addresses on the two-wire bus that a chip's pins can give it, by its data sheet; of a fixed one both
/// are the same.
struct AddressRange {
  std::uint8_t first = 0x08;
  std::uint8_t last = 0x77;
};

/// What a kind of part is made of, for the reader of board files. How it behaves is the adapter's affair.
struct PartKind {
  std::string_view name;
  std::string_view meaning;
  std::span<const PinRole> pins;
  std::span<const SignalRole> signals;
  std::span<const ParameterRole> parameters;
  bool on_bus = false;     ///< sits on the two-wire bus and has an address there
  bool is_switch = false;  ///< other parts may sit behind it, on a channel
  std::span<const ReportRole> reports = {};
  std::span<const FaultRole> faults = {};
  bool is_expander = false;     ///< its pins are there for other parts, unless one of its signals takes them
  bool takes_patterns = false;  ///< may be asked for lines that match
  bool on_spi = false;          ///< hangs on the pins of the SPI
  AddressRange addresses = {};  ///< where it is on the two-wire bus
};

}  // namespace heliorig::adapters
