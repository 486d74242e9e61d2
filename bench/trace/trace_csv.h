#pragma once

#include <filesystem>
#include <optional>

#include "bench/trace/output_file.h"
#include "bench/trace/trace_reader.h"

namespace heliorig::bench {

/// Writes the rows of a trace as text: a line of names with units, `steam.pressure [Pa(a)]`, then a line a
/// row, `time [s]` from the scenario's start first. SI throughout, each number as short as reads back the
/// same. Refuses to overwrite.
std::optional<OutputError> write_csv(const TraceReading& trace, const std::filesystem::path& file);

}  // namespace heliorig::bench
