#include "bench/trace/trace_reader.h"

#include <fmt/format.h>
#include <zstd.h>

#include <cerrno>
#include <charconv>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <system_error>

#include "bench/trace/crc32.h"
#include "bench/trace/log.pb.h"
#include "bench/trace/mcap.h"
#include "bench/trace/row_codec.h"
#include "bench/trace/trace_format.h"

namespace heliorig::bench {
namespace {

using mcap::Opcode;
using mcap::View;

/// More than a second of rows can be: 10 000 signals at 1000 rows a second.
constexpr std::uint64_t largest_chunk = 128U << 20U;

struct Record {
  Opcode opcode;
  std::string_view content;
};

/// The next record; nothing where the bytes end before it does.
std::optional<Record> next_record(View& bytes) {
  const auto opcode = static_cast<Opcode>(bytes.u8());
  const std::string_view content = bytes.take(bytes.u64());
  return bytes.ok() ? std::optional{Record{opcode, content}} : std::nullopt;
}

/// What is wrong with a file; caught below and handed to the caller as text.
struct Damage : std::runtime_error {
  using runtime_error::runtime_error;
};

void require(bool holds, const char* complaint) {
  if (!holds) throw Damage{complaint};
}

std::string decompress(std::string_view compressed, std::uint64_t size) {
  require(size <= largest_chunk, "a chunk says that it is larger than any can be");
  std::string bytes(size, '\0');
  const std::size_t got = ZSTD_decompress(bytes.data(), bytes.size(), compressed.data(), compressed.size());
  require(!ZSTD_isError(got) && got == size, "a chunk cannot be decompressed");
  return bytes;
}

class Reader {
 public:
  Reader(TraceReading& reading, TraceParts parts) : reading_(reading), parts_(parts) {}

  void read(std::string_view file) {
    View bytes{file};
    require(bytes.take(mcap::magic.size()) == mcap::magic, "this is no MCAP file");
    while (!bytes.at_end()) {
      const std::size_t start = bytes.position();
      const auto record = next_record(bytes);
      if (!record) return cut_off();
      if (record->opcode == Opcode::data_end) return end(file, start, record->content, bytes);
      take(*record);
    }
    cut_off();
  }

 private:
  void cut_off() const { require(codec_.has_value(), "it ends before its first row: no signals are named"); }

  void take(const Record& record) {
    switch (record.opcode) {
      case Opcode::header:
        return header(View{record.content});
      case Opcode::schema:
        return schema(View{record.content});
      case Opcode::metadata:
        return metadata(View{record.content});
      case Opcode::chunk:
        return chunk(View{record.content});
      case Opcode::channel:
      case Opcode::message_index:
        return;  // ours are always the same, and for those who do not read all
      default:
        throw Damage{"it holds a record that our traces have not"};
    }
  }

  void header(View content) {
    content.text();  // profile
    require(content.text() == trace_format::library, "it was not written by heliorig, or in a later format");
    header_seen_ = true;
  }

  void schema(View content) {
    if (content.u16() != trace_format::rows) return;
    content.text();  // name
    content.text();  // encoding
    row_schema_ = content.text();
    require(content.ok(), "its schema is damaged");
  }

  void metadata(View content) {
    require(header_seen_, "it does not begin with a header");
    const std::string_view name = content.text();
    View list{content.text()};
    trace_format::Entries entries;
    while (content.ok() && list.ok() && !list.at_end()) {
      const std::string_view key = list.text();
      entries[std::string{key}] = list.text();
    }
    require(content.ok() && list.ok(), "its metadata are damaged");
    if (name == trace_format::identity_name) reading_.identity = std::move(entries);
    if (name == trace_format::clock_name) clock(entries);
    if (name == trace_format::signals_name) signals(entries);
  }

  void clock(const trace_format::Entries& entries) {
    const auto start = entries.find(trace_format::start_key);
    require(start != entries.end(), "its start is not given");
    const std::string& text = start->second;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), reading_.start_unix_ns);
    require(error == std::errc{} && end == text.data() + text.size() && reading_.start_unix_ns >= 0,
            "its start is no time");
    clock_seen_ = true;
  }

  void signals(const trace_format::Entries& entries) {
    require(!codec_, "its signals are given twice");
    auto signals = trace_format::signals_of(entries);
    require(signals.has_value(), "the list of its signals is damaged");
    auto codec = RowCodec::create(*signals);
    require(codec && codec->descriptor_set() == row_schema_, "its signals are not those of its schema");
    codec_ = std::move(codec);
    reading_.signals = std::move(*signals);
  }

