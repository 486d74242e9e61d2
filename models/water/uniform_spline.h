#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <vector>

namespace heliorig::models {

/// N functions of one variable as cubic splines on one uniform grid: twice continuously differentiable, with
/// an error of step⁴/384 · f⁗. Looks all N up with one index.
template <std::size_t N>
class UniformSpline {
 public:
  using Values = std::array<double, N>;
  struct Lookup {
    Values value;
    Values slope;
  };

  /// `sample(x)` gives the values at x; it is called a hundredth of a step beyond both ends, for the slopes
  /// there.
  template <class Sample>
  UniformSpline(double low, double high, std::size_t intervals, Sample sample)
      : low_(low),
        high_(high),
        step_((high - low) / static_cast<double>(intervals)),
        per_step_(1.0 / step_),
        pieces_(intervals) {
    assert(intervals >= 2);
    std::vector<Values> y;
    for (std::size_t i = 0; i <= intervals; ++i) y.push_back(sample(low + static_cast<double>(i) * step_));
    const auto end_slope = [&](double x) {  // in units of the step, as all slopes below
      const Values after = sample(x + 0.01 * step_), before = sample(x - 0.01 * step_);
      Values slope;
      for (std::size_t n = 0; n < N; ++n) slope[n] = (after[n] - before[n]) / 0.02;
      return slope;
    };
    fit(y, slopes(y, end_slope(low), end_slope(high)));
  }

  double low() const { return low_; }
  double high() const { return high_; }

  /// Values at x. Asserts that the grid holds x, but for rounding.
  Values operator()(double x) const {
    const auto [piece, u] = locate(x);
    Values value;
    for (std::size_t n = 0; n < N; ++n) {
      value[n] = (*piece)[0][n] + u * ((*piece)[1][n] + u * ((*piece)[2][n] + u * (*piece)[3][n]));
    }
    return value;
  }

  /// Values and derivatives at x.
  Lookup with_slopes(double x) const {
    const auto [piece, u] = locate(x);
    Lookup found;
    for (std::size_t n = 0; n < N; ++n) {
      const double b = (*piece)[1][n], c = (*piece)[2][n], d = (*piece)[3][n];
      found.value[n] = (*piece)[0][n] + u * (b + u * (c + u * d));
      found.slope[n] = (b + u * (2.0 * c + 3.0 * u * d)) * per_step_;
    }
    return found;
  }

 private:
  using Piece = std::array<Values, 4>;  ///< coefficients of a cubic in the share of the step, lowest first
  struct Place {
    const Piece* piece;
    double u;
  };

  Place locate(double x) const {
    const double at = (x - low_) * per_step_;
    assert(at > -0.01 && at < static_cast<double>(pieces_.size()) + 0.01);
    const auto last = static_cast<std::ptrdiff_t>(pieces_.size()) - 1;
    const auto index = std::clamp(static_cast<std::ptrdiff_t>(at), std::ptrdiff_t{0}, last);
    return {&pieces_[static_cast<std::size_t>(index)], at - static_cast<double>(index)};
  }

  /// Slopes at the knots that make the second derivative continuous: s[i−1] + 4 s[i] + s[i+1] =
  /// 3 (y[i+1] − y[i−1]), solved forth and back.
  static std::vector<Values> slopes(const std::vector<Values>& y, const Values& first, const Values& last) {
    const std::size_t end = y.size() - 1;
    std::vector<Values> s(y.size());
    std::vector<double> upper(y.size(), 0.0);
    s[0] = first;
    s[end] = last;
    for (std::size_t i = 1; i < end; ++i) {
      const double pivot = 1.0 / (4.0 - upper[i - 1]);
      upper[i] = pivot;
      for (std::size_t n = 0; n < N; ++n) {
        s[i][n] = (3.0 * (y[i + 1][n] - y[i - 1][n]) - s[i - 1][n]) * pivot;
      }
    }
    for (std::size_t i = end - 1; i > 0; --i) {
      for (std::size_t n = 0; n < N; ++n) s[i][n] -= upper[i] * s[i + 1][n];
    }
    return s;
  }

  void fit(const std::vector<Values>& y, const std::vector<Values>& s) {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      for (std::size_t n = 0; n < N; ++n) {
        const double rise = y[i + 1][n] - y[i][n];
        pieces_[i][0][n] = y[i][n];
        pieces_[i][1][n] = s[i][n];
        pieces_[i][2][n] = 3.0 * rise - 2.0 * s[i][n] - s[i + 1][n];
        pieces_[i][3][n] = s[i][n] + s[i + 1][n] - 2.0 * rise;
      }
    }
  }

  double low_;
  double high_;
  double step_;
  double per_step_;
  std::vector<Piece> pieces_;
};

}  // namespace heliorig::models
