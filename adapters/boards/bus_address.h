#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "adapters/boards/board.h"

namespace heliorig::adapters {

/// Reads `0x68` or `104`: seven bits, less the reserved ones at both ends (NXP UM10204, table 4).
std::optional<std::uint8_t> parse_bus_address(const std::string& text);

/// `0x68`.
std::string bus_address_text(std::uint8_t address);

/// The part that would answer on the same wires as one put at `place`, or null.
const BoardPart* find_rival(std::span<const BoardPart> parts, const BusPosition& place);

}  // namespace heliorig::adapters
