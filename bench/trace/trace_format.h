#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "bench/signals/signal_table.h"

/// What writer and reader of a trace agree on beyond the container's format.
namespace heliorig::bench::trace_format {

inline constexpr const char* library = "heliorig trace 1";
inline constexpr std::uint16_t rows = 1;  ///< channel and schema of the rows
inline constexpr std::uint16_t log = 2;   ///< channel and schema of what happened
inline constexpr std::uint16_t recording =
    3;  ///< channel and schema of what passed to and from the controller
inline constexpr const char* rows_topic = "signals";
inline constexpr const char* log_topic = "log";
inline constexpr const char* recording_topic = "controller";
/// Names of the metadata records.
inline constexpr const char* identity_name = "heliorig.identity";
inline constexpr const char* signals_name = "heliorig.signals";
inline constexpr const char* clock_name = "heliorig.clock";
inline constexpr const char* start_key = "start_unix_ns";  ///< of the clock's record

using Entries = std::map<std::string, std::string>;

/// The signals in the order of a row: "0007" → name, unit and kind, separated by blanks. Ranges and meanings
/// are not in a trace. At most 10 000 signals.
Entries describe(const SignalTable& signals);
/// The way back; nothing where `entries` is no such description.
std::optional<SignalTable> signals_of(const Entries& entries);

}  // namespace heliorig::bench::trace_format
