#include "bench/run/pacer.h"

#include <sched.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <iterator>

namespace heliorig::bench {
namespace {

/// Above what runs at the lowest real-time priority by default, below what the kernel's own threads use (50).
constexpr int priority = 20;

WallClock::Time on_the_wall(models::SimDuration simulated, double speed) {
  return WallClock::Time{std::llround(static_cast<double>(simulated.count()) / speed)};
}

void count(Pacing::Histogram& histogram, WallClock::Time time) {
  const auto end = std::ranges::lower_bound(Pacing::class_ends, time);
  ++histogram[static_cast<std::size_t>(end - Pacing::class_ends.begin())];
}

/// Empty, or why it is not. Under a limit the lock would hold now, and memory that is wanted later be
/// refused.
std::string lock_memory() {
  rlimit limit{};
  if (geteuid() != 0 && getrlimit(RLIMIT_MEMLOCK, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
    return "no more than " + std::to_string(limit.rlim_cur / 1024) + " KiB may be (ulimit -l)";
  return mlockall(MCL_CURRENT | MCL_FUTURE) == 0 ? "" : std::strerror(errno);
}

}  // namespace

Pacer::Pacer(WallClock& clock, double speed, models::SimDuration period)
    : clock_(clock), period_(on_the_wall(period, speed)) {
  assert(speed > 0.0 && std::isfinite(speed) && period.count() > 0);
  pacing_.speed = speed;
}

void Pacer::wait_for(models::SimTime time) {
  if (!start_) {
    start_ = clock_.now();
    first_ = time;
  }
  const WallClock::Time due = *start_ + on_the_wall(time - first_, pacing_.speed);
  if (clock_.now() < due) clock_.sleep_until(due);
  reached_ = clock_.now();
  const WallClock::Time lateness = std::max(reached_ - due, WallClock::Time{});
  ++pacing_.steps;
  if (lateness >= period_) ++pacing_.overruns;
  pacing_.worst_lateness = std::max(pacing_.worst_lateness, lateness);
  count(pacing_.lateness, lateness);
}

void Pacer::granted(RealTime real_time) {
  pacing_.real_time_priority = real_time.priority;
  pacing_.memory_locked = real_time.memory_locked;
  std::ranges::move(real_time.refused, std::back_inserter(pacing_.notes));
}

void Pacer::answered() {
  const WallClock::Time answer = clock_.now() - reached_;
  pacing_.worst_answer = std::max(pacing_.worst_answer, answer);
  count(pacing_.answers, answer);
}

models::SimDuration Pacer::uncertainty() const {
  return models::SimDuration{std::llround(
      static_cast<double>((pacing_.worst_lateness + pacing_.worst_answer).count()) * pacing_.speed)};
}

RealTime ask_for_real_time() {
  RealTime real_time;
  const sched_param parameters{.sched_priority = priority};
  real_time.priority = sched_setscheduler(0, SCHED_FIFO, &parameters) == 0;
  if (!real_time.priority)
    real_time.refused.push_back(std::string{"no real-time priority (SCHED_FIFO): "} + std::strerror(errno));
  const std::string why_not = lock_memory();
  real_time.memory_locked = why_not.empty();
  if (!why_not.empty()) real_time.refused.push_back("memory is not locked: " + why_not);
  return real_time;
}

}  // namespace heliorig::bench
