#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "models/steam/safety_valve.h"
#include "models/steam/spring_valve.h"
#include "models/steam/steam_circuit.h"
#include "models/time/sim_time.h"

namespace heliorig::models {

/// One of the circuit's safety valves, by the model that the plant file asks for: SafetyValve or SpringValve.
/// It says when something is due, does what is due, and counts its pops.
class ReliefValve {
 public:
  struct Place {
    const char* name;  ///< `steam.safety_valve`
    double set_Pag;
    SteamState lift, velocity, lost;
  };
  ReliefValve(const SteamParameters& parameters, const Place& place);

  void set_shift(double shift_Pa);
  bool is_shut() const;
  /// The shift makes a difference: beyond the set pressure without it the valve is not open, or it left its
  /// seat below that, or stays open below where it would reseat.
  bool shift_acts(double pressure_Pag) const;

  void add_rates(SteamVector& rate, const SteamVector& y, double pressure_Pag, double back_Pag) const;
  /// Whether something happens in this state that had not when the valve was last followed.
  bool due(const SteamVector& y, double pressure_Pag, double back_Pag) const;
  /// Does what is due, with its events; returns whether the valve moves on another time scale from now.
  bool follow(SteamVector& y, double pressure_Pag, double back_Pag, SimTime now,
              std::vector<std::string>& events);

  /// Of its motion, for the next step.
  double time_scale_s() const { return time_scale_s_; }
  /// In the minute that ends now.
  int pops_in_a_minute(SimTime now) const;

 private:
  static constexpr SimDuration minute = std::chrono::minutes{1};
  static constexpr int chatter_pops = 3;  ///< a minute: more of them are told

  bool follow_pop(SteamVector& y, double pressure_Pag, std::vector<std::string>& events);
  bool follow_spring(SteamVector& y, double pressure_Pag, double back_Pag, std::vector<std::string>& events);
  bool stands_open() const;
  bool is_lifted() const;
  double unshifted_lifting_Pag() const;
  void count_pop(SimTime now, std::vector<std::string>& events);

  Place place_;
  SafetyValve pop_;
  std::optional<SpringValve> spring_;
  double blowdown_;
  double shift_Pa_ = 0.0;
  bool lifted_early_ = false;  ///< by the shift: it left its seat at a pressure that would not have lifted it
  double lag_s_;
  double time_scale_s_;
  std::deque<SimTime> pops_;
};

}  // namespace heliorig::models
