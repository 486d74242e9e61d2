#include "models/mirrors/row_drive.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cmath>

namespace heliorig::models {
namespace {

using namespace std::chrono_literals;

/// The longest time over which the steps of one change of command are spread: the longest quantum of a link.
constexpr SimDuration longest_spread = 100ms;
/// A motor that has made no step for so long is at rest: its driver lowers the current.
constexpr SimDuration rest_delay = 150ms;
constexpr SimDuration release_cadence = 100ms;
/// Switches act a hair early, so that an instant rounded to nanoseconds meets them.
constexpr double switch_slack_rad = 1e-9;

std::optional<SimTime> earlier(std::optional<SimTime> a, std::optional<SimTime> b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

}  // namespace

RowDrive::RowDrive(const MirrorsParameters& parameters, double angle_rad)
    : parameters_(parameters), shaft_rad_(angle_rad), play_rad_(parameters.drive_backlash_rad) {}

void RowDrive::advance_to(SimTime time) {
  assert(time >= time_);
  if (time == time_) return;
  const double duration_s = seconds(time - time_);
  if (!inputs_.chain_closed) release(duration_s);
  if (pending_steps_ != 0.0) {
    const double steps = time >= motion_end_ ? pending_steps_ : rate_steps_per_s_ * duration_s;
    pending_steps_ -= steps;
    turn_motor(steps);
  }
  time_ = time;
  if (running_ && time_ >= motion_end_ + rest_delay) stop_motor();
}

void RowDrive::apply(const Inputs& inputs) {
  const bool dropped = inputs_.chain_closed && !inputs.chain_closed;
  if (dropped) release_left_rad_ = parameters_.release_angle_rad;
  if (inputs.chain_closed) release_left_rad_ = 0.0;
  const double steps = inputs.command_steps - inputs_.command_steps;
  inputs_ = inputs;
  if (!inputs.stalled) lost_to_fault_ = false;
  if (!inputs.mains) {
    stop_motor();
  } else if (steps != 0.0) {
    command(steps);
  }
  if (steps != 0.0) commanded_ = time_;
}

void RowDrive::command(double steps) {
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
  if (inputs_.stalled && pending_steps_ != 0.0) stalled_ = lost_to_fault_ = true;
}

void RowDrive::stop_motor() {
  pending_steps_ = 0.0;
  rate_steps_per_s_ = 0.0;
  running_ = false;
  stalled_ = false;
}

void RowDrive::turn_motor(double steps) {
  if (inputs_.stalled) {
    stalled_ = lost_to_fault_ = true;
    return;
  }
  const double angle_rad = steps * parameters_.drive_step_rad;
  const double turned_rad = inputs_.chain_closed ? push_shaft(angle_rad) : angle_rad;
  motor_steps_ += turned_rad / parameters_.drive_step_rad;
  constexpr double rounding_rad = 1e-12;
  stalled_ = std::abs(angle_rad - turned_rad) > rounding_rad;
}

/// Turns the motor against play, shaft and stops; returns how far it came.
double RowDrive::push_shaft(double angle_rad) {
  const double direction = angle_rad > 0.0 ? 1.0 : -1.0;
  const double slack = direction > 0.0 ? play_rad_ : parameters_.drive_backlash_rad - play_rad_;
  const double stop = direction > 0.0 ? parameters_.travel_high_rad + parameters_.overtravel_rad
                                      : parameters_.travel_low_rad - parameters_.overtravel_rad;
  const double room = std::max(0.0, direction * (stop - shaft_rad_));
  const double taken_up = std::min(std::abs(angle_rad), slack);
  const double pushed = std::min(std::abs(angle_rad) - taken_up, room);
  play_rad_ -= direction * taken_up;
  shaft_rad_ += direction * pushed;
  return direction * (taken_up + pushed);
}

void RowDrive::release(double duration_s) {
  const double speed_radps = parameters_.release_angle_rad / parameters_.release_time_s;
  const double turn_rad = std::min(release_left_rad_, speed_radps * duration_s);
  release_left_rad_ -= turn_rad;
  shaft_rad_ = std::min(shaft_rad_ + turn_rad, parameters_.travel_high_rad + parameters_.overtravel_rad);
}

std::optional<SimTime> RowDrive::next_change() const {
  std::optional<SimTime> next;
  if (running_) next = pending_steps_ != 0.0 ? motion_end_ : motion_end_ + rest_delay;
  if (release_left_rad_ > 0.0) {
    const SimTime tick{(time_.time_since_epoch() / release_cadence + 1) * release_cadence};
    const double speed_radps = parameters_.release_angle_rad / parameters_.release_time_s;
    const SimTime end = time_ + sim_duration(release_left_rad_ / speed_radps) + 1ns;
    next = earlier(next, std::min(tick, end));
  }
  next = earlier(next, shaft_arrives(parameters_.travel_high_rad));
  return earlier(next, shaft_arrives(parameters_.travel_low_rad));
}

double RowDrive::shaft_speed_radps() const {
  if (!inputs_.chain_closed)
    return release_left_rad_ > 0.0 ? parameters_.release_angle_rad / parameters_.release_time_s : 0.0;
  return inputs_.stalled || pending_steps_ == 0.0 ? 0.0 : rate_steps_per_s_ * parameters_.drive_step_rad;
}

/// When the shaft passes an angle, if it keeps turning.
std::optional<SimTime> RowDrive::shaft_arrives(double angle_rad) const {
  const double speed_radps = shaft_speed_radps();
  const double way_rad = angle_rad - shaft_rad_;
  if (speed_radps * way_rad <= 0.0 || std::abs(way_rad) <= switch_slack_rad) return std::nullopt;
  double slack = 0.0;
  if (inputs_.chain_closed)
    slack = speed_radps > 0.0 ? play_rad_ : parameters_.drive_backlash_rad - play_rad_;
  return time_ + sim_duration((std::abs(way_rad) + slack) / std::abs(speed_radps)) + 1ns;
}

double RowDrive::speed_radps() const {
  return running_ && !stalled_ ? rate_steps_per_s_ * parameters_.drive_step_rad : 0.0;
}

double RowDrive::current_A() const {
  if (!inputs_.mains) return 0.0;
  if (stalled_) return parameters_.drive_stall_current_A;
  return running_ ? parameters_.drive_run_current_A : parameters_.drive_hold_current_A;
}

bool RowDrive::limit_low() const {
  return shaft_rad_ <= parameters_.travel_low_rad + switch_slack_rad;
}

bool RowDrive::limit_high() const {
  return shaft_rad_ >= parameters_.travel_high_rad - switch_slack_rad;
}

}  // namespace heliorig::models
