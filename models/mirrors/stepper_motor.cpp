#include "models/mirrors/stepper_motor.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cmath>
#include <numbers>

namespace heliorig::models {
namespace {

using namespace std::chrono_literals;

/// The longest time over which the steps of one change of command are spread: the longest quantum of a link.
constexpr SimDuration longest_spread = 100ms;
/// A motor that has made no step for so long is at rest: its driver lowers the current.
constexpr SimDuration rest_delay = 150ms;

}  // namespace

StepperMotor::StepperMotor(const MirrorsParameters& parameters) : parameters_(parameters) {
  assert(parameters.drive_microsteps >= 1.0);
}

void StepperMotor::advance_to(SimTime time, const Rows& rows) {
  assert(time >= time_);
  if (time == time_) return;
  const double duration_s = seconds(time - time_);
  if (let_go_) snap(rows);
  if (pending_steps_ != 0.0) {
    const double steps = time >= motion_end_ ? pending_steps_ : rate_steps_per_s_ * duration_s;
    pending_steps_ -= steps;
    turn(steps, rows);
  }
  time_ = time;
  if (running_ && time_ >= motion_end_ + rest_delay) stop();
}

void StepperMotor::apply(const Inputs& inputs) {
  // Rounding keeps a count of full steps what it is.
  const double made =
      std::round(inputs.command * parameters_.drive_microsteps) / parameters_.drive_microsteps;
  const double steps = made - driver_steps_;
  driver_steps_ = made;
  if (inputs_.mains && !inputs.mains) let_go_ = true;
  inputs_ = inputs;
  if (!inputs.stalled) lost_to_fault_ = false;
  if (!inputs.mains) {
    stop();
  } else if (steps != 0.0) {
    command(steps);
  }
  if (steps != 0.0) commanded_ = time_;
}

void StepperMotor::command(double steps) {
  const double rate_max = parameters_.drive_speed_max_radps / parameters_.drive_step_rad;
  // Two changes at one instant come from one quantum.
  const SimDuration since = time_ - commanded_;
  const SimDuration spread = since > 0ns ? std::min(since, longest_spread) : longest_spread;
  // Whole steps are counted: one more than the mean rate allows may fall into the time.
  const double most = std::floor(rate_max * seconds(spread) + 1.0);
  const double backlog = std::floor(rate_max * seconds(longest_spread) + 1.0);
  pending_steps_ = std::clamp(pending_steps_ + std::clamp(steps, -most, most), -backlog, backlog);
  const double duration_s = std::max(seconds(spread), std::abs(pending_steps_) / rate_max);
  rate_steps_per_s_ = pending_steps_ / duration_s;
  motion_end_ = time_ + sim_duration(duration_s);
  running_ = true;
  if (inputs_.stalled && pending_steps_ != 0.0) stalled_ = true;
}

void StepperMotor::stop() {
  pending_steps_ = 0.0;
  rate_steps_per_s_ = 0.0;
  running_ = false;
  stalled_ = false;
}

void StepperMotor::snap(const Rows& rows) {
  let_go_ = false;
  const double steps = std::round(motor_steps_) - motor_steps_;
  constexpr double rounding = 1e-6;
  if (std::abs(steps) > rounding)
    motor_steps_ += rows.push(steps * parameters_.drive_step_rad) / parameters_.drive_step_rad;
}

bool StepperMotor::is_overloaded(double direction) const {
  return -direction * inputs_.load_Nm > parameters_.drive_torque_Nm;
}

void StepperMotor::turn(double steps, const Rows& rows) {
  constexpr double rounding_rad = 1e-12;
  const double angle_rad = steps * parameters_.drive_step_rad;
  const bool overloaded = is_overloaded(steps > 0.0 ? 1.0 : -1.0);
  if (inputs_.stalled) {
    stalled_ = true;
    if (!overloaded && std::abs(rows.reachable(angle_rad)) > rounding_rad) lost_to_fault_ = true;
    return;
  }
  const double turned_rad = overloaded ? 0.0 : rows.push(angle_rad);
  motor_steps_ += turned_rad / parameters_.drive_step_rad;
  stalled_ = std::abs(angle_rad - turned_rad) > rounding_rad;
}

std::optional<SimTime> StepperMotor::next_change() const {
  if (let_go_) return time_ + 1ms;
  if (!running_) return std::nullopt;
  return pending_steps_ != 0.0 ? motion_end_ : motion_end_ + rest_delay;
}

double StepperMotor::turning_radps() const {
  if (inputs_.stalled || pending_steps_ == 0.0 || is_overloaded(rate_steps_per_s_ > 0.0 ? 1.0 : -1.0))
    return 0.0;
  return rate_steps_per_s_ * parameters_.drive_step_rad;
}

double StepperMotor::speed_radps() const {
  return running_ && !stalled_ ? rate_steps_per_s_ * parameters_.drive_step_rad : 0.0;
}

double StepperMotor::current_A() const {
  if (!inputs_.mains) return 0.0;
  if (stalled_) return parameters_.drive_stall_current_A;
  return running_ ? parameters_.drive_run_current_A : parameters_.drive_hold_current_A;
}

double StepperMotor::yields_rad(double load_Nm) const {
  const double share = std::clamp(load_Nm / parameters_.drive_torque_Nm, -1.0, 1.0);
  return parameters_.drive_step_rad * std::asin(share) * 2.0 / std::numbers::pi;
}

}  // namespace heliorig::models
