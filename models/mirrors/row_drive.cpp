#include "models/mirrors/row_drive.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "models/mirrors/wind_load.h"

namespace heliorig::models {
namespace {

std::optional<SimTime> earlier(std::optional<SimTime> a, std::optional<SimTime> b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

}  // namespace

RowDrive::RowDrive(const MirrorsParameters& parameters, std::span<const double> angles_rad)
    : parameters_(parameters), motor_(make_drive_motor(parameters)), twist_rad_(angles_rad.size(), 0.0) {
  assert(!angles_rad.empty());
  for (const double angle_rad : angles_rad) shafts_.emplace_back(parameters, angle_rad);
}

void RowDrive::advance_to(SimTime time) {
  assert(time >= time_);
  if (time == time_) return;
  for (RowShaft& shaft : shafts_) shaft.release(seconds(time - time_));
  motor_->advance_to(time, [this](double angle_rad) { return push(angle_rad); });
  time_ = time;
}

/// All shafts as far as the one that comes least far.
double RowDrive::push(double angle_rad) {
  double turned_rad = angle_rad;
  for (const RowShaft& shaft : shafts_) {
    const double reached = shaft.reachable(angle_rad);
    if (std::abs(reached) < std::abs(turned_rad)) turned_rad = reached;
  }
  for (RowShaft& shaft : shafts_) shaft.push(turned_rad);
  return turned_rad;
}

void RowDrive::apply(const Inputs& inputs) {
  double load_Nm = 0.0;
  for (std::size_t k = 0; k < shafts_.size(); ++k) {
    shafts_[k].set_chain(inputs.chain_closed);
    const double torque_Nm = wind_torque_Nm(parameters_, inputs.wind_mps, shafts_[k].angle_rad());
    twist_rad_[k] = torque_Nm / parameters_.row_stiffness_Nmprad;
    load_Nm += torque_Nm;
  }
  // Released rows do not load the motor.
  if (!inputs.chain_closed) load_Nm = 0.0;
  motor_->apply({inputs.command, inputs.mains, inputs.stalled, load_Nm});
  const double yields_rad = inputs.chain_closed ? motor_->yields_rad(load_Nm) : 0.0;
  for (double& twist_rad : twist_rad_) twist_rad += yields_rad;
}

std::optional<SimTime> RowDrive::next_change() const {
  std::optional<SimTime> next = motor_->next_change();
  for (const RowShaft& shaft : shafts_)
    next = earlier(next, shaft.next_change(time_, motor_->turning_radps()));
  return next;
}

bool RowDrive::limit_low() const {
  return std::ranges::any_of(shafts_, &RowShaft::limit_low);
}

bool RowDrive::limit_high() const {
  return std::ranges::any_of(shafts_, &RowShaft::limit_high);
}

}  // namespace heliorig::models
