#include "models/instruments/first_order_lag.h"

#include <cassert>
#include <cmath>

namespace heliorig::models {

FirstOrderLag::FirstOrderLag(double lag_s, double step_s)
    : lag_steps_(lag_s / step_s), decay_(lag_s > 0.0 ? std::exp(-step_s / lag_s) : 0.0) {
  assert(lag_s >= 0.0 && step_s > 0.0);
}

double FirstOrderLag::sample(double input) {
  if (!input_) {
    output_ = input;
  } else {
    const double behind = (input - *input_) * lag_steps_;  // s τ, by how much a steady ramp is followed late
    output_ = input - behind + (output_ - *input_ + behind) * decay_;
  }
  input_ = input;
  return output_;
}

}  // namespace heliorig::models
