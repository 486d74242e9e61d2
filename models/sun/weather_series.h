#pragma once

#include <cstdint>
#include <vector>

#include "models/time/sim_time.h"

namespace heliorig::models {

/// A measured quantity as a continuous function of time, from samples at equal steps. Values are never
/// negative. Before the first sample and after the last one it stays what it is there. An answer depends on
/// the instant alone.
class WeatherSeries {
 public:
  /// Means over the intervals [begin + i·step, begin + (i + 1)·step). The function is a parabola in each
  /// interval and has the interval's mean: it is the slope of a cubic through the running integral, which
  /// slopes limited to three times the lesser secant keep monotone (C. de Boor, B. Swartz, J. Approx. Theory
  /// 21 (1977) 411; F. N. Fritsch, R. E. Carlson, SIAM J. Numer. Anal. 17 (1980) 238). So it is continuous,
  /// and never below 0 though a mean be 0. A parabola that would rise more than a tenth over the greatest
  /// mean of all is replaced by smooth ramps to a level, with the same ends and the same mean. Asserts that
  /// there are means, none of them negative.
  static WeatherSeries of_means(SimTime begin, SimDuration step, std::vector<double> means);

  /// Values at the instants begin + i·step: the monotone cubic of the same sources, which never leaves the
  /// range between two neighbours.
  static WeatherSeries of_points(SimTime begin, SimDuration step, std::vector<double> values);

  double at(SimTime time) const;

 private:
  enum class Kind { means, points };

  WeatherSeries(Kind kind, SimTime begin, SimDuration step, std::vector<double> samples);

  double mean_at(std::int64_t interval, double u) const;
  double point_at(std::int64_t interval, double u) const;
  double boundary(std::int64_t interval) const;
  double slope(std::int64_t point) const;

  Kind kind_;
  SimTime begin_;
  SimDuration step_;
  std::vector<double> samples_;
  double ceiling_ = 0.0;
};

}  // namespace heliorig::models
