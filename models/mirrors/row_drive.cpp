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
    : parameters_(parameters), motor_(make_drive_motor(parameters)), wind_(angles_rad.size()) {
  assert(!angles_rad.empty() && parameters.row_stiffness_Nmprad > 0.0 && parameters.drive_torque_Nm > 0.0);
  for (const double angle_rad : angles_rad) shafts_.emplace_back(parameters, angle_rad);
}

void RowDrive::advance_to(SimTime time) {
  assert(time >= time_);
  if (time == time_) return;
  for (RowShaft& shaft : shafts_) shaft.release(seconds(time - time_));
  motor_->advance_to(time, {.push = [this](double angle_rad) { return push(angle_rad); },
                            .reachable = [this](double angle_rad) { return reachable(angle_rad); }});
  time_ = time;
}

/// All shafts as far as the one that comes least far.
double RowDrive::reachable(double angle_rad) const {
  double turned_rad = angle_rad;
  for (const RowShaft& shaft : shafts_) {
    const double reached = shaft.reachable(angle_rad);
    if (std::abs(reached) < std::abs(turned_rad)) turned_rad = reached;
  }
  return turned_rad;
}

double RowDrive::push(double angle_rad) {
  const double turned_rad = reachable(angle_rad);
  for (RowShaft& shaft : shafts_) shaft.push(turned_rad);
  return turned_rad;
}

void RowDrive::apply(const Inputs& inputs) {
  const bool gripped = inputs.chain_closed || parameters_.release_angle_rad == 0.0;
  for (RowShaft& shaft : shafts_) shaft.set_chain(gripped);
  const double load_Nm = take_wind(inputs.wind_mps);
  // Released rows do not load the motor.
  motor_->apply({inputs.command, inputs.mains, inputs.stalled, gripped ? load_Nm : 0.0});
  yields_rad_ = gripped && load_Nm != 0.0 ? motor_->yields_rad(load_Nm) : 0.0;
}

/// Twists the rows; returns their torque. Computed anew for a row where the wind or its shaft has changed.
double RowDrive::take_wind(double wind_mps) {
  double load_Nm = 0.0;
  for (std::size_t k = 0; k < shafts_.size(); ++k) {
    WindOnRow& row = wind_[k];
    const double shaft_rad = shafts_[k].angle_rad();
    if (row.wind_mps != wind_mps || row.shaft_rad != shaft_rad)
      row = {wind_mps, shaft_rad, wind_torque_Nm(parameters_, wind_mps, shaft_rad)};
    load_Nm += row.torque_Nm;
  }
  return load_Nm;
}

double RowDrive::angle_rad(std::size_t k) const {
  return shafts_[k].angle_rad() + wind_[k].torque_Nm / parameters_.row_stiffness_Nmprad + yields_rad_;
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
