#pragma once

#include <chrono>
#include <cstdint>

namespace heliorig::models {

/// The clock of a simulation. It has no now(): simulated time is handed on, never asked for.
/// Its epoch is the start of the scenario; its tick is one nanosecond.
struct SimClock {
  using rep = std::int64_t;
  using period = std::nano;
  using duration = std::chrono::duration<rep, period>;
  using time_point = std::chrono::time_point<SimClock>;
  static constexpr bool is_steady = true;
};

using SimTime = SimClock::time_point;
using SimDuration = SimClock::duration;

/// A civil instant, UTC, in nanoseconds since 1970-01-01 (leap seconds not counted).
using UtcTime = std::chrono::sys_time<std::chrono::nanoseconds>;

/// Seconds since the start of the scenario.
constexpr double seconds(SimTime time) {
  return std::chrono::duration<double>(time.time_since_epoch()).count();
}

constexpr double seconds(SimDuration duration) { return std::chrono::duration<double>(duration).count(); }

/// The duration nearest to `duration_s` seconds. Rounds half away from zero.
constexpr SimDuration sim_duration(double duration_s) {
  return SimDuration{static_cast<std::int64_t>(duration_s * 1e9 + (duration_s < 0 ? -0.5 : 0.5))};
}

}  // namespace heliorig::models
