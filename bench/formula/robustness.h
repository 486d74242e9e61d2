#pragma once

#include <cstdint>
#include <limits>

#include "models/time/sim_time.h"

namespace heliorig::bench {

/// Of a formula at an instant. Unknown: what decides it lies after the end of the run, or is not a number.
enum class Truth : std::uint8_t { no, unknown, yes };

/// How far a formula is from being false (positive) or from being true (negative), in units of the scale of
/// the limit that decides, with that limit and the instant at which it did.
///
/// After Donzé & Maler, Robust satisfaction of temporal logic over real-valued signals, FORMATS 2010. Truth
/// is carried beside the value since 0 is on either side: `x <= 1` is true at 1 and `x < 1` is not. Values
/// are ordered by value, then by truth; with unknown written as 0, minimum and maximum are then those of
/// Kleene's three-valued logic as well.
struct Robustness {
  double value = 0.0;
  models::SimTime at{};
  Truth truth = Truth::unknown;
  std::uint16_t limit = 0;
  bool bound = false;  ///< a time at least so late: it was not watched for any longer

  friend bool operator<(const Robustness& a, const Robustness& b) {
    return a.value < b.value || (a.value == b.value && a.truth < b.truth);
  }
};

constexpr Robustness unknown_robustness(models::SimTime at) {
  return {0.0, at, Truth::unknown, 0};
}
/// Nothing at stake: the value of a minimum, or of a maximum, over nothing.
constexpr Robustness unlimited(bool yes, models::SimTime at) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  return {yes ? infinity : -infinity, at, yes ? Truth::yes : Truth::no, 0};
}

constexpr Robustness negation(Robustness r) {
  r.value = -r.value;
  r.truth = static_cast<Truth>(2 - static_cast<int>(r.truth));
  return r;
}

/// Of equals the first: the earlier instant decides.
inline const Robustness& least(const Robustness& a, const Robustness& b) {
  return b < a ? b : a;
}
inline const Robustness& greatest(const Robustness& a, const Robustness& b) {
  return a < b ? b : a;
}

}  // namespace heliorig::bench
