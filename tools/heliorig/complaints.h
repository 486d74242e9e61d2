#pragma once

#include "bench/diagnostics/diagnostic.h"

namespace heliorig::tools {

/// Prints complaints for people on standard error, or as a JSON array on standard output. Returns the exit
/// code that they mean: usage where there are any, link lost where all are that no controller was reached.
int report(const bench::Diagnostics& diagnostics, bool json);

/// Whether there are complaints and all are that a controller was not reached.
bool all_link_lost(const bench::Diagnostics& diagnostics);

}  // namespace heliorig::tools
