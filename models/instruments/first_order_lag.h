#pragma once

#include <optional>

namespace heliorig::models {

/// A first-order lag τ y' = x − y, sampled at a fixed step.
///
/// Exact for an input that is linear between samples: with s = (x₁ − x₀)/h,
///   y₁ = x₁ − s τ + (y₀ − x₀ + s τ) e^(−h/τ)
/// (the ramp response; Franklin, Powell, Workman: Digital Control of Dynamic Systems, first-order hold).
/// Starts in equilibrium with its first input. A lag of 0 passes the input on.
class FirstOrderLag {
 public:
  FirstOrderLag(double lag_s, double step_s);

  /// The output one step after the last call, the input being `input` now.
  double sample(double input);

 private:
  double lag_steps_;  ///< τ/h
  double decay_;      ///< e^(−h/τ)
  std::optional<double> input_;
  double output_ = 0.0;
};

}  // namespace heliorig::models
