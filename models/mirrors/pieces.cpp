#include "models/mirrors/pieces.h"

#include <algorithm>
#include <cassert>

namespace heliorig::models {

Interval intersection(const Interval& a, const Interval& b) {
  return {std::max(a.low, b.low), std::min(a.high, b.high)};
}

Pieces::Pieces(const Interval& whole) : pieces_{whole}, count_(whole.length() > 0.0 ? 1 : 0) {}

void Pieces::remove(const Interval& hole) {
  if (hole.length() == 0.0) return;
  const std::array<Interval, 8> before = pieces_;
  const std::size_t count_before = count_;
  count_ = 0;
  const auto keep = [this](const Interval& piece) {
    if (piece.length() == 0.0) return;
    assert(count_ < pieces_.size());
    pieces_[count_++] = piece;
  };
  for (std::size_t i = 0; i < count_before; ++i) {
    keep({before[i].low, std::min(before[i].high, hole.low)});
    keep({std::max(before[i].low, hole.high), before[i].high});
  }
}

double Pieces::length() const {
  double sum = 0.0;
  for (const Interval& piece : *this) sum += piece.length();
  return sum;
}

}  // namespace heliorig::models
