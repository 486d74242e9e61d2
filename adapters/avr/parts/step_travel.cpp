#include "adapters/avr/parts/step_travel.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace heliorig::adapters {

void StepTravel::begin(double place, Cycle from, Cycle to) {
  if (!started_) {
    started_ = true;
    to_place_ = place;
    step_ = static_cast<std::int64_t>(std::floor(place));
  }
  if (from == to) return;
  from_place_ = to_place_;
  to_place_ = place;
  from_ = from;
  to_ = to;
}

std::optional<Cycle> StepTravel::next() const {
  const auto target = static_cast<std::int64_t>(std::floor(to_place_));
  if (from_ == to_ || step_ == target) return std::nullopt;
  // Upward the next whole number is reached, downward the present one is left.
  const auto threshold = static_cast<double>(target > step_ ? step_ + 1 : step_);
  const double share = std::clamp((threshold - from_place_) / (to_place_ - from_place_), 0.0, 1.0);
  return from_ + static_cast<Cycle>(share * static_cast<double>(to_ - 1 - from_));
}

std::int64_t StepTravel::cross() {
  const auto target = static_cast<std::int64_t>(std::floor(to_place_));
  assert(step_ != target);
  step_ += target > step_ ? 1 : -1;
  return step_;
}

}  // namespace heliorig::adapters
