#include "bench/trace/trace_writer.h"

#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/timestamp.pb.h>

#include <cassert>

#include "bench/trace/chunk.h"
#include "bench/trace/crc32.h"
#include "bench/trace/log.pb.h"
#include "bench/trace/mcap_records.h"
#include "bench/trace/recording.pb.h"
#include "bench/trace/row_codec.h"
#include "bench/trace/trace_format.h"
#include "bench/trace/utf8.h"

namespace heliorig::bench {
namespace {

using models::SimTime;

std::string log_descriptor_set() {
  google::protobuf::FileDescriptorSet set;
  google::protobuf::Timestamp::descriptor()->file()->CopyTo(set.add_file());
  foxglove::Log::descriptor()->file()->CopyTo(set.add_file());
  return set.SerializeAsString();
}

std::string recording_descriptor_set() {
  google::protobuf::FileDescriptorSet set;
  Recording::descriptor()->file()->CopyTo(set.add_file());
  return set.SerializeAsString();
}

std::map<std::string, std::string> in_utf8(const std::map<std::string, std::string>& entries) {
  std::map<std::string, std::string> valid;
  for (const auto& [key, value] : entries) valid[valid_utf8(key)] = valid_utf8(value);
  return valid;
}

foxglove::Log log_message(const BenchEvent& event, std::uint64_t unix_ns) {
  foxglove::Log log;
  log.mutable_timestamp()->set_seconds(static_cast<std::int64_t>(unix_ns / 1'000'000'000));
  log.mutable_timestamp()->set_nanos(static_cast<std::int32_t>(unix_ns % 1'000'000'000));
  log.set_level(foxglove::Log::INFO);
  log.set_name(valid_utf8(event.source));
  log.set_message(valid_utf8(event.text));
  return log;
}

}  // namespace

class TraceWriter::Implementation {
 public:
  Implementation(OutputFile file, const SignalTable& signals, RowCodec codec, std::uint64_t start_ns)
      : file_(std::move(file)), codec_(std::move(codec)), start_ns_(start_ns) {
    summary_.schemas = {{trace_format::rows, RowCodec::message_name, codec_.descriptor_set()},
                        {trace_format::log, "foxglove.Log", log_descriptor_set()},
                        {trace_format::recording, "heliorig.Recording", recording_descriptor_set()}};
    summary_.channels = {{trace_format::rows, trace_format::rows, trace_format::rows_topic},
                         {trace_format::log, trace_format::log, trace_format::log_topic},
                         {trace_format::recording, trace_format::recording, trace_format::recording_topic}};
    summary_.statistics.messages = {
        {trace_format::rows, 0}, {trace_format::log, 0}, {trace_format::recording, 0}};
    signals_ = trace_format::describe(signals);
  }

  void head(const std::map<std::string, std::string>& identity) {
    mcap::Bytes bytes;
    bytes.raw(mcap::magic);
    mcap::append_header(bytes, trace_format::library);
    for (const auto& schema : summary_.schemas) mcap::append_schema(bytes, schema);
    for (const auto& channel : summary_.channels) mcap::append_channel(bytes, channel);
    metadata(bytes, trace_format::identity_name, in_utf8(identity));
    metadata(bytes, trace_format::clock_name, {{trace_format::start_key, std::to_string(start_ns_)}});
    metadata(bytes, trace_format::signals_name, signals_);
    append(bytes);
  }

  void write(TraceRow row) { message(trace_format::rows, row.time, codec_.encode(row.values)); }
  void write(const BenchEvent& event) {
    message(trace_format::log, event.time, log_message(event, unix_ns(event.time)).SerializeAsString());
  }

  void write_recording(SimTime time, std::string_view data) { message(trace_format::recording, time, data); }

  void close() {
    flush();
    mcap::Bytes end;
    mcap::append_data_end(end, crc_);
    append(end);
    mcap::Bytes summary;
    mcap::append_end(summary, summary_, file_.size());
    append(summary);
    note(file_.close());
  }

  const TraceError* error() const { return error_ ? &*error_ : nullptr; }
  std::uint64_t rows() const { return summary_.statistics.messages.at(trace_format::rows); }

 private:
  std::uint64_t unix_ns(SimTime time) const {
    return start_ns_ + static_cast<std::uint64_t>(time.time_since_epoch().count());
  }

  void metadata(mcap::Bytes& bytes, const char* name, const std::map<std::string, std::string>& entries) {
    const std::uint64_t before = bytes.size();
    mcap::append_metadata(bytes, name, entries);
    summary_.metadata.push_back({file_.size() + before, bytes.size() - before, name});
  }

  void message(std::uint16_t channel, SimTime time, std::string_view data) {
    assert(time >= last_);
    last_ = time;
    const auto second = std::chrono::floor<std::chrono::seconds>(time);
    if (second != chunk_second_) flush();
    chunk_second_ = second;

    auto& statistics = summary_.statistics;
    if (chunk_.empty() && summary_.chunks.empty()) statistics.first_ns = unix_ns(time);
    statistics.last_ns = unix_ns(time);
    const auto sequence = static_cast<std::uint32_t>(statistics.messages[channel]++);
    chunk_.add(channel, sequence, unix_ns(time), data);
  }

  /// Chunk and message indexes go out in one call, so that a killed process leaves whole chunks behind.
  void flush() {
    if (chunk_.empty()) return;
    chunk_bytes_.clear();
    summary_.chunks.push_back(chunk_.compress_into(chunk_bytes_, file_.size()));
    append(chunk_bytes_);
  }

  void append(const mcap::Bytes& bytes) {
    if (error_) return;
    note(file_.append(bytes.str()));
    crc_ = crc32_of(bytes.str(), crc_);
  }

  void note(std::string complaint) {
    if (!complaint.empty() && !error_) error_ = TraceError{false, std::move(complaint)};
  }

  OutputFile file_;
  RowCodec codec_;
  std::uint64_t start_ns_;
  std::map<std::string, std::string> signals_;
  mcap::Chunk chunk_;
  std::chrono::time_point<models::SimClock, std::chrono::seconds> chunk_second_{};
  SimTime last_{};
  mcap::Bytes chunk_bytes_;
  mcap::Summary summary_;
  std::uint32_t crc_ = 0;  ///< of all that was written
  std::optional<TraceError> error_;
};

std::variant<TraceWriter, TraceError> TraceWriter::create(
    const std::filesystem::path& file, const SignalTable& signals, std::int64_t start_unix_ns,
    const std::map<std::string, std::string>& metadata) {
  auto codec = RowCodec::create(signals);
  assert(codec && "the name of a signal cannot be that of a field");
  if (start_unix_ns < 0) return TraceError{true, file.string() + ": a trace cannot begin before 1970"};
  auto output = OutputFile::create(file);
  if (auto* error = std::get_if<OutputError>(&output)) return std::move(*error);
  auto implementation =
      std::make_unique<Implementation>(std::get<OutputFile>(std::move(output)), signals, std::move(*codec),
                                       static_cast<std::uint64_t>(start_unix_ns));
  implementation->head(metadata);
  if (const TraceError* error = implementation->error()) return *error;
  return TraceWriter{std::move(implementation)};
}

TraceWriter::TraceWriter(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}
TraceWriter::TraceWriter(TraceWriter&&) noexcept = default;
TraceWriter& TraceWriter::operator=(TraceWriter&&) noexcept = default;
TraceWriter::~TraceWriter() = default;

void TraceWriter::write(TraceRow row) {
  if (error() == nullptr) implementation_->write(row);
}

void TraceWriter::write(const BenchEvent& event) {
  if (error() == nullptr) implementation_->write(event);
}

void TraceWriter::write_recording(models::SimTime time, std::string_view message) {
  if (error() == nullptr) implementation_->write_recording(time, message);
}

void TraceWriter::close() {
  implementation_->close();
}
const TraceError* TraceWriter::error() const {
  return implementation_->error();
}
std::uint64_t TraceWriter::rows() const {
  return implementation_->rows();
}

}  // namespace heliorig::bench
