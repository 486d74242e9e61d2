#include "models/mirrors/row_holes.h"

#include <algorithm>
#include <cassert>

namespace heliorig::models {

void RowHoles::add(const Hole& hole, const Interval& width) {
  if (intersection(hole.across, width).length() == 0.0) return;
  assert(count_ < holes_.size());
  holes_[count_++] = hole;
}

std::span<const double> RowHoles::edges(const Interval& width) {
  std::size_t n = 0;
  edges_[n++] = width.low;
  edges_[n++] = width.high;
  for (std::size_t i = 0; i < count_; ++i)
    for (const double edge : {holes_[i].across.low, holes_[i].across.high})
      if (edge > width.low && edge < width.high) edges_[n++] = edge;
  std::sort(edges_.begin(), edges_.begin() + static_cast<std::ptrdiff_t>(n));
  return {edges_.data(), n};
}

void RowHoles::take_out(Cause cause, double u_m, const Transversal& from, const Transversal& way,
                        double north, Pieces& length) const {
  for (std::size_t i = 0; i < count_; ++i) {
    const Hole& hole = holes_[i];
    if (hole.cause != cause || !(u_m > hole.across.low && u_m < hole.across.high)) continue;
    const double shift_m = north * cross(hole.place - from, hole.line) / cross(way, hole.line);
    length.remove({hole.along.low - shift_m, hole.along.high - shift_m});
  }
}

}  // namespace heliorig::models
