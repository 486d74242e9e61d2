#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "bench/run/controller_link.h"

namespace heliorig::adapters {

/// The times from questions to their answers, all kept: eight bytes a step.
class RoundTrips {
 public:
  void add(std::chrono::nanoseconds time) { times_.push_back(time); }

  /// Percentiles by nearest rank: the least time that so many of them do not exceed. Nothing of nothing.
  std::optional<bench::LinkFigures::RoundTrips> figures() const;

 private:
  std::vector<std::chrono::nanoseconds> times_;
};

}  // namespace heliorig::adapters
