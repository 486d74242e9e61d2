#pragma once

#include <span>

#include "bench/trace/crc32.h"

namespace heliorig::adapters {

/// Of the sensors of one exchange, bit by bit.
inline std::uint32_t checksum_of(std::span<const double> sensors) {
  return bench::crc32_of({reinterpret_cast<const char*>(sensors.data()), sensors.size_bytes()});
}

}  // namespace heliorig::adapters
