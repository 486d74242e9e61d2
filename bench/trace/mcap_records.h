#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "bench/trace/mcap.h"

/// The records of an MCAP file, field by field as in mcap.dev/spec. Each function appends one to `bytes`.
namespace heliorig::bench::mcap {

struct Schema {
  std::uint16_t id;
  std::string name;
  std::string descriptors;  ///< a serialized google.protobuf.FileDescriptorSet
};

struct Channel {
  std::uint16_t id;
  std::uint16_t schema;
  std::string topic;
};

struct ChunkIndex {
  std::uint64_t first_ns = 0;
  std::uint64_t last_ns = 0;
  std::uint64_t start = 0;                                 ///< of the chunk's record in the file
  std::uint64_t length = 0;                                ///< of the chunk's record, head included
  std::map<std::uint16_t, std::uint64_t> message_indexes;  ///< channel → place in the file
  std::uint64_t message_indexes_length = 0;
  std::uint64_t compressed_size = 0;
  std::uint64_t size = 0;
};

struct MetadataIndex {
  std::uint64_t start;
  std::uint64_t length;
  std::string name;
};

struct Statistics {
  std::uint64_t first_ns = 0;
  std::uint64_t last_ns = 0;
  std::map<std::uint16_t, std::uint64_t> messages;  ///< channel → how many
};

/// What the summary section at a file's end repeats, so that a reader can find its way without reading all.
struct Summary {
  std::vector<Schema> schemas;
  std::vector<Channel> channels;
  std::vector<ChunkIndex> chunks;
  std::vector<MetadataIndex> metadata;
  Statistics statistics;
};

void append_header(Bytes& bytes, std::string_view library);
void append_schema(Bytes& bytes, const Schema& schema);
void append_channel(Bytes& bytes, const Channel& channel);
void append_metadata(Bytes& bytes, std::string_view name, const std::map<std::string, std::string>& entries);
/// `data_crc` is the CRC-32 of all that stands in the file before this record.
void append_data_end(Bytes& bytes, std::uint32_t data_crc);
/// Summary section, footer and closing magic, for a file in which they begin at `start`; `bytes` must be
/// empty.
void append_end(Bytes& bytes, const Summary& summary, std::uint64_t start);

}  // namespace heliorig::bench::mcap
