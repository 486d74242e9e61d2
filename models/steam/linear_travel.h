#pragma once

#include <cmath>

#include "models/time/sim_time.h"

namespace heliorig::models {

/// The position of a motor or solenoid valve that travels at one speed between 0 and 1.
///
/// Until arrive() is called it goes on past its target, so that an integrator sees no kink; whoever plans
/// with it ends the plan at arrival().
class LinearTravel {
 public:
  LinearTravel(double position, double end_to_end_s)
      : from_(position), target_(position), end_to_end_s_(end_to_end_s) {}

  double position(double time_s) const { return from_ + velocity_ps_ * (time_s - start_s_); }
  double target() const { return target_; }
  /// When it gets there; the end of time where it stands.
  SimTime arrival() const { return arrival_; }

  /// Returns whether it starts to move, or turns.
  bool set_target(double target, SimTime now) {
    if (target == target_) return false;
    from_ = position(seconds(now));
    target_ = target;
    start_s_ = seconds(now);
    velocity_ps_ = std::copysign(1.0 / end_to_end_s_, target_ - from_);
    arrival_ = now + sim_duration(std::abs(target_ - from_) * end_to_end_s_);
    // A command taken back at its own instant, or changed by a rounding error, moves by less than a tick: a
    // plan that ended at this arrival would be of no length.
    if (arrival_ == now) arrive();
    return true;
  }

  void arrive() {
    from_ = target_;
    velocity_ps_ = 0.0;
    arrival_ = SimTime::max();
  }

 private:
  double from_;
  double target_;
  double end_to_end_s_;
  double velocity_ps_ = 0.0;
  double start_s_ = 0.0;
  SimTime arrival_ = SimTime::max();
};

}  // namespace heliorig::models
