#pragma once

#include <deque>

#include "bench/run/wall_clock.h"

namespace heliorig::tests {

/// A clock on the wall that goes only when it is slept against, later than asked by what a test says.
struct HandClock final : bench::WallClock {
  Time time{1'000'000'000};
  std::deque<Time> oversleep;  ///< of the sleeps to come; none when used up

  Time now() override { return time; }
  void sleep_until(Time instant) override {
    time = instant;
    if (oversleep.empty()) return;
    time += oversleep.front();
    oversleep.pop_front();
  }
};

}  // namespace heliorig::tests
