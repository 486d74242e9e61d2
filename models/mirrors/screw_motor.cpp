#include "models/mirrors/screw_motor.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cmath>

namespace heliorig::models {
namespace {

using namespace std::chrono_literals;

constexpr SimDuration cadence = 100ms;
/// A motor slower than this share of its speed without load stands: friction.
constexpr double standing = 1e-3;
constexpr double rounding_rad = 1e-12;

}  // namespace

/// At which the motor would turn steadily without a fault.
double ScrewMotor::free_speed_radps() const {
  const double command = inputs_.mains ? inputs_.command : 0.0;
  if (command == 0.0 || blocked_) return 0.0;
  const double helped = command + inputs_.load_Nm / parameters_.drive_torque_Nm;
  // The screw: a load may slow the motor down to nothing, and not hasten it.
  const double share = command > 0.0 ? std::clamp(helped, 0.0, command) : std::clamp(helped, command, 0.0);
  return share * parameters_.drive_speed_max_radps;
}

void ScrewMotor::apply(const Inputs& inputs) {
  assert(std::abs(inputs.command) <= 1.0);
  if (inputs.command != inputs_.command) blocked_ = false;
  inputs_ = inputs;
  if (inputs_.stalled) {
    speed_radps_ = 0.0;
  } else {
    lost_to_fault_ = false;
  }
}

void ScrewMotor::advance_to(SimTime time, const Rows& rows) {
  assert(time >= time_);
  if (time == time_) return;
  const double duration_s = seconds(time - time_);
  time_ = time;
  if (inputs_.stalled && std::abs(rows.reachable(free_speed_radps() * duration_s)) > rounding_rad)
    lost_to_fault_ = true;
  const double final_radps = final_speed_radps();
  const double constant_s = parameters_.motor_time_constant_s;
  const double left = std::exp(-duration_s / constant_s);
  const double angle_rad =
      final_radps * duration_s + (speed_radps_ - final_radps) * constant_s * (1.0 - left);
  speed_radps_ = final_radps + (speed_radps_ - final_radps) * left;
  if (std::abs(speed_radps_) < standing * parameters_.drive_speed_max_radps && final_radps == 0.0)
    speed_radps_ = 0.0;
  if (angle_rad == 0.0) return;
  const double turned_rad = rows.push(angle_rad);
  turned_rad_ += turned_rad;
  if (std::abs(angle_rad - turned_rad) > rounding_rad) {
    blocked_ = true;
    speed_radps_ = 0.0;
  }
}

std::optional<SimTime> ScrewMotor::next_change() const {
  const bool to_lose = inputs_.stalled && !lost_to_fault_ && free_speed_radps() != 0.0;
  if (speed_radps_ == 0.0 && final_speed_radps() == 0.0 && !to_lose) return std::nullopt;
  return SimTime{(time_.time_since_epoch() / cadence + 1) * cadence};
}

bool ScrewMotor::stalled() const {
  return inputs_.mains && inputs_.command != 0.0 && speed_radps_ == 0.0 && final_speed_radps() == 0.0;
}

double ScrewMotor::current_A() const {
  if (!inputs_.mains) return 0.0;
  const double share = std::abs(inputs_.command - speed_radps_ / parameters_.drive_speed_max_radps);
  const double running_A = speed_radps_ != 0.0 ? parameters_.drive_run_current_A : 0.0;
  // Braked, the current runs in the motor alone.
  return inputs_.command == 0.0 ? 0.0 : share * parameters_.drive_stall_current_A + running_A;
}

}  // namespace heliorig::models
