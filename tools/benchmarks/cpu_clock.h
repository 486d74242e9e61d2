#pragma once

#include <ctime>

#include <chrono>

namespace heliorig::benchmarks {

/// What this process has had of its processors: a figure that other work on the machine hardly moves.
struct CpuClock {
  using duration = std::chrono::nanoseconds;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<CpuClock>;
  static constexpr bool is_steady = true;

  static time_point now() {
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return time_point{std::chrono::seconds{used.tv_sec} + std::chrono::nanoseconds{used.tv_nsec}};
  }
};

}  // namespace heliorig::benchmarks
