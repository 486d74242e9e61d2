#pragma once

#include "models/mirrors/drive_motor.h"

namespace heliorig::models {

/// A stepper, direct or geared.
///
/// The command is a cumulative count of full steps, handed over whenever it has changed; the driver makes
/// whole microsteps of it. The new steps are turned evenly over the time since the last change, at most
/// 100 ms (so that a count summed up each link quantum gives the steady motion it was summed up from, a
/// quantum late). Steps beyond the fastest rate are lost, as a stepper loses them, and so are those made
/// against a load greater than `drive_torque`: the motor's position falls behind the command, and the encoder
/// sees it. A motor without mains loses its steps too, and its rotor snaps to the nearest full step.
///
/// At rest the rotor gives way to a load T by (2/π) asin(T/T_hold) of a step: the torque of a two-phase
/// stepper is a sine of the angle, a period of four steps long (T. Kenjo, Stepping Motors and Their
/// Microprocessor Controls, Oxford 1984). Validity: the gear holds against more than that torque; no
/// resonance.
class StepperMotor : public DriveMotor {
 public:
  /// Asserts at least one microstep to a step.
  explicit StepperMotor(const MirrorsParameters& parameters);

  void advance_to(SimTime time, const Rows& rows) override;
  void apply(const Inputs& inputs) override;
  std::optional<SimTime> next_change() const override;

  double turning_radps() const override;
  double position_steps() const override { return motor_steps_; }
  /// Mean speed of the steps being turned; 0 once the motor is at rest.
  double speed_radps() const override;
  double current_A() const override;
  /// Holds until the motor is at rest.
  bool stalled() const override { return stalled_; }
  bool fault_has_effect() const override { return lost_to_fault_; }
  double yields_rad(double load_Nm) const override;

 private:
  void command(double steps);
  void stop();
  void snap(const Rows& rows);
  void turn(double steps, const Rows& rows);
  bool is_overloaded(double direction) const;

  MirrorsParameters parameters_;
  SimTime time_{};
  Inputs inputs_;
  double driver_steps_ = 0.0;  ///< commanded, in whole microsteps
  double motor_steps_ = 0.0;
  double pending_steps_ = 0.0;  ///< yet to turn
  double rate_steps_per_s_ = 0.0;
  SimTime commanded_{};   ///< when the command last changed
  SimTime motion_end_{};  ///< of the pending steps
  bool running_ = false;  ///< until no step has come for some time
  bool let_go_ = false;   ///< without mains, and yet to snap
  bool stalled_ = false;
  bool lost_to_fault_ = false;
};

}  // namespace heliorig::models
