#pragma once

#include <optional>

#include "adapters/tcp/tcp_listener.h"
#include "tools/heliorig/arguments.h"
#include "tools/heliorig/workload.h"

namespace heliorig::tools {

/// Where the debugger that --gdb asks for is to call; nothing where it asks for none, or for what cannot be:
/// with the complaint.
std::optional<adapters::TcpListener> open_debugger_port(const RunArguments& arguments,
                                                        const Workload& workload,
                                                        bench::Diagnostics& diagnostics);

/// Says on standard error what to type, and lets the run's controller wait for it. `port` outlives the run.
void await_debugger(const adapters::TcpListener& port, ControllerChoice& controller);

}  // namespace heliorig::tools
