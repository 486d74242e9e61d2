#pragma once

#include <limits>
#include <random>
#include <vector>

#include "bench/signals/signal_table.h"
#include "bench/signals/trace_row.h"

namespace heliorig::tests {

/// Two continuous signals, a mode and a switch, without units so that formulas stay short. Their ranges make
/// the default scales 2 and 4, 1 and 1.
inline bench::SignalTable small_table() {
  using bench::SignalKind;
  return bench::SignalTable({{"plant.a", "1", -1, 1, "", SignalKind::continuous},
                             {"plant.b", "1", -2, 2, "", SignalKind::continuous},
                             {"control.mode", "1", 0, 3, "", SignalKind::discrete},
                             {"control.on", "1", 0, 1, "", SignalKind::discrete}});
}

/// Rows with their times in nanoseconds, kept together.
struct Trace {
  std::vector<models::SimTime> times;
  std::vector<std::vector<double>> rows;
  models::SimTime end{};

  bench::TraceRow row(std::size_t i) const { return {times[i], rows[i]}; }
  std::size_t size() const { return times.size(); }
  void add(models::SimDuration at, std::vector<double> values) {
    times.push_back(models::SimTime{at});
    rows.push_back(std::move(values));
    end = times.back();
  }
};

/// An integer in [low, high], the same on every machine (std::uniform_int_distribution is not).
inline int roll(std::mt19937_64& random, int low, int high) {
  return low + static_cast<int>(random() % static_cast<std::uint64_t>(high - low + 1));
}

/// Appends rows at irregular times on a grid of 50 ms, so that edges of windows often meet rows; values on a
/// coarse grid, so that ties and exact limits are common; long gaps, and what is not a number, now and then.
inline void extend(Trace& trace, std::mt19937_64& random, int count) {
  models::SimTime at = trace.times.empty() ? models::SimTime{} : trace.end;
  for (int i = 0; i < count; ++i) {
    const int steps = roll(random, 0, 30) == 0 ? roll(random, 500, 2500) : roll(random, 1, 10);
    if (!trace.times.empty()) at += std::chrono::milliseconds(50) * steps;
    trace.add(at.time_since_epoch(),
              {0.25 * roll(random, -4, 4), 0.25 * roll(random, -8, 8),
               static_cast<double>(roll(random, 0, 3)), static_cast<double>(roll(random, 0, 1))});
    for (double& value : trace.rows.back())
      if (roll(random, 0, 15) == 0) value = std::numeric_limits<double>::quiet_NaN();
  }
  trace.end += std::chrono::milliseconds(50) * roll(random, 0, 10);
}

}  // namespace heliorig::tests
