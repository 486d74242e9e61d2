#pragma once

#include <cstddef>
#include <cstdint>
#include <variant>

#include "adapters/boards/mcu.h"

namespace heliorig::adapters {

/// A pin of a port expander, which stands among the board's parts before those that hang on it.
struct ExpanderPin {
  std::size_t expander = 0;  ///< its place among the board's parts
  std::uint8_t bit = 0;      ///< GPA0 … GPA7 are 0 … 7, GPB0 … GPB7 8 … 15
};

/// An input of a part that is wired to the board's supply, or to ground.
enum class Strap { ground, supply };

/// What a pin of a part is wired to.
using BoardPin = std::variant<McuPin, ExpanderPin, Strap>;

}  // namespace heliorig::adapters
