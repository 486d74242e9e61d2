#pragma once

#include <span>

#include "adapters/boards/board.h"
#include "bench/reader/message_reader.h"

namespace heliorig {
class BoardFile;
}

namespace heliorig::adapters {

/// Holds the parts of a board file against their kinds, the pins of board.mcu and the plant's signals. Fills
/// in board.sensors, .outputs and .parts and adds every complaint to `diagnostics`.
void bind_parts(const BoardFile& file, const bench::Positions& positions, std::span<const PartKind> kinds,
                const PlantSignals& signals, Board& board, bench::Diagnostics& diagnostics);

}  // namespace heliorig::adapters
