#pragma once

#include <optional>

#include "bench/diagnostics/diagnostic.h"
#include "bench/run/pacer.h"
#include "tools/heliorig/arguments.h"
#include "tools/heliorig/workload.h"

namespace heliorig::tools {

/// What speaks against runs of this workload at the speed that was asked for, or at none.
void check_speed(const RunArguments& arguments, const Workload& workload, bench::Diagnostics& diagnostics);

/// Takes what the system grants of real time, and says in the results what it does not; nothing where no
/// speed was asked for.
std::optional<bench::Pacer> make_pacer(const RunArguments& arguments, bench::WallClock& clock,
                                       const bench::LinkDescription& link);

}  // namespace heliorig::tools
