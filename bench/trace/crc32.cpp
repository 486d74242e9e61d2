#include "bench/trace/crc32.h"

#include <zlib.h>

namespace heliorig::bench {

std::uint32_t crc32_of(std::string_view bytes, std::uint32_t so_far) {
  const auto* data = reinterpret_cast<const Bytef*>(bytes.data());
  return static_cast<std::uint32_t>(crc32_z(so_far, data, bytes.size()));
}

}  // namespace heliorig::bench
