#pragma once

#include <array>
#include <cstddef>

namespace heliorig::models {

/// From low to high; empty where high ≤ low.
struct Interval {
  double low;
  double high;
  double length() const { return high > low ? high - low : 0.0; }
};

Interval intersection(const Interval& a, const Interval& b);

/// What is left of an interval after others have been taken out of it. Room for what seven leave.
class Pieces {
 public:
  explicit Pieces(const Interval& whole);

  /// Takes `hole` out. Asserts that there is room.
  void remove(const Interval& hole);
  /// Of all that is left.
  double length() const;

  const Interval* begin() const { return pieces_.data(); }
  const Interval* end() const { return pieces_.data() + count_; }

 private:
  std::array<Interval, 8> pieces_;
  std::size_t count_;
};

}  // namespace heliorig::models
