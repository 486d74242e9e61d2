#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "models/mirrors/mirrors_parameters.h"
#include "models/time/sim_time.h"

namespace heliorig::models {

/// The motor of a drive with its gear, in terms of the rows that it turns; angles are theirs, positive east.
class DriveMotor {
 public:
  struct Inputs {
    double command = 0.0;  ///< what it means is each motor's
    bool mains = false;
    bool stalled = false;  ///< fault: the motor does not turn
    double load_Nm = 0.0;  ///< torque of the wind on the rows, positive eastward
  };
  /// What it drives.
  struct Rows {
    std::function<double(double)> push;  ///< turns by an angle, as far as it goes; returns how far it came
    std::function<double(double)> reachable;  ///< how far it would come
  };

  virtual ~DriveMotor() = default;

  /// Moves on under the inputs last applied. Asserts that `time` is not in the past.
  virtual void advance_to(SimTime time, const Rows& rows) = 0;
  /// Sets the inputs at the time reached.
  virtual void apply(const Inputs& inputs) = 0;
  /// When to advance next at the latest.
  virtual std::optional<SimTime> next_change() const = 0;

  /// At which it is turning what it drives; 0 while it cannot.
  virtual double turning_radps() const = 0;
  /// What it has turned since power-up, in the plant file's `drive_step`.
  virtual double position_steps() const = 0;
  virtual double speed_radps() const = 0;
  virtual double current_A() const = 0;
  /// It is commanded to turn and does not.
  virtual bool stalled() const = 0;
  /// Turns have been lost to the fault that is on: those that load, stop or a loss of mains would not have
  /// kept it from.
  virtual bool fault_has_effect() const = 0;
  /// How far it gives way to a load that it holds, east of where it stands. rad.
  virtual double yields_rad(double load_Nm) const = 0;
};

/// The one that the plant file chooses.
std::unique_ptr<DriveMotor> make_drive_motor(const MirrorsParameters& parameters);

}  // namespace heliorig::models
