#pragma once

#include <optional>

#include "models/mirrors/mirrors_parameters.h"
#include "models/time/sim_time.h"

namespace heliorig::models {

/// A row's shaft behind gear, play and clutch.
///
/// Between gear and shaft lies a play of `backlash`; the shaft has mechanical stops behind its end switches.
/// A magnetic clutch, held by the safety chain, joins the two. When the chain drops it lets go and a damped
/// spring turns the shaft eastward by `release_angle` at steady speed, from wherever it stands. When the
/// chain closes (the hand reset has wound the spring again) the clutch grips where the shaft stands. A
/// machine that starts with the chain open starts released. A machine without clutch and spring never drops it.
class RowShaft {
 public:
  /// `angle_rad` is where the row stands; it was last turned westward, as tracking does.
  RowShaft(const MirrorsParameters& parameters, double angle_rad);

  void set_chain(bool closed);
  /// Lets the spring turn it for so long.
  void release(double duration_s);
  /// How far a motor may turn its gear, of what it would: play first, then the shaft, then the stop.
  double reachable(double angle_rad) const;
  /// Turns the gear by what is reachable.
  void push(double angle_rad);

  double angle_rad() const { return shaft_rad_; }
  bool limit_low() const;
  bool limit_high() const;
  /// The spring is turning it.
  bool is_releasing() const { return release_left_rad_ > 0.0; }
  /// When it meets an end switch, or the spring's end, if the gear turns on at this speed; and ten times a
  /// second while the spring turns it.
  std::optional<SimTime> next_change(SimTime now, double gear_radps) const;

 private:
  double slack(double direction) const;
  double release_speed_radps() const;
  std::optional<SimTime> arrives(double angle_rad, SimTime now, double gear_radps) const;

  MirrorsParameters parameters_;
  bool chain_closed_ = false;
  double shaft_rad_;
  double play_rad_;  ///< how far the gear turns eastward before the shaft follows
  double release_left_rad_ = 0.0;
};

}  // namespace heliorig::models
