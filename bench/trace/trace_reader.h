#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "bench/signals/signal_table.h"
#include "bench/trace/bench_event.h"
#include "models/time/sim_time.h"

namespace heliorig::bench {

/// A row of a trace that was read: values in the order of the signals.
struct ReadRow {
  models::SimTime time;
  std::vector<double> values;
};

/// A serialized heliorig.Recording (recording.proto).
struct ReadRecording {
  models::SimTime time;
  std::string message;
};

/// What a trace holds. A run that was killed leaves a file without its end: it reads as far as its last whole
/// chunk, is not `complete`, and that is no error.
struct TraceReading {
  std::string error;      ///< in words: not there, not a trace of ours, damaged; empty: none
  bool complete = false;  ///< read to its end and all as the end says
  std::map<std::string, std::string> identity;  ///< as given to TraceWriter::create()
  std::int64_t start_unix_ns = 0;
  SignalTable signals;  ///< names, units and kinds; ranges and meanings are not in a trace
  std::vector<ReadRow> rows;
  std::vector<BenchEvent> events;
  std::vector<ReadRecording> recording;  ///< empty where none was made
};

/// What is wanted of a trace: of a long one the rows take much memory.
enum class TraceParts { all, recording_alone };

/// Reads what TraceWriter wrote, and nothing else: no MCAP file of other programs. Of a damaged file, which
/// the checksums tell, there is the error and what stands before the damage.
TraceReading read_trace(const std::filesystem::path& file, TraceParts parts = TraceParts::all);
/// The same of the file's bytes; `name` is for errors.
TraceReading read_trace_bytes(std::string_view bytes, const std::string& name,
                              TraceParts parts = TraceParts::all);

}  // namespace heliorig::bench
