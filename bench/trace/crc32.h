#pragma once

#include <cstdint>
#include <string_view>

namespace heliorig::bench {

/// The CRC-32 of zlib and MCAP. `so_far` is that of the bytes before these.
std::uint32_t crc32_of(std::string_view bytes, std::uint32_t so_far = 0);

}  // namespace heliorig::bench
