#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <variant>

#include "bench/signals/signal_table.h"
#include "bench/signals/trace_row.h"
#include "bench/trace/bench_event.h"

namespace heliorig::bench {

/// A file could not be made or written. `refused` is the user's to mend (no permission, it exists already);
/// otherwise the machine failed (disk full).
struct TraceError {
  bool refused = false;
  std::string message;
};

/// Writes a run into an MCAP file (mcap.dev/spec): zstd chunks cut at whole simulated seconds and handed to the
/// operating system at once, so that a killed run leaves all but its last second. Its bytes depend on rows, events and
/// metadata alone.
class TraceWriter {
 public:
  /// Refuses to overwrite. `metadata` (hashes, seed, versions) goes into one MCAP metadata record.
  /// `start_unix_ns` is the scenario's start: message times count from it, so that viewers show the right date.
  static std::variant<TraceWriter, TraceError> create(const std::filesystem::path& file, const SignalTable& signals,
                                                      std::int64_t start_unix_ns,
                                                      const std::map<std::string, std::string>& metadata);
  TraceWriter(TraceWriter&&) noexcept;
  TraceWriter& operator=(TraceWriter&&) noexcept;
  ~TraceWriter();  ///< leaves an unclosed file as it is

  /// Rows and events come in the order of time. After an error nothing more is written and error() stays.
  void write(TraceRow row);
  void write(const BenchEvent& event);
  /// Writes summary and footer.
  void close();
  const TraceError* error() const;
  std::uint64_t rows() const;

 private:
  struct Implementation;
  explicit TraceWriter(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace heliorig::bench
