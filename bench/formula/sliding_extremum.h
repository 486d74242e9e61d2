#pragma once

#include <optional>

#include "bench/formula/ring.h"
#include "bench/formula/robustness.h"

namespace heliorig::bench {

/// The least (or greatest) of the values in a window that moves on: a monotonic queue, O(1) a value in the
/// mean (Lemire, Streaming maximum-minimum filter using no more than three comparisons per element, 2006).
///
/// Values hold from their instant to the next one's. A value is kept as long as it may still be the least,
/// that is until a lesser one comes; of equals the earlier is told.
class SlidingExtremum {
 public:
  enum class Which { least, greatest };
  explicit SlidingExtremum(Which which) : which_(which) {}

  /// Values come in the order of time, without gaps.
  void push(models::SimTime at, const Robustness& value) {
    if (!kept_.empty()) kept_.back().end = at;
    while (!kept_.empty() && outdoes(value, kept_.back().value)) kept_.pop_back();
    kept_.push({models::SimTime::max(), value});
  }
  /// Leaves out what no longer held at `time`.
  void drop_ended_by(models::SimTime time) {
    while (!kept_.empty() && kept_.front().end <= time) kept_.pop();
  }
  void clear() { kept_.clear(); }
  bool empty() const { return kept_.empty(); }
  const Robustness& best() { return kept_.front().value; }

 private:
  struct Kept {
    models::SimTime end;
    Robustness value;
  };
  bool outdoes(const Robustness& a, const Robustness& b) const {
    return which_ == Which::least ? a < b : b < a;
  }

  Which which_;
  Ring<Kept> kept_;
};

}  // namespace heliorig::bench
