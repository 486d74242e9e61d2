#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>

namespace heliorig::models {

/// One step of the explicit Runge-Kutta pair of order 5(4) of Dormand and Prince (J. Comp. Appl. Math. 6,
/// 1980), with its dense output of order 4 (Hairer, Nørsett, Wanner, "Solving Ordinary Differential Equations
/// I", II.6). A one-step method starts again for nothing, so that an input may change at any instant, and
/// dense output gives the state between the ends of a step without shortening it.
template <std::size_t N>
class DormandPrince {
 public:
  using State = std::array<double, N>;

  struct Step {
    State end;
    double error = 0.0;  ///< greatest of the states' estimated errors, each over its tolerance
    std::array<State, 5> dense;

    /// The state at a share of the step, 0 to 1.
    State at(double share) const {
      const double rest = 1.0 - share;
      State y;
      for (std::size_t i = 0; i < N; ++i) {
        y[i] = dense[0][i] +
               share * (dense[1][i] + rest * (dense[2][i] + share * (dense[3][i] + rest * dense[4][i])));
      }
      return y;
    }
  };

  /// `rates(time_s, state)` gives an optional State: nothing where the model does not hold, and then so does
  /// this; and so it does where a rate is no number or infinite, of which no error could be told.
  template <class Rates>
  static std::optional<Step> step(const Rates& rates, double time_s, const State& y, double step_s,
                                  const State& tolerance) {
    std::array<State, 7> k;
    State stage = y;
    for (std::size_t s = 0; s < 7; ++s) {
      if (s > 0) {
        const State sum = weighted(std::span{k}.first(s), a[s - 1]);
        for (std::size_t i = 0; i < N; ++i) stage[i] = y[i] + step_s * sum[i];
      }
      const auto rate = rates(time_s + c[s] * step_s, stage);
      if (!rate || !is_finite(*rate)) return std::nullopt;
      k[s] = *rate;
    }
    return finish(y, stage, step_s, tolerance, k);
  }

 private:
  // By a sum, for processors that do several at once: nought times what is no number, or infinite, is none.
  static bool is_finite(const State& y) {
    double sum = 0.0;
    for (const double value : y) sum += 0.0 * value;
    return sum == 0.0;
  }

  // State by state inside: so that processors do several at once.
  static State weighted(std::span<const State> k, const double* weights) {
    State sum{};
    for (std::size_t j = 0; j < k.size(); ++j) {
      for (std::size_t i = 0; i < N; ++i) sum[i] += weights[j] * k[j][i];
    }
    return sum;
  }

  static Step finish(const State& y, const State& end, double step_s, const State& tolerance,
                     const std::array<State, 7>& k) {
    Step done{end, 0.0, {}};
    const State error = weighted(k, e.data()), curve = weighted(k, d.data());
    for (std::size_t i = 0; i < N; ++i) {
      done.error = std::max(done.error, std::abs(step_s * error[i]) / tolerance[i]);
      const double rise = end[i] - y[i];
      const double bend = step_s * k[0][i] - rise;
      done.dense[0][i] = y[i];
      done.dense[1][i] = rise;
      done.dense[2][i] = bend;
      done.dense[3][i] = rise - step_s * k[6][i] - bend;
      done.dense[4][i] = step_s * curve[i];
    }
    return done;
  }

  static constexpr std::array<double, 7> c{0.0, 1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1.0, 1.0};
  static constexpr double a[6][6]{{1.0 / 5},
                                  {3.0 / 40, 9.0 / 40},
                                  {44.0 / 45, -56.0 / 15, 32.0 / 9},
                                  {19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729},
                                  {9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656},
                                  {35.0 / 384, 0.0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84}};
  static constexpr std::array<double, 7> e{71.0 / 57600,      0.0,        -71.0 / 16695, 71.0 / 1920,
                                           -17253.0 / 339200, 22.0 / 525, -1.0 / 40};
  static constexpr std::array<double, 7> d{-12715105075.0 / 11282082432,  0.0,
                                           87487479700.0 / 32700410799,   -10690763975.0 / 1880347072,
                                           701980252875.0 / 199316789632, -1453857185.0 / 822651844,
                                           69997945.0 / 29380423};
};

}  // namespace heliorig::models
