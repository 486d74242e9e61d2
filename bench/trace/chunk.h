#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bench/trace/mcap_records.h"

struct ZSTD_CCtx_s;

namespace heliorig::bench::mcap {

/// Messages side by side until they are compressed into one chunk.
class Chunk {
 public:
  Chunk();
  ~Chunk();

  bool empty() const { return records_.size() == 0; }
  /// Times are in nanoseconds since 1970 and do not decrease.
  void add(std::uint16_t channel, std::uint32_t sequence, std::uint64_t time_ns, std::string_view data);
  /// Appends the chunk and its message indexes, for a file in which they begin at `start`, and begins anew.
  /// The returned index is for the summary.
  ChunkIndex compress_into(Bytes& bytes, std::uint64_t start);

 private:
  void append_chunk(Bytes& bytes, ChunkIndex& index);
  void append_message_indexes(Bytes& bytes, ChunkIndex& index);

  struct FreeContext {
    void operator()(ZSTD_CCtx_s* context) const;
  };
  std::unique_ptr<ZSTD_CCtx_s, FreeContext> zstd_;
  Bytes records_;
  std::uint64_t first_ns_ = 0;
  std::uint64_t last_ns_ = 0;
  std::map<std::uint16_t, std::vector<std::pair<std::uint64_t, std::uint64_t>>>
      index_;  ///< channel → time, place
  std::string compressed_;
};

}  // namespace heliorig::bench::mcap
