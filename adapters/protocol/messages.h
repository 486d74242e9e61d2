#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace heliorig::adapters::wire {

constexpr std::uint32_t protocol_version = 1;

/// Bits of Hello::capabilities.
enum Capability : std::uint32_t {
  runs_by_bench_clock = 1,  ///< nothing happens in it between two steps
  has_console = 2,          ///< takes typed lines
  can_start_anew = 4,       ///< obeys Sensors::power_up
  knows_silence = 8,        ///< understands Sensors::silent
};

enum class SignalForm : std::uint32_t {
  real = 0,
  count = 1,
  total = 2,  ///< a count since power-up
};

/// The messages of wire.proto, where their fields are explained.
struct Start {
  std::uint32_t protocol = protocol_version;
  bool operator==(const Start&) const = default;
};
struct Hello {
  std::uint32_t protocol = 0;
  std::string firmware;
  std::string version;
  std::string git_hash;
  std::uint32_t capabilities = 0;
  std::uint32_t period_us = 0;
  std::uint32_t sensors = 0;
  std::uint32_t outputs = 0;
  bool operator==(const Hello&) const = default;
};
struct AskSignal {
  std::uint32_t index = 0;
  bool operator==(const AskSignal&) const = default;
};
struct Signal {
  std::uint32_t index = 0;
  std::string name;
  std::uint32_t form = 0;
  bool operator==(const Signal&) const = default;
};
struct Sensors {
  std::uint32_t step = 0;
  std::vector<float> reals;
  std::vector<std::int64_t> counts;
  bool power_up = false;
  std::uint32_t line = 0;
  std::string typed;
  bool silent = false;
  bool operator==(const Sensors&) const = default;
};
struct Commands {
  std::uint32_t step = 0;
  std::vector<float> reals;
  std::vector<std::int64_t> counts;
  std::uint32_t lines_taken = 0;
  std::uint32_t clock_us = 0;
  bool operator==(const Commands&) const = default;
};
struct LogLine {
  std::string text;
  bool operator==(const LogLine&) const = default;
};
struct DefocusAndVent {
  bool operator==(const DefocusAndVent&) const = default;
};

using Body = std::variant<Start, Hello, AskSignal, Signal, Sensors, Commands, LogLine, DefocusAndVent>;

struct Frame {
  std::uint32_t session = 0;
  std::uint32_t sequence = 0;
  Body body;
  bool operator==(const Frame&) const = default;
};

}  // namespace heliorig::adapters::wire
