#pragma once

#include <chrono>

namespace heliorig::bench {

/// The clock on the wall, which the pacer alone reads. Nanoseconds from some instant, never set back.
class WallClock {
 public:
  using Time = std::chrono::nanoseconds;

  virtual ~WallClock() = default;
  virtual Time now() = 0;
  /// Returns at that instant or as soon afterwards as the system lets it.
  virtual void sleep_until(Time instant) = 0;
};

/// CLOCK_MONOTONIC, slept against by its absolute time, so that being late does not add up.
class MonotonicClock final : public WallClock {
 public:
  Time now() override;
  void sleep_until(Time instant) override;
};

}  // namespace heliorig::bench
