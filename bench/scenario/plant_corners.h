#pragma once

#include <vector>

#include "bench/diagnostics/diagnostic.h"
#include "bench/scenario/plant_file.h"
#include "models/ports/parameter_ref.h"

namespace heliorig {
class PlantHead;
}

namespace heliorig::bench {

/// Reads the corners of a plant file whose ranges are in `file` already, and adds them to it. A corner moves
/// parameters that have a range, each once; every end of every range must be met by a corner, since a range
/// that no run tries says less than it seems to. `root` is where the file begins.
void read_corners(const heliorig::PlantHead& head, const std::vector<models::ParameterRef>& parameters,
                  const Position& root, PlantFile& file, Diagnostics& diagnostics);

}  // namespace heliorig::bench
