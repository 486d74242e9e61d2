#include "models/mirrors/angular_spread.h"

#include <cassert>
#include <cmath>
#include <numbers>

namespace heliorig::models {
namespace {

constexpr double pi = std::numbers::pi;

/// Gauss–Legendre quadrature with eight nodes: the positive ones (Abramowitz & Stegun, table 25.4).
constexpr std::array<std::array<double, 2>, 4> legendre{{{0.1834346424956498, 0.3626837833783620},
                                                         {0.5255324099163290, 0.3137066458778873},
                                                         {0.7966664774136267, 0.2223810344533745},
                                                         {0.9602898564975363, 0.1012285362903763}}};

}  // namespace

NormalTable::NormalTable() {
  for (std::size_t i = 0; i < below_.size(); ++i) {
    const double z = static_cast<double>(i) / per_unit - reach;
    below_[i] = 0.5 * std::erf(z / std::numbers::sqrt2);
    density_[i] = std::exp(-0.5 * z * z) / std::sqrt(2.0 * pi);
  }
  // Nothing beyond, without a jump.
  below_.front() = -0.5;
  below_[below_.size() - 2] = below_.back() = 0.5;
  density_.front() = density_[density_.size() - 2] = density_.back() = 0.0;
}

SunDirections::SunDirections(const SunShape& shape, double disk_rad, double least_blur_rad) {
  assert(disk_rad > 0.0 && least_blur_rad > 0.0);
  const int count = 2 * static_cast<int>(std::ceil(1.25 * disk_rad / least_blur_rad)) + 1;
  for (int k = 1; k <= count; ++k) {
    const double turn = pi * k / (count + 1);
    const double angle_rad = disk_rad * std::cos(turn);
    // The weight of the rule, √(1 − x²), is in the density that stands for it.
    directions_.push_back(
        {angle_rad, pi / (count + 1) * std::sin(turn) * disk_rad * shape.plane_density(angle_rad)});
  }
  if (shape.extent_rad() > disk_rad) {
    const double half = 0.5 * std::log(shape.extent_rad() / disk_rad);
    for (const auto& [node, weight] : legendre) {
      for (const double place : {1.0 - node, 1.0 + node}) {
        const double angle_rad = disk_rad * std::exp(half * place);
        const double share = weight * half * angle_rad * shape.plane_density(angle_rad);
        directions_.push_back({angle_rad, share});
        directions_.push_back({-angle_rad, share});
      }
    }
  }
  double sum = 0.0;
  for (const Direction& direction : directions_) sum += direction.weight;
  for (Direction& direction : directions_) {
    direction.weight /= sum;
    extent_rad_ = std::max(extent_rad_, direction.angle_rad);
  }
}

AngularSpread::AngularSpread(const NormalTable& table, const SunDirections& sun, double widening,
                             double blur_rad)
    : table_(table), directions_(sun.directions()) {
  assert(blur_rad > 0.0 && widening > 0.0);
  scale_ = 1.0 / std::hypot(blur_rad, widening * sun.own_blur_rad());
  widening_ = widening * scale_;
  reach_ = NormalTable::reach + sun.extent_rad() * widening_;
}

double AngularSpread::share(double from_rad, double to_rad) const {
  const double from = from_rad * scale_;
  const double to = to_rad * scale_;
  if (from > reach_ || to < -reach_) return 0.0;
  double sum = 0.0;
  for (const auto& [angle_rad, weight] : directions_) {
    const double off = angle_rad * widening_;
    sum += weight * (table_.below(to - off) - table_.below(from - off));
  }
  return sum;
}

double AngularSpread::density(double angle_rad) const {
  const double place = angle_rad * scale_;
  if (std::abs(place) > reach_) return 0.0;
  double sum = 0.0;
  for (const auto& [sun_rad, weight] : directions_)
    sum += weight * table_.density(place - sun_rad * widening_);
  return sum * scale_;
}

}  // namespace heliorig::models
