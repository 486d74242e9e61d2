#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "bench/run/controller_link.h"

namespace heliorig::adapters {

/// Holds a controller's clock against the bench's. What it showed between the sending of a question and the
/// coming of the answer was shown somewhen between: the offset is certain within half a round trip, as with
/// NTP (RFC 5905, section 8). The rate is taken between the two most certain samples of the first and of the
/// last tenth, far enough apart to say something.
class ClockWatch {
 public:
  using Time = std::chrono::nanoseconds;

  /// `clock_us` goes round at 2^32, once in 71.6 min; samples come oftener.
  void add(Time sent, Time received, std::uint32_t clock_us);

  /// Nothing before the second sample.
  std::optional<bench::LinkFigures::Clock> figures() const;

 private:
  struct Sample {
    Time at;          ///< the bench's time in the middle
    Time offset;      ///< the controller's clock, from its first reading on, less that
    Time half_width;  ///< of a round trip
  };
  static const Sample& most_certain(std::vector<Sample>::const_iterator begin,
                                    std::vector<Sample>::const_iterator end);

  std::vector<Sample> samples_;
  std::uint32_t last_us_ = 0;
  std::chrono::microseconds shown_{};  ///< the controller's clock since its first reading, not going round
};

}  // namespace heliorig::adapters
