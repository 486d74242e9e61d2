#pragma once

#include "bench/diagnostics/diagnostic.h"

namespace heliorig::tools {

/// Prints complaints for people on standard error, or as a JSON array on standard output. Returns the exit
/// code that they mean: usage where there are any.
int report(const bench::Diagnostics& diagnostics, bool json);

}  // namespace heliorig::tools
