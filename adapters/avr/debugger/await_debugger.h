#pragma once

#include <functional>
#include <memory>

#include "adapters/link/byte_stream.h"

namespace heliorig::adapters {

/// Waits for a debugger and returns the way to it; null where that failed.
using AwaitDebugger = std::function<std::unique_ptr<ByteStream>()>;

}  // namespace heliorig::adapters
