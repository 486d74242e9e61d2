#pragma once

#include <optional>

#include "models/mirrors/mirrors_parameters.h"
#include "models/time/sim_time.h"

namespace heliorig::models {

/// The geared stepper of one row, with what lies between it and the mirror.
///
/// Commands are a cumulative count of steps, handed over whenever it has changed. The new steps are turned
/// evenly over the time since the last change, at most 100 ms (so that a count summed up each link quantum
/// gives the steady motion it was summed up from, a quantum late). Steps beyond the fastest rate are lost, as
/// a stepper loses them: the motor's position falls behind the command, and the encoder sees it. A motor
/// without mains loses its steps too.
///
/// Between motor and shaft lies a play of `backlash`; the shaft's mechanical stops stall the motor.
///
/// A magnetic clutch, held by the safety chain, joins gear and shaft. When the chain drops it lets go and a
/// damped spring turns the shaft eastward by `release_angle` at steady speed, from wherever it stands,
/// whatever the motor does; the motor's steps then no longer reach the shaft. When the chain closes (the hand
/// reset has wound the spring again) the clutch grips where the shaft stands. A machine that starts with the
/// chain open starts released.
///
/// Nothing happens on its own while nothing moves: next_change() is empty.
class RowDrive {
 public:
  /// `angle_rad` is where the row stands; it was last turned westward, as tracking does.
  RowDrive(const MirrorsParameters& parameters, double angle_rad);

  struct Inputs {
    double command_steps = 0.0;  ///< since power-up, eastward positive
    bool chain_closed = false;
    bool mains = false;
    bool stalled = false;  ///< fault: the motor does not turn
  };
  /// Moves on under the inputs last applied. Asserts that `time` is not in the past.
  void advance_to(SimTime time);
  /// Sets the inputs at the time reached.
  void apply(const Inputs& inputs);
  /// When to advance next at the latest, so that ends of motion and end switches are met exactly and a
  /// released row is followed ten times a second.
  std::optional<SimTime> next_change() const;

  double angle_rad() const { return shaft_rad_; }
  /// What the motor has turned since power-up, steps.
  double position_steps() const { return motor_steps_; }
  /// Mean speed of the steps being turned, in terms of the row; 0 once the motor is at rest.
  double speed_radps() const;
  double current_A() const;
  /// The motor is commanded to turn and does not. Holds until the motor is at rest.
  bool stalled() const { return stalled_; }
  bool limit_low() const;
  bool limit_high() const;
  /// Steps have been lost to the fault that is on.
  bool fault_has_effect() const { return lost_to_fault_; }

 private:
  void command(double steps);
  void stop_motor();
  void turn_motor(double steps);
  double push_shaft(double angle_rad);
  void release(double duration_s);
  double shaft_speed_radps() const;
  std::optional<SimTime> shaft_arrives(double angle_rad) const;

  MirrorsParameters parameters_;
  SimTime time_{};
  Inputs inputs_;

  double shaft_rad_;
  double play_rad_;  ///< how far the motor turns eastward before the shaft follows
  double release_left_rad_ = 0.0;

  double motor_steps_ = 0.0;
  double pending_steps_ = 0.0;  ///< yet to turn
  double rate_steps_per_s_ = 0.0;
  SimTime commanded_{};   ///< when the command last changed
  SimTime motion_end_{};  ///< of the pending steps
  bool running_ = false;  ///< until no step has come for some time
  bool stalled_ = false;
  bool lost_to_fault_ = false;
};

}  // namespace heliorig::models
