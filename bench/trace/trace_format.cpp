#include "bench/trace/trace_format.h"

#include <fmt/format.h>

#include <cassert>
#include <limits>
#include <set>

#include "bench/trace/signal_path.h"

namespace heliorig::bench::trace_format {
namespace {

constexpr std::size_t most_signals = 10'000;  // keys have four digits, so that they sort as numbers
constexpr std::size_t longest_name = 200;
constexpr const char* continuous = "continuous";
constexpr const char* discrete = "discrete";

std::string key(std::size_t index) {
  return fmt::format("{:04}", index);
}

std::optional<SignalSpec> signal_of(const std::string& entry) {
  const std::size_t first = entry.find(' ');
  const std::size_t last = entry.rfind(' ');
  if (first == std::string::npos || first == last || first > longest_name) return std::nullopt;
  SignalSpec signal;
  signal.name = entry.substr(0, first);
  signal.unit = entry.substr(first + 1, last - first - 1);
  signal.min = -std::numeric_limits<double>::infinity();
  signal.max = std::numeric_limits<double>::infinity();
  const std::string kind = entry.substr(last + 1);
  if (kind != continuous && kind != discrete) return std::nullopt;
  signal.kind = kind == discrete ? SignalKind::discrete : SignalKind::continuous;
  if (!split_signal_name(signal.name) || signal.unit.empty() || signal.unit.find(' ') != std::string::npos) {
    return std::nullopt;
  }
  return signal;
}

}  // namespace

Entries describe(const SignalTable& signals) {
  assert(signals.size() <= most_signals);
  Entries entries;
  for (std::size_t i = 0; i < signals.size(); ++i) {
    const char* kind = signals[i].kind == SignalKind::discrete ? discrete : continuous;
    entries[key(i)] = fmt::format("{} {} {}", signals[i].name, signals[i].unit, kind);
  }
  return entries;
}

std::optional<SignalTable> signals_of(const Entries& entries) {
  std::vector<SignalSpec> signals;
  std::set<std::string> names;
  for (const auto& [given, entry] : entries) {
    auto signal = signal_of(entry);
    if (given != key(signals.size()) || !signal || !names.insert(signal->name).second) return std::nullopt;
    signals.push_back(std::move(*signal));
  }
  if (signals.size() > most_signals) return std::nullopt;
  return SignalTable{std::move(signals)};
}

}  // namespace heliorig::bench::trace_format
