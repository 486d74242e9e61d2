#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace heliorig::bench {

/// How well a run kept to the clock on the wall. Only of runs that were paced; other runs know no wall clock.
struct Pacing {
  /// Upper ends of the histogram's classes; the last class has none.
  static constexpr std::array<std::chrono::nanoseconds, 15> class_ends{
      std::chrono::microseconds{10},  std::chrono::microseconds{20},  std::chrono::microseconds{50},
      std::chrono::microseconds{100}, std::chrono::microseconds{200}, std::chrono::microseconds{500},
      std::chrono::milliseconds{1},   std::chrono::milliseconds{2},   std::chrono::milliseconds{5},
      std::chrono::milliseconds{10},  std::chrono::milliseconds{20},  std::chrono::milliseconds{50},
      std::chrono::milliseconds{100}, std::chrono::milliseconds{200}, std::chrono::milliseconds{500}};

  double speed = 1.0;          ///< simulated over real time
  std::uint64_t steps = 0;     ///< instants waited for
  std::uint64_t overruns = 0;  ///< of them, those reached only when the next one was due
  std::chrono::nanoseconds worst_lateness{};
  std::chrono::nanoseconds worst_answer{};  ///< the longest that the controller took to answer
  using Histogram = std::array<std::uint64_t, class_ends.size() + 1>;
  Histogram lateness{};             ///< steps by how late they were
  Histogram answers{};              ///< steps by how long the controller took to answer
  bool real_time_priority = false;  ///< nothing but the kernel's own went before it (SCHED_FIFO)
  bool memory_locked = false;       ///< none of it could be paged out
  std::vector<std::string> notes;   ///< what was not to be had, and why

  /// Share of the steps that came so late that the next was due, 0 to 1.
  double overrun_share() const {
    return steps == 0 ? 0.0 : static_cast<double>(overruns) / static_cast<double>(steps);
  }
};

}  // namespace heliorig::bench
