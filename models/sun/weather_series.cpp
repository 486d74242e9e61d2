#include "models/sun/weather_series.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace heliorig::models {
namespace {

constexpr double headroom = 1.1;

/// The slope at a knot between two equal steps of those secants: their mean, but at most three times the
/// lesser one, and 0 where they differ in sign.
double limited_mean(double a, double b) {
  if (a * b <= 0.0) return 0.0;
  const double most = 3.0 * std::min(std::abs(a), std::abs(b));
  return std::clamp(0.5 * (a + b), -most, most);
}

double smooth_step(double u) {
  return u * u * (3.0 - 2.0 * u);
}

/// One interval of means, from `left` to `right` with the mean between.
struct Interval {
  double left;
  double mean;
  double right;

  double parabola(double u) const {
    return left * (1.0 - u) * (1.0 - 3.0 * u) + 6.0 * mean * u * (1.0 - u) + right * u * (3.0 * u - 2.0);
  }

  double peak() const {
    const double slope = 6.0 * mean - 4.0 * left - 2.0 * right;
    const double bend = 3.0 * (left + right) - 6.0 * mean;
    const double u = bend < 0.0 ? std::clamp(-0.5 * slope / bend, 0.0, 1.0) : 0.0;
    return std::max({left, right, parabola(u)});
  }

  /// Ramps of equal length at both ends, and between them the level that gives the mean.
  double level_between_ramps(double u, double ceiling) const {
    const double ends = 0.5 * (left + right);
    const double ramp = std::min(0.5, (ceiling - mean) / (ceiling - ends));
    const double level = (mean - ramp * ends) / (1.0 - ramp);
    const double left_part = smooth_step(std::min(1.0, u / ramp));
    const double right_part = smooth_step(std::min(1.0, (1.0 - u) / ramp));
    return level + (left - level) * (1.0 - left_part) + (right - level) * (1.0 - right_part);
  }
};

}  // namespace

WeatherSeries::WeatherSeries(Kind kind, SimTime begin, SimDuration step, std::vector<double> samples)
    : kind_(kind), begin_(begin), step_(step), samples_(std::move(samples)) {
  assert(!samples_.empty() && step_.count() > 0);
  assert(std::ranges::all_of(samples_, [](double value) { return value >= 0.0; }));
  ceiling_ = headroom * *std::ranges::max_element(samples_);
}

WeatherSeries WeatherSeries::of_means(SimTime begin, SimDuration step, std::vector<double> means) {
  return {Kind::means, begin, step, std::move(means)};
}

WeatherSeries WeatherSeries::of_points(SimTime begin, SimDuration step, std::vector<double> values) {
  return {Kind::points, begin, step, std::move(values)};
}

double WeatherSeries::at(SimTime time) const {
  const auto intervals = static_cast<std::int64_t>(samples_.size()) - (kind_ == Kind::points ? 1 : 0);
  if (time <= begin_ || intervals == 0) return samples_.front();
  if (time >= begin_ + intervals * step_) return samples_.back();
  const std::int64_t interval = (time - begin_) / step_;
  const double u = seconds(time - (begin_ + interval * step_)) / seconds(step_);
  return kind_ == Kind::means ? mean_at(interval, u) : point_at(interval, u);
}

/// Between the intervals `interval - 1` and `interval`.
double WeatherSeries::boundary(std::int64_t interval) const {
  const auto i = static_cast<std::size_t>(interval);
  if (i == 0) return samples_.front();
  if (i == samples_.size()) return samples_.back();
  return limited_mean(samples_[i - 1], samples_[i]);
}

double WeatherSeries::mean_at(std::int64_t interval, double u) const {
  const Interval here{boundary(interval), samples_[static_cast<std::size_t>(interval)],
                      boundary(interval + 1)};
  return here.peak() <= ceiling_ ? std::max(0.0, here.parabola(u)) : here.level_between_ramps(u, ceiling_);
}

/// In units a step.
double WeatherSeries::slope(std::int64_t point) const {
  const auto i = static_cast<std::size_t>(point);
  if (i == 0 || i + 1 == samples_.size()) return 0.0;
  return limited_mean(samples_[i] - samples_[i - 1], samples_[i + 1] - samples_[i]);
}

double WeatherSeries::point_at(std::int64_t interval, double u) const {
  const auto i = static_cast<std::size_t>(interval);
  const double from = samples_[i];
  const double to = samples_[i + 1];
  const double v = 1.0 - u;
  return from + (to - from) * smooth_step(u) + slope(interval) * u * v * v - slope(interval + 1) * u * u * v;
}

}  // namespace heliorig::models
