// What a trace costs: a day of ten hours at 10 rows a second and 130 signals, of which a third moves
// smoothly, a third is noisy and a third stands still, written to /dev/shm; beside it what it costs to copy
// the same rows in memory.
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "bench/trace/trace_reader.h"
#include "bench/trace/trace_writer.h"

namespace {

using namespace heliorig;
using Clock = std::chrono::steady_clock;

constexpr int signals = 130;
constexpr int rows = 10 * 3600 * 10;

bench::SignalTable table() {
  std::vector<bench::SignalSpec> specs;
  for (int i = 0; i < signals; ++i) {
    specs.push_back(
        {"part.row[" + std::to_string(i) + "].value", "1", -1, 1, "", bench::SignalKind::continuous});
  }
  return bench::SignalTable{std::move(specs)};
}

/// Rows of the first minute; the day repeats them with another beginning, so that making them costs little.
std::vector<std::vector<double>> a_minute_of_rows() {
  std::mt19937_64 random{7};
  std::normal_distribution<double> noise{0.0, 1.0};
  std::vector<std::vector<double>> minute(600, std::vector<double>(signals));
  for (std::size_t r = 0; r < minute.size(); ++r) {
    for (int i = 0; i < signals; ++i) {
      const double smooth = 1e6 + 1e3 * std::sin(1e-3 * static_cast<double>(r) + i);
      minute[r][static_cast<std::size_t>(i)] = i % 3 == 0   ? smooth
                                               : i % 3 == 1 ? 300.0 + noise(random)
                                                            : i % 2;
    }
  }
  return minute;
}

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

template <typename Push>
double over_the_day(std::vector<std::vector<double>>& minute, Push push) {
  const auto begin = Clock::now();
  for (int i = 0; i < rows; ++i) {
    auto& row = minute[static_cast<std::size_t>(i) % minute.size()];
    row[0] = i;
    push(models::SimTime{std::chrono::milliseconds{100} * i}, row);
  }
  return seconds_since(begin);
}

void report(const char* what, double wall_s, double megabytes) {
  std::printf("%-28s %7.3f s  %6.2f us/row  %7.1f MB  %6.0f MB/s of values\n", what, wall_s,
              wall_s / rows * 1e6, megabytes,
              static_cast<double>(rows) * signals * sizeof(double) / 1e6 / wall_s);
}

}  // namespace

int main() {
  const std::filesystem::path file = "/dev/shm/heliorig-benchmark-trace.mcap";
  std::filesystem::remove(file);
  auto minute = a_minute_of_rows();

  std::vector<double> memory(static_cast<std::size_t>(rows) * signals);
  const double copied =
      over_the_day(minute, [&, at = memory.data()](models::SimTime, const auto& row) mutable {
        std::memcpy(at, row.data(), row.size() * sizeof(double));
        at += row.size();
      });
  report("copied in memory", copied, static_cast<double>(memory.size() * sizeof(double)) / 1e6);

  auto made = bench::TraceWriter::create(file, table(), 0, {});
  if (const auto* error = std::get_if<bench::TraceError>(&made)) return std::puts(error->message.c_str()), 1;
  auto& writer = std::get<bench::TraceWriter>(made);
  const double pushed = over_the_day(minute, [&](models::SimTime time, const auto& row) {
    writer.write(bench::TraceRow{time, row});
  });
  const auto begin = Clock::now();
  writer.close();
  const double megabytes = static_cast<double>(std::filesystem::file_size(file)) / 1e6;
  report("written", pushed + seconds_since(begin), megabytes);
  memory = {};

  const auto reading_begin = Clock::now();
  const auto reading = bench::read_trace(file);
  report("read", seconds_since(reading_begin), megabytes);
  std::filesystem::remove(file);
  return reading.complete && reading.rows.size() == rows ? 0 : 1;
}
