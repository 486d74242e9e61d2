#include "models/steam/drum_level.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace heliorig::models {
namespace {

constexpr double pi = std::numbers::pi;

struct Segment {
  double share;  ///< of the circle's area below a chord
  double slope;  ///< by the chord's height over the diameter
};

/// A chord at the height y · diameter cuts off (acos(1−2y) − 2 (1−2y) √(y−y²)) / π of a circle.
Segment segment(double y) {
  const double half_chord = std::sqrt(std::max(y - y * y, 0.0));
  const double x = 1.0 - 2.0 * y;
  return {(std::acos(std::clamp(x, -1.0, 1.0)) - 2.0 * x * half_chord) / pi, 8.0 * half_chord / pi};
}

/// Below this share a segment is too thin for its closed form, which takes it from the difference of two
/// numbers that are nearly alike: rounding is off by some 1e-16/y in y, and by more than y itself, so that
/// Newton's steps leave the circle, below about 1e-12.
constexpr double thin_share = 1e-8;

/// Of a thin segment. With y = sin²(E/4) its share is (E − sin E) / 2π = E³/12π (1 − E²/20 + …), hence
/// y = y₀ (1 + y₀/5 + …) with y₀ = E₀²/16 = (3π share / 16)^⅔. Left out is y₀²/5: 2e-12 at most.
double thin_height_share(double share) {
  const double root = std::cbrt(3.0 * pi * share / 16.0);
  return root * root;
}

/// Height over diameter at which `share` of the circle lies below. Newton's steps from the inner side of the
/// root, where the segment is convex towards it, never leave the circle.
double height_share(double share) {
  if (share > 0.5) return 1.0 - height_share(1.0 - share);
  if (share <= 0.0) return 0.0;
  if (share < thin_share) return thin_height_share(share);
  double y = 0.5;
  for (int i = 0; i < 50; ++i) {
    const Segment s = segment(y);
    const double step = (s.share - share) / s.slope;
    y -= step;
    if (std::abs(step) < 1e-12) break;
  }
  return y;
}

}  // namespace

DrumLevel::DrumLevel(double drum_volume_m3, double drum_diameter_m, double evaporator_volume_m3,
                     double evaporator_depth_m)
    : drum_volume_m3_(drum_volume_m3),
      drum_diameter_m_(drum_diameter_m),
      evaporator_volume_m3_(evaporator_volume_m3),
      evaporator_depth_m_(evaporator_depth_m) {}

double DrumLevel::level_m(double water_volume_m3) const {
  const double in_drum_m3 = water_volume_m3 - evaporator_volume_m3_;
  if (in_drum_m3 <= 0.0) {
    assert(water_volume_m3 >= -1e-12);
    return evaporator_depth_m_ * in_drum_m3 / evaporator_volume_m3_;
  }
  assert(in_drum_m3 <= drum_volume_m3_ * (1.0 + 1e-9));
  return drum_diameter_m_ * height_share(std::min(in_drum_m3 / drum_volume_m3_, 1.0));
}

double DrumLevel::water_volume_m3(double level_m) const {
  assert(level_m >= -evaporator_depth_m_ && level_m <= drum_diameter_m_);
  if (level_m <= 0.0) return evaporator_volume_m3_ * (1.0 + level_m / evaporator_depth_m_);
  return evaporator_volume_m3_ + drum_volume_m3_ * segment(level_m / drum_diameter_m_).share;
}

}  // namespace heliorig::models
