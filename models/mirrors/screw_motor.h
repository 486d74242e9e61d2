#pragma once

#include "models/mirrors/drive_motor.h"

namespace heliorig::models {

/// A DC gear motor that turns rows by a lead screw.
///
/// The command is the share of full voltage, −1 to 1, eastward positive. The speed ω goes to
/// ω₀ (command + T/T₀) with one time constant, where ω₀ is the speed without load, T the load and T₀ the
/// torque at which the motor stands; the current is I₀ |command − ω/ω₀|, I₀ standing, and the run current
/// besides while it turns (the armature's equation, as in any book of electrical machines). The screw locks
/// itself: a load neither turns the motor back nor makes it overrun, and with the command 0 it is braked. The
/// position counts a turn counter's pulses, `drive_step` each. Validity: a constant ratio of screw to row;
/// commands out of range are the caller's to refuse.
class ScrewMotor : public DriveMotor {
 public:
  explicit ScrewMotor(const MirrorsParameters& parameters) : parameters_(parameters) {}

  void advance_to(SimTime time, const Rows& rows) override;
  /// Asserts a command from −1 to 1.
  void apply(const Inputs& inputs) override;
  std::optional<SimTime> next_change() const override;

  double turning_radps() const override { return blocked_ ? 0.0 : speed_radps_; }
  double position_steps() const override { return turned_rad_ / parameters_.drive_step_rad; }
  double speed_radps() const override { return speed_radps_; }
  double current_A() const override;
  bool stalled() const override;
  bool fault_has_effect() const override { return lost_to_fault_; }
  /// The screw locks itself and is stiff.
  double yields_rad(double) const override { return 0.0; }

 private:
  double free_speed_radps() const;
  double final_speed_radps() const { return inputs_.stalled ? 0.0 : free_speed_radps(); }

  MirrorsParameters parameters_;
  SimTime time_{};
  Inputs inputs_;
  double speed_radps_ = 0.0;
  double turned_rad_ = 0.0;
  bool blocked_ = false;  ///< by what it drives, in the direction commanded
  bool lost_to_fault_ = false;
};

}  // namespace heliorig::models
