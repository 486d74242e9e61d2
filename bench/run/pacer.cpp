#include "bench/run/pacer.h"

#include <sched.h>
#include <sys/mman.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cmath>
#include <cstring>

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

void Pacer::answered() {
  const WallClock::Time answer = clock_.now() - reached_;
  pacing_.worst_answer = std::max(pacing_.worst_answer, answer);
  count(pacing_.answers, answer);
}

models::SimDuration Pacer::uncertainty() const {
  return models::SimDuration{std::llround(
      static_cast<double>((pacing_.worst_lateness + pacing_.worst_answer).count()) * pacing_.speed)};
}

double Pacer::overrun_share() const {
  if (pacing_.steps == 0) return 0.0;
  return static_cast<double>(pacing_.overruns) / static_cast<double>(pacing_.steps);
}

std::vector<std::string> ask_for_real_time() {
  std::vector<std::string> refused;
  const auto refuse = [&](const std::string& what) { refused.push_back(what + ": " + std::strerror(errno)); };
  const sched_param parameters{.sched_priority = priority};
  if (sched_setscheduler(0, SCHED_FIFO, &parameters) != 0) refuse("no real-time priority (SCHED_FIFO)");
  if (mlockall(MCL_CURRENT | MCL_FUTURE) != 0) refuse("memory is not locked");
  return refused;
}

}  // namespace heliorig::bench
