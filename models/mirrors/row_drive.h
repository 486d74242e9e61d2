#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "models/mirrors/drive_motor.h"
#include "models/mirrors/mirrors_parameters.h"
#include "models/mirrors/row_shaft.h"
#include "models/time/sim_time.h"

namespace heliorig::models {

/// A drive: the motor that the plant file chooses, and the shafts of the row, or the linked rows, that it
/// turns, each with its own play and stops. Linked rows turn alike; what stops one stops the motor.
///
/// In the wind each row twists against its drive (WindLoad); the rows' load on the motor is the sum.
///
/// Nothing happens on its own while nothing moves: next_change() is empty.
class RowDrive {
 public:
  /// Where its rows stand, from the west; they were last turned westward, as tracking does.
  RowDrive(const MirrorsParameters& parameters, std::span<const double> angles_rad);

  struct Inputs {
    double command = 0.0;  ///< a stepper's steps since power-up, a screw's share of full voltage; eastward
    bool chain_closed = false;
    bool mains = false;
    bool stalled = false;  ///< fault: the motor does not turn
    double wind_mps = 0.0;
  };
  /// Moves on under the inputs last applied. Asserts that `time` is not in the past.
  void advance_to(SimTime time);
  /// Sets the inputs at the time reached.
  void apply(const Inputs& inputs);
  /// When to advance next at the latest, so that ends of motion and end switches are met exactly and a
  /// released row is followed ten times a second.
  std::optional<SimTime> next_change() const;

  /// Of its row `k` from the west, twist included.
  double angle_rad(std::size_t k = 0) const;
  /// What the motor has turned since power-up, steps.
  double position_steps() const { return motor_->position_steps(); }
  double speed_radps() const { return motor_->speed_radps(); }
  double current_A() const { return motor_->current_A(); }
  bool stalled() const { return motor_->stalled(); }
  /// Any of its rows is there.
  bool limit_low() const;
  bool limit_high() const;
  /// Turns have been lost to the fault that is on.
  bool fault_has_effect() const { return motor_->fault_has_effect(); }

 private:
  struct WindOnRow {
    double wind_mps = 0.0;
    double shaft_rad = 0.0;
    double torque_Nm = 0.0;
  };
  double reachable(double angle_rad) const;
  double push(double angle_rad);
  double take_wind(double wind_mps);

  MirrorsParameters parameters_;
  SimTime time_{};
  std::unique_ptr<DriveMotor> motor_;
  std::vector<RowShaft> shafts_;
  std::vector<WindOnRow> wind_;
  double yields_rad_ = 0.0;  ///< the motor, to all of them
};

}  // namespace heliorig::models
