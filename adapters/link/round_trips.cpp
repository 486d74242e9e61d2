#include "adapters/link/round_trips.h"

#include <algorithm>
#include <cmath>

namespace heliorig::adapters {

std::optional<bench::LinkFigures::RoundTrips> RoundTrips::figures() const {
  if (times_.empty()) return std::nullopt;
  std::vector<std::chrono::nanoseconds> sorted = times_;
  std::ranges::sort(sorted);
  const auto rank = [&](double share) {
    const double place = std::ceil(share * static_cast<double>(sorted.size()));
    return sorted[static_cast<std::size_t>(std::max(place, 1.0)) - 1];
  };
  return bench::LinkFigures::RoundTrips{.count = sorted.size(),
                                        .min = sorted.front(),
                                        .median = rank(0.5),
                                        .p99 = rank(0.99),
                                        .max = sorted.back()};
}

}  // namespace heliorig::adapters
