#include "bench/run/wall_clock.h"

#include <cerrno>
#include <ctime>

namespace heliorig::bench {
namespace {

constexpr std::int64_t ns_in_s = 1'000'000'000;

}  // namespace

WallClock::Time MonotonicClock::now() {
  timespec time{};
  clock_gettime(CLOCK_MONOTONIC, &time);
  return Time{time.tv_sec * ns_in_s + time.tv_nsec};
}

void MonotonicClock::sleep_until(Time instant) {
  const timespec time{instant.count() / ns_in_s, instant.count() % ns_in_s};
  while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nullptr) == EINTR) {
  }
}

}  // namespace heliorig::bench
