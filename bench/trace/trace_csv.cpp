#include "bench/trace/trace_csv.h"

#include <fmt/format.h>

#include <iterator>
#include <string>

namespace heliorig::bench {
namespace {

constexpr std::size_t enough_for_a_write = 1u << 20;

std::string names_of(const SignalTable& signals) {
  std::string line = "time [s]";
  for (const SignalSpec& signal : signals.signals())
    line += fmt::format(",{} [{}]", signal.name, signal.unit);
  return line + "\n";
}

void add_row(const ReadRow& row, std::string& text) {
  fmt::format_to(std::back_inserter(text), "{}", models::seconds(row.time));
  for (const double value : row.values) fmt::format_to(std::back_inserter(text), ",{}", value);
  text += '\n';
}

}  // namespace

std::optional<OutputError> write_csv(const TraceReading& trace, const std::filesystem::path& file) {
  auto created = OutputFile::create(file);
  if (auto* error = std::get_if<OutputError>(&created)) return std::move(*error);
  auto& output = std::get<OutputFile>(created);
  std::string error;
  std::string text = names_of(trace.signals);
  for (const ReadRow& row : trace.rows) {
    add_row(row, text);
    if (text.size() < enough_for_a_write) continue;
    error = output.append(text);
    if (!error.empty()) return OutputError{.message = error};
    text.clear();
  }
  error = output.append(text);
  if (error.empty()) error = output.close();
  if (!error.empty()) return OutputError{.message = error};
  return std::nullopt;
}

}  // namespace heliorig::bench
