#pragma once

#include <span>
#include <string_view>

#include "adapters/boards/mcu.h"

namespace heliorig::adapters {

/// A pin that a part takes: its name in the board file and what the microcontroller must offer there.
struct PinRole {
  std::string_view name;
  PinUse use;
  bool required;
  std::string_view meaning;
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

/// A number of a part, written as a literal with its unit. Nothing has a default.
struct ParameterRole {
  std::string_view name;
  std::string_view unit;  ///< SI symbol; empty: that of the signal `value`
  double min;
  double max;
  std::string_view meaning;
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
};

}  // namespace heliorig::adapters
