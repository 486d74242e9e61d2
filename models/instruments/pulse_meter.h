#pragma once

#include <cmath>

namespace heliorig::models {

/// A meter with one pulse output: a pulse for each `pulse_kg` gone through, either way, since a single output
/// cannot tell the direction. `error` is the specimen's, as a fraction of the reading. What is short of a
/// pulse is carried on.
class PulseMeter {
 public:
  PulseMeter(double pulse_kg, double error) : pulses_per_kg_((1.0 + error) / pulse_kg) {}

  /// Counts what `flow_kgps` brings in `duration_s`.
  void pass(double flow_kgps, double duration_s) {
    pulses_ += std::abs(flow_kgps) * duration_s * pulses_per_kg_;
  }
  /// Whole pulses since power-up.
  double count() const { return std::floor(pulses_); }

 private:
  double pulses_per_kg_;
  double pulses_ = 0.0;
};

}  // namespace heliorig::models
