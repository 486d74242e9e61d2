#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/steam/dormand_prince.h"
#include "models/steam/linear_travel.h"
#include "models/steam/relief_valve.h"
#include "models/steam/safety_chain.h"
#include "models/steam/steam_circuit.h"
#include "models/steam/supply.h"
#include "models/time/sim_time.h"

namespace heliorig::models {

/// Everything from outside that the circuit follows, faults included; it holds from one call of set() to the
/// next.
struct SteamInputs {
  double intercepted_W = 0.0;
  double ambient_K = 293.15;
  double wind_speed_mps = 0.0;
  // Commands.
  double feed_speed = 0.0;
  double bypass = 0.0;
  bool vent_shut = true;
  bool chain_permit = true;
  // Faults and what people do.
  std::optional<double> outlet_valve_stuck;
  std::optional<double> vent_stuck;
  bool feed_lost_prime = false;
  bool check_valve_stuck = false;
  double steam_leak_m2 = 0.0;
  double water_leak_m2 = 0.0;
  double load_demand = 1.0;  ///< share of the steam's way that the load leaves open behind its valve
  double blowdown_opening = 0.0;
  double safety_valve_shift_Pa = 0.0;
  bool limiter_welded = false;
  bool emergency_stop_pressed = false;
  bool reset_pressed = false;
  bool mains_lost = false;

  bool operator==(const SteamInputs&) const = default;
};

/// The steam circuit with its valves, its safety chain and its supply: continuous states between events that
/// are located in time.
///
/// It plans one step of the integrator ahead, cut at the first instant (to 1 µs) at which a set pressure, a
/// reseat, a limit or the end of a valve's travel is met; an input that changes earlier makes a new plan from
/// there. When it is looked at changes nothing.
class SteamModel {
 public:
  /// `tolerance_share` of the errors otherwise allowed in a step, to see that they are small enough.
  SteamModel(const ReceiverParameters& receiver, const SteamParameters& steam, const SteamStart& start,
             const SteamInputs& inputs, double tolerance_share = 1.0);

  /// Inputs from the present instant on.
  void set(const SteamInputs& inputs);
  /// Goes to `until`, not beyond next(); what happens at that instant has happened then.
  void advance_to(SimTime until);
  /// The end of the plan: when something happens, or the integrator's step is through.
  SimTime next() const { return plan_.to; }
  SimTime now() const { return now_; }

  /// The present state.
  const SteamVector& state() const { return y_; }
  SteamFlows flows() const { return circuit_.flows(y_, actions(seconds(now_))); }
  const SteamCircuit& circuit() const { return circuit_; }
  double outlet_valve_opening() const;
  double safety_valve_lift(bool of_drum) const;
  /// Of that at the superheater's outlet, in the minute that ends now.
  int pops_in_a_minute() const { return outlet_safety_valve_.pops_in_a_minute(now_); }
  double vent_opening() const;
  double bypass_opening() const { return bypass_.position(seconds(now_)); }
  const SafetyChain& chain() const { return chain_; }
  double supply_voltage_V() const { return supply_.voltage_V(now_); }
  bool dry() const { return dry_; }
  bool carries_over() const { return carries_over_; }
  /// No steam is left in the drum.
  bool liquid_full() const { return liquid_full_; }
  /// Something moves faster than a tenth of a second shows.
  bool is_quick() const;

  // Whether each fault makes a difference now.
  bool outlet_valve_fault_acts() const;
  bool vent_fault_acts() const;
  bool feed_fault_acts() const;
  bool check_valve_fault_acts() const;
  bool steam_leak_acts() const;
  bool water_leak_acts() const;
  bool load_demand_acts() const;
  bool blowdown_acts() const;
  bool safety_valve_fault_acts() const;
  bool limiter_fault_acts() const;
  bool emergency_stop_acts() const;
  /// Of a reset: that its press, which still holds, has freed a limiter or closed the chain.
  bool reset_acts() const { return inputs_.reset_pressed && reset_changed_something_; }

  /// What happened since the last call, in order.
  std::vector<std::string> take_events() { return std::exchange(events_, {}); }
  /// Set once, for good: the model does not go on.
  const std::optional<std::string>& out_of_validity() const { return out_of_validity_; }

 private:
  using Integrator = DormandPrince<steam_states>;
  struct Plan {
    SimTime from{};
    SimTime to{};
    SimDuration step{};
    Integrator::Step path;
  };
  struct LowWater {
    SafetyChain::Limiter limiter;
    double below_m3;                 ///< of drum and evaporator, below its electrode
    SimTime trips = SimTime::max();  ///< when the water will have been low for long enough
  };

  double pressure_Pag() const { return circuit_.pressure_Pag(y_); }
  double outlet_target(double pressure_Pag) const;
  double demanded_opening(double pressure_Pag) const {
    return inputs_.load_demand * outlet_target(pressure_Pag);
  }
  SteamActions actions(double time_s) const;
  std::optional<SteamVector> rates(double time_s, const SteamVector& y) const;
  std::pair<double, double> back_pressures(const SteamVector& y) const;
  SteamVector on_plan(SimTime time) const;
  bool integrate(SimDuration longest);
  void plan();
  void cut_plan_at_event();
  bool something_due(const SteamVector& y) const;
  bool press_reset();
  void happen();
  void follow_safety_valves(double pressure_Pag);
  void follow_limiters(const DrumContents& drum);
  void follow_flags(const DrumContents& drum);
  void aim_valves();

  SteamParameters p_;
  double tolerance_share_;
  SteamCircuit circuit_;
  SteamInputs inputs_;
  ReliefValve outlet_safety_valve_;
  ReliefValve drum_safety_valve_;
  LinearTravel vent_;
  LinearTravel bypass_;
  SafetyChain chain_;
  bool reset_changed_something_ = false;  ///< the last press
  Supply supply_;
  std::array<LowWater, 2> low_water_;
  bool dry_ = false;  ///< this and the next two as of the last event
  bool carries_over_ = false;
  bool liquid_full_ = false;
  double carryover_m3_;
  SimTime now_{};
  SteamVector y_;
  Plan plan_;
  SimDuration step_ = std::chrono::milliseconds{100};  ///< that the integrator is to try next
  std::vector<std::string> events_;
  std::optional<std::string> out_of_validity_;
};

}  // namespace heliorig::models
