#include "bench/trace/chunk.h"

#include <zstd.h>

#include <cassert>

#include "bench/trace/crc32.h"

namespace heliorig::bench::mcap {
namespace {

/// Faster than zstd's standard levels: rows of one second differ so little that level 3 makes them smaller by
/// a fifth in twice the time, which is a tenth of a day's run.
constexpr int compression_level = -5;

}  // namespace

Chunk::Chunk() : zstd_(ZSTD_createCCtx()) {
  assert(zstd_ != nullptr);
}
Chunk::~Chunk() = default;

void Chunk::FreeContext::operator()(ZSTD_CCtx_s* context) const {
  ZSTD_freeCCtx(context);
}

void Chunk::add(std::uint16_t channel, std::uint32_t sequence, std::uint64_t time_ns, std::string_view data) {
  if (empty()) first_ns_ = time_ns;
  last_ns_ = time_ns;
  index_[channel].emplace_back(time_ns, records_.size());
  const auto mark = records_.open_record(Opcode::message);
  records_.u16(channel);
  records_.u32(sequence);
  records_.u64(time_ns);  // when it was recorded
  records_.u64(time_ns);  // when it was published
  records_.raw(data);
  records_.close_record(mark);
}

ChunkIndex Chunk::compress_into(Bytes& bytes, std::uint64_t start) {
  ChunkIndex index;
  index.first_ns = first_ns_;
  index.last_ns = last_ns_;
  index.start = start;
  index.size = records_.size();
  const std::size_t before = bytes.size();
  append_chunk(bytes, index);
  index.length = bytes.size() - before;
  append_message_indexes(bytes, index);
  index.message_indexes_length = bytes.size() - before - index.length;
  records_.clear();
  return index;
}

void Chunk::append_chunk(Bytes& bytes, ChunkIndex& index) {
  const std::string& records = records_.str();
  compressed_.resize(ZSTD_compressBound(records.size()));
  const std::size_t size = ZSTD_compressCCtx(zstd_.get(), compressed_.data(), compressed_.size(),
                                             records.data(), records.size(), compression_level);
  assert(!ZSTD_isError(size));
  index.compressed_size = size;

  const auto mark = bytes.open_record(Opcode::chunk);
  bytes.u64(first_ns_);
  bytes.u64(last_ns_);
  bytes.u64(records.size());
  bytes.u32(crc32_of(records));
  bytes.text("zstd");
  bytes.u64(size);
  bytes.raw(compressed_.data(), size);
  bytes.close_record(mark);
}

void Chunk::append_message_indexes(Bytes& bytes, ChunkIndex& index) {
  const std::uint64_t to_file = index.start + index.length - bytes.size();
  for (auto& [channel, entries] : index_) {
    if (entries.empty()) continue;
    index.message_indexes[channel] = to_file + bytes.size();
    const auto mark = bytes.open_record(Opcode::message_index);
    bytes.u16(channel);
    const auto list = bytes.open_list();
    for (const auto& [time, place] : entries) {
      bytes.u64(time);
      bytes.u64(place);
    }
    bytes.close_list(list);
    bytes.close_record(mark);
    entries.clear();
  }
}

}  // namespace heliorig::bench::mcap
