#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "bench/trace/trace_writer.h"
#include "tests/support/process.h"

namespace heliorig::tests {

/// 2026-06-21T11:30:00Z.
inline constexpr std::int64_t noon_unix_ns = 1'782'041'400'000'000'000;

inline const bench::SignalTable& trace_signals() {
  static const bench::SignalTable table({
      {"sun.dni", "W/m2", 0, 1400, "", bench::SignalKind::continuous},
      {"mirrors.row[0].angle", "rad", -2, 2, "", bench::SignalKind::continuous},
      {"mirrors.row[1].angle", "rad", -2, 2, "", bench::SignalKind::continuous},
      {"mirrors.row[0].ideal_angle", "rad", -2, 2, "", bench::SignalKind::continuous},
      {"mirrors.row[1].ideal_angle", "rad", -2, 2, "", bench::SignalKind::continuous},
      {"steam.pressure", "Pa(g)", -1e5, 16e5, "", bench::SignalKind::continuous},
      {"controller.mode", "1", 0, 3, "", bench::SignalKind::discrete},
      {"controller.alarm[0]", "1", 0, 1, "", bench::SignalKind::discrete},
  });
  return table;
}

inline models::SimTime at(std::chrono::nanoseconds time) {
  return models::SimTime{time};
}

inline std::vector<double> row_values(int i) {
  return {800.0 + i, 0.1 * i, -0.1 * i, 1e-300 * i, -0.0, 1e6 / (i + 1), i % 2 ? 1.0 : 0.0, 0.0};
}

inline const std::map<std::string, std::string> some_identity{{"scenario", "ab12"}, {"tool", "heliorig 0.1"}};

/// A trace of `rows` rows at 10 Hz, with a log message every fifteenth of them and a recording
/// with the eleventh. Not closed: what a killed run
/// leaves.
inline bench::TraceWriter write_rows(const std::filesystem::path& file, int rows) {
  auto made = bench::TraceWriter::create(file, trace_signals(), noon_unix_ns, some_identity);
  auto& writer = std::get<bench::TraceWriter>(made);
  for (int i = 0; i < rows; ++i) {
    const auto time = at(std::chrono::milliseconds{100 * i});
    const auto values = row_values(i);
    if (i % 15 == 0) writer.write(bench::BenchEvent{time, "fault", "number " + std::to_string(i)});
    writer.write(bench::TraceRow{time, values});
    if (i == 10) writer.write_recording(time, "what passed");
  }
  return std::move(writer);
}

inline std::string trace_bytes(int rows) {
  const TemporaryFolder folder;
  auto writer = write_rows(folder.path() / "trace.mcap", rows);
  writer.close();
  return read_file(folder.path() / "trace.mcap");
}

}  // namespace heliorig::tests
