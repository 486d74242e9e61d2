// How punctual the pacer is: its loop at 100 Hz beside cyclictest (Debian's rt-tests) at the same rate,
// priority and time on this machine, and its overruns at 50 Hz. `benchmark_real_time [SECONDS]` takes twice
// that; 60 if not given. Goals: the 99.9th percentile of its lateness is at most twice cyclictest's; no
// overrun at 50 Hz on an idle machine.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>

#include "bench/run/pacer.h"

namespace {

using namespace heliorig;
using namespace std::chrono_literals;

/// How often each lateness in µs was seen.
using Histogram = std::map<long, std::uint64_t>;

/// The least lateness that so many are not above, in µs.
long percentile(const Histogram& histogram, double share) {
  std::uint64_t all = 0;
  for (const auto& [us, count] : histogram) all += count;
  const auto rank = static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(all)));
  std::uint64_t seen = 0;
  for (const auto& [us, count] : histogram) {
    seen += count;
    if (seen >= rank) return us;
  }
  return -1;
}

/// The system's clock; notes how late each sleep ended, by the same reading that the pacer takes.
class WatchedClock final : public bench::WallClock {
 public:
  Time now() override {
    const Time time = clock_.now();
    if (due_.count() != 0) ++lateness_[std::chrono::floor<std::chrono::microseconds>(time - due_).count()];
    due_ = {};
    return time;
  }
  void sleep_until(Time instant) override {
    clock_.sleep_until(instant);
    due_ = instant;
  }
  const Histogram& lateness() const { return lateness_; }

 private:
  bench::MonotonicClock clock_;
  Time due_{};
  Histogram lateness_;
};

struct Paced {
  Histogram lateness;
  bench::Pacing pacing;
};

Paced pace(models::SimDuration period, long seconds) {
  WatchedClock clock;
  bench::Pacer pacer{clock, 1.0, period};
  const auto steps = std::chrono::seconds{seconds} / period;
  for (long i = 0; i <= steps; ++i) {
    pacer.wait_for(models::SimTime{i * period});
    pacer.answered();
  }
  return {clock.lateness(), pacer.pacing()};
}

struct PipeClosing {
  void operator()(std::FILE* pipe) const { pclose(pipe); }
};
using Pipe = std::unique_ptr<std::FILE, PipeClosing>;

Pipe start_cyclictest(long seconds, bool real_time) {
  const std::string how = real_time ? "--priority=20 --mlockall" : "--policy=other";
  const std::string command =
      "cyclictest --quiet --interval=10000 --histogram=100000 --loops=" + std::to_string(100 * seconds) +
      " " + how;
  return Pipe{popen(command.c_str(), "r")};
}

/// Of lines `000012 000345`: so many were 12 µs late.
Histogram histogram_of(std::FILE* pipe) {
  Histogram histogram;
  char line[256];
  while (std::fgets(line, sizeof line, pipe) != nullptr) {
    long us = 0;
    unsigned long count = 0;
    if (line[0] != '#' && std::sscanf(line, "%ld %lu", &us, &count) == 2 && count > 0) histogram[us] = count;
  }
  return histogram;
}

void print(const char* who, const Histogram& histogram) {
  std::printf("%-11s at 100 Hz: median %ld, p99 %ld, p99.9 %ld, worst %ld us late\n", who,
              percentile(histogram, 0.5), percentile(histogram, 0.99), percentile(histogram, 0.999),
              percentile(histogram, 1.0));
}

}  // namespace

int main(int count, char** words) {
  const long seconds = count > 1 ? std::atol(words[1]) : 60;
  if (seconds < 10) {
    std::fputs("usage: benchmark_real_time [SECONDS], 10 at the least\n", stderr);
    return 2;
  }
  const bench::RealTime real_time = bench::ask_for_real_time();
  for (const std::string& refused : real_time.refused) std::printf("%s\n", refused.c_str());
  const Pipe pipe = start_cyclictest(seconds, real_time.priority);
  const Paced at_100_Hz = pace(10ms, seconds);
  const Histogram cyclictest = histogram_of(pipe.get());
  if (cyclictest.empty()) {
    std::fputs("cyclictest said nothing; install rt-tests\n", stderr);
    return 1;
  }
  print("cyclictest", cyclictest);
  print("the pacer", at_100_Hz.lateness);
  const auto theirs = static_cast<double>(percentile(cyclictest, 0.999));
  const auto ours = static_cast<double>(percentile(at_100_Hz.lateness, 0.999));
  std::printf("p99.9: %.2f times cyclictest's; goal: 2\n", ours / std::max(theirs, 1.0));
  const bench::Pacing at_50_Hz = pace(20ms, seconds).pacing;
  std::printf("at 50 Hz: %llu overruns in %llu steps, the latest %.3f ms late; goal: none\n",
              static_cast<unsigned long long>(at_50_Hz.overruns),
              static_cast<unsigned long long>(at_50_Hz.steps),
              1e-6 * static_cast<double>(at_50_Hz.worst_lateness.count()));
  return 0;
}
