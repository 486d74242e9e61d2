#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "bench/signals/signal_table.h"
#include "bench/signals/trace_row.h"
#include "bench/trace/bench_event.h"
#include "bench/trace/output_file.h"

namespace heliorig::bench {

using TraceError = OutputError;

/// Writes a run into an MCAP file (mcap.dev/spec): zstd chunks cut at whole simulated seconds and handed to
/// the operating system at once, so that a killed run leaves all but its last second. Its bytes depend on
/// rows, events and metadata alone.
class TraceWriter {
 public:
  /// Refuses to overwrite. `metadata` (hashes, seed, versions) goes into one MCAP metadata record.
  /// `start_unix_ns` is the scenario's start, not before 1970: message times count from it, so that viewers
  /// show the right date.
  static std::variant<TraceWriter, TraceError> create(const std::filesystem::path& file,
                                                      const SignalTable& signals, std::int64_t start_unix_ns,
                                                      const std::map<std::string, std::string>& metadata);
  TraceWriter(TraceWriter&&) noexcept;
  TraceWriter& operator=(TraceWriter&&) noexcept;
  ~TraceWriter();  ///< leaves an unclosed file as it is

  /// Rows and events come in the order of time. After an error nothing more is written and error() stays.
  /// Bytes of an event that are not UTF-8 are written out as `\x9f`.
  void write(TraceRow row);
  void write(const BenchEvent& event);
  /// A serialized heliorig.Recording (recording.proto), in the order of time with rows and events.
  void write_recording(models::SimTime time, std::string_view message);
  /// Writes summary and footer, without which a reader calls the trace incomplete. Nothing may be written
  /// after it.
  void close();
  const TraceError* error() const;
  std::uint64_t rows() const;

 private:
  class Implementation;
  explicit TraceWriter(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace heliorig::bench
