#include "bench/trace/crc32.h"

#include <libdeflate.h>

namespace heliorig::bench {

// A trace's bytes all pass here, most of them twice: libdeflate takes them by carry-less multiplication.
std::uint32_t crc32_of(std::string_view bytes, std::uint32_t so_far) {
  return libdeflate_crc32(so_far, bytes.data(), bytes.size());
}

}  // namespace heliorig::bench
