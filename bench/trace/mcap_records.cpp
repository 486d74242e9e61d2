#include "bench/trace/mcap_records.h"

#include <cassert>

#include "bench/trace/crc32.h"

namespace heliorig::bench::mcap {
namespace {

void append_chunk_index(Bytes& bytes, const ChunkIndex& index) {
  const auto mark = bytes.open_record(Opcode::chunk_index);
  bytes.u64(index.first_ns);
  bytes.u64(index.last_ns);
  bytes.u64(index.start);
  bytes.u64(index.length);
  const auto list = bytes.open_list();
  for (const auto& [channel, place] : index.message_indexes) {
    bytes.u16(channel);
    bytes.u64(place);
  }
  bytes.close_list(list);
  bytes.u64(index.message_indexes_length);
  bytes.text("zstd");
  bytes.u64(index.compressed_size);
  bytes.u64(index.size);
  bytes.close_record(mark);
}

void append_metadata_index(Bytes& bytes, const MetadataIndex& index) {
  const auto mark = bytes.open_record(Opcode::metadata_index);
  bytes.u64(index.start);
  bytes.u64(index.length);
  bytes.text(index.name);
  bytes.close_record(mark);
}

void append_statistics(Bytes& bytes, const Summary& summary) {
  std::uint64_t messages = 0;
  for (const auto& [channel, count] : summary.statistics.messages) messages += count;
  const auto mark = bytes.open_record(Opcode::statistics);
  bytes.u64(messages);
  bytes.u16(static_cast<std::uint16_t>(summary.schemas.size()));
  bytes.u32(static_cast<std::uint32_t>(summary.channels.size()));
  bytes.u32(0);  // attachments
  bytes.u32(static_cast<std::uint32_t>(summary.metadata.size()));
  bytes.u32(static_cast<std::uint32_t>(summary.chunks.size()));
  bytes.u64(summary.statistics.first_ns);
  bytes.u64(summary.statistics.last_ns);
  const auto list = bytes.open_list();
  for (const auto& [channel, count] : summary.statistics.messages) {
    bytes.u16(channel);
    bytes.u64(count);
  }
  bytes.close_list(list);
  bytes.close_record(mark);
}

/// Records of one kind side by side, and where each kind stands.
class Groups {
 public:
  Groups(Bytes& bytes, std::uint64_t start) : bytes_(bytes), start_(start) {}

  template <typename Records, typename Append>
  void add(Opcode opcode, const Records& records, Append append) {
    if (records.empty()) return;
    const std::uint64_t begin = bytes_.size();
    for (const auto& record : records) append(bytes_, record);
    groups_.push_back({opcode, start_ + begin, bytes_.size() - begin});
  }

  void append_offsets() const {
    for (const Group& group : groups_) {
      const auto mark = bytes_.open_record(Opcode::summary_offset);
      bytes_.u8(static_cast<std::uint8_t>(group.opcode));
      bytes_.u64(group.start);
      bytes_.u64(group.length);
      bytes_.close_record(mark);
    }
  }

 private:
  struct Group {
    Opcode opcode;
    std::uint64_t start;
    std::uint64_t length;
  };
  Bytes& bytes_;
  std::uint64_t start_;
  std::vector<Group> groups_;
};

}  // namespace

void append_header(Bytes& bytes, std::string_view library) {
  const auto mark = bytes.open_record(Opcode::header);
  bytes.text("");  // no profile
  bytes.text(library);
  bytes.close_record(mark);
}

void append_schema(Bytes& bytes, const Schema& schema) {
  const auto mark = bytes.open_record(Opcode::schema);
  bytes.u16(schema.id);
  bytes.text(schema.name);
  bytes.text("protobuf");
  bytes.text(schema.descriptors);
  bytes.close_record(mark);
}

void append_channel(Bytes& bytes, const Channel& channel) {
  const auto mark = bytes.open_record(Opcode::channel);
  bytes.u16(channel.id);
  bytes.u16(channel.schema);
  bytes.text(channel.topic);
  bytes.text("protobuf");
  bytes.u32(0);  // no metadata
  bytes.close_record(mark);
}

void append_metadata(Bytes& bytes, std::string_view name, const std::map<std::string, std::string>& entries) {
  const auto mark = bytes.open_record(Opcode::metadata);
  bytes.text(name);
  const auto list = bytes.open_list();
  for (const auto& [key, value] : entries) {
    bytes.text(key);
    bytes.text(value);
  }
  bytes.close_list(list);
  bytes.close_record(mark);
}

void append_data_end(Bytes& bytes, std::uint32_t data_crc) {
  const auto mark = bytes.open_record(Opcode::data_end);
  bytes.u32(data_crc);
  bytes.close_record(mark);
}

void append_end(Bytes& bytes, const Summary& summary, std::uint64_t start) {
  assert(bytes.size() == 0);
  Groups groups{bytes, start};
  groups.add(Opcode::schema, summary.schemas, append_schema);
  groups.add(Opcode::channel, summary.channels, append_channel);
  groups.add(Opcode::statistics, std::vector{summary.statistics},
             [&](Bytes& into, const Statistics&) { append_statistics(into, summary); });
  groups.add(Opcode::metadata_index, summary.metadata, append_metadata_index);
  groups.add(Opcode::chunk_index, summary.chunks, append_chunk_index);
  const std::uint64_t offsets_start = start + bytes.size();
  groups.append_offsets();

  bytes.u8(static_cast<std::uint8_t>(Opcode::footer));
  bytes.u64(footer_size);
  bytes.u64(start);
  bytes.u64(offsets_start);
  bytes.u32(crc32_of(bytes.str()));  // of the summary up to here, the footer's length included
  bytes.raw(magic);
}

}  // namespace heliorig::bench::mcap