  void chunk(View content) {
    require(codec_ && clock_seen_, "it has rows before it names their signals");
    content.u64();  // first and last time: the messages say it themselves
    content.u64();
    const std::uint64_t size = content.u64();
    const std::uint32_t crc = content.u32();
    const std::string_view compression = content.text();
    const std::string_view compressed = content.take(content.u64());
    require(content.ok() && content.at_end() && compression == "zstd", "a chunk is damaged");
    const std::string records = decompress(compressed, size);
    require(crc32_of(records) == crc, "a chunk is damaged: its checksum is another");
    View bytes{records};
    while (!bytes.at_end()) {
      const auto record = next_record(bytes);
      require(record && record->opcode == Opcode::message, "a chunk holds something else than messages");
      message(View{record->content}, record->content);
    }
  }

  void message(View head, std::string_view content) {
    const std::uint16_t channel = head.u16();
    head.u32();  // sequence
    const models::SimTime time = sim_time(head.u64());
    head.u64();  // published: the same
    require(head.ok() && time >= last_, "a message is damaged");
    last_ = time;
    const std::string_view data = content.substr(head.position());
    if (channel == trace_format::recording) {
      reading_.recording.push_back({time, std::string{data}});
      return;
    }
    require(channel == trace_format::rows || channel == trace_format::log,
            "a message is of no known channel");
    if (parts_ == TraceParts::recording_alone) return;
    if (channel == trace_format::rows) return row(time, data);
    event(time, data);
  }

  models::SimTime sim_time(std::uint64_t unix_ns) const {
    const auto start = static_cast<std::uint64_t>(reading_.start_unix_ns);
    require(unix_ns >= start && unix_ns - start <= static_cast<std::uint64_t>(INT64_MAX),
            "a message has no time");
    return models::SimTime{models::SimDuration{static_cast<std::int64_t>(unix_ns - start)}};
  }

  void row(models::SimTime time, std::string_view data) {
    auto values = codec_->decode(data);
    require(values.has_value(), "a row does not fit its signals");
    reading_.rows.push_back({time, std::move(*values)});
  }

  void event(models::SimTime time, std::string_view data) {
    foxglove::Log log;
    require(log.ParseFromArray(data.data(), static_cast<int>(data.size())), "a log message is damaged");
    reading_.events.push_back({time, log.name(), log.message()});
  }

  /// The data section ended at `start`; what follows must be whole as well before the file counts as
  /// complete.
  void end(std::string_view file, std::size_t start, std::string_view content, View& bytes) {
    cut_off();
    require(View{content}.u32() == crc32_of(file.substr(0, start)), "it is damaged: its checksum is another");
    const std::size_t summary_start = bytes.position();
    while (!bytes.at_end()) {
      const std::size_t record_start = bytes.position();
      const auto record = next_record(bytes);
      if (!record) return;
      if (record->opcode != Opcode::footer) continue;
      View footer{record->content};
      const std::uint64_t place = footer.u64();
      footer.u64();  // where the summary's offsets begin
      const std::size_t crc_place = record_start + mcap::record_head + footer.position();
      const std::uint32_t crc = footer.u32();
      require(footer.ok() && footer.at_end() && place == summary_start &&
                  crc == crc32_of(file.substr(summary_start, crc_place - summary_start)),
              "its summary is damaged");
      const std::string_view magic = bytes.take(mcap::magic.size());
      if (!bytes.ok()) return;
      require(magic == mcap::magic && bytes.at_end(), "something else follows its end");
      reading_.complete = true;
      return;
    }
  }

  TraceReading& reading_;
  TraceParts parts_;
  bool header_seen_ = false;
  bool clock_seen_ = false;
  std::string row_schema_;
  std::optional<RowCodec> codec_;
  models::SimTime last_{};
};

std::optional<std::string> read_whole(const std::filesystem::path& file) {
  std::ifstream stream{file, std::ios::binary | std::ios::ate};
  if (!stream) return std::nullopt;
  const auto size = static_cast<std::streamoff>(stream.tellg());
  if (size < 0) return std::nullopt;
  std::string bytes(static_cast<std::size_t>(size), '\0');
  stream.seekg(0);
  if (!stream.read(bytes.data(), size)) return std::nullopt;
  return bytes;
}

}  // namespace

TraceReading read_trace_bytes(std::string_view bytes, const std::string& name, TraceParts parts) {
  TraceReading reading;
  try {
    Reader{reading, parts}.read(bytes);
  } catch (const Damage& damage) {
    reading.complete = false;
    reading.error = fmt::format("{}: {}", name, damage.what());
  }
  return reading;
}

TraceReading read_trace(const std::filesystem::path& file, TraceParts parts) {
  errno = 0;
  std::error_code is_folder;
  const auto bytes = std::filesystem::is_directory(file, is_folder) ? std::nullopt : read_whole(file);
  if (bytes) return read_trace_bytes(*bytes, file.string(), parts);
  TraceReading reading;
  reading.error = fmt::format("{}: cannot be read{}", file.string(),
                              errno == 0 ? "" : ": " + std::generic_category().message(errno));
  return reading;
}

}  // namespace heliorig::bench
