#include "models/steam/steam_model.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "models/steam/feed_pump.h"

namespace heliorig::models {
namespace {

using namespace std::chrono_literals;

constexpr SimDuration longest_step = 2s;
constexpr SimDuration shortest_step = 1us;
constexpr SimDuration event_precision = 1us;
constexpr double trusted_share = 0.9;  // of the step that the error estimate allows

// Errors allowed in a step: 1e-5 K of the drum are 0.25 Pa at 11 bar(a), 1e-9 kg of air 0.01 Pa, 1e-8 m³ of
// bubbles a ten-thousandth of a millimetre of level.
constexpr SteamVector tolerance = [] {
  SteamVector allowed{1e-5, 1e-7, 1e-4, 1e-4, 1e-9, 1e-6, 1e-5, 1e-5, 1e-6, 1e-8, 1e-3, 1e-3, 1e-5, 1e-5};
  for (std::size_t i = evaporator_wall_K; i < steam_states; ++i) allowed[i] = 1e-4;
  return allowed;
}();

// A leak or an opened valve acts once something goes through it: a ten-thousandth of a kilogram an hour.
constexpr double seen_kgps = 1e-4 / 3600.0;

}  // namespace

SteamModel::SteamModel(const ReceiverParameters& receiver, const SteamParameters& steam,
                       const SteamStart& start, const SteamInputs& inputs, double tolerance_share)
    : p_(steam),
      tolerance_share_(tolerance_share),
      circuit_(receiver, steam),
      outlet_safety_valve_(steam, {"steam.safety_valve", steam.safety_valve_set_pressure_Pag,
                                   models::safety_valve_lift, safety_valve_velocity, safety_valve_lost}),
      drum_safety_valve_(steam, {"steam.drum_safety_valve", steam.drum_safety_valve_set_pressure_Pag,
                                 drum_safety_valve_lift, drum_safety_valve_velocity, drum_safety_valve_lost}),
      vent_(0.0, steam.vent_travel_time_s),
      bypass_(0.0, steam.bypass_travel_time_s),
      supply_(steam),
      low_water_{{{SafetyChain::low_water_1, circuit_.volume_below_m3(steam.low_water_level_1_m)},
                  {SafetyChain::low_water_2, circuit_.volume_below_m3(steam.low_water_level_2_m)}}},
      carryover_m3_(circuit_.volume_below_m3(steam.carryover_level_m)),
      y_(circuit_.start(start, inputs.ambient_K)) {
  out_of_validity_ = circuit_.out_of_validity(y_);
  if (out_of_validity_) return;
  y_[outlet_valve] = outlet_target(pressure_Pag());  // as it rests at this pressure
  set(inputs);
}

void SteamModel::set(const SteamInputs& inputs) {
  if (out_of_validity_) return;
  const bool reset = inputs.reset_pressed && !inputs_.reset_pressed;
  inputs_ = inputs;
  circuit_.set_surroundings({inputs.ambient_K, inputs.wind_speed_mps});
  supply_.set_mains(!inputs.mains_lost, now_);
  outlet_safety_valve_.set_shift(inputs.safety_valve_shift_Pa);
  if (inputs.outlet_valve_stuck) y_[outlet_valve] = *inputs.outlet_valve_stuck;
  chain_.set_contacts({inputs.emergency_stop_pressed, !inputs.mains_lost, inputs.chain_permit});
  if (reset) reset_changed_something_ = press_reset();
  happen();
  plan();
}

bool SteamModel::press_reset() {
  const double level_m = circuit_.level_m(y_);
  const auto wet = [&](double tip_m) { return level_m > tip_m + p_.low_water_hysteresis_m; };
  return chain_.reset(
      {pressure_Pag() < p_.limiter_pressure_Pag, wet(p_.low_water_level_1_m), wet(p_.low_water_level_2_m)});
}

void SteamModel::advance_to(SimTime until) {
  if (out_of_validity_ || until == now_) return;
  assert(until > now_ && until <= plan_.to);
  y_ = on_plan(until);
  now_ = until;
  if (until < plan_.to) return;
  happen();
  plan();
}

double SteamModel::outlet_target(double pressure_Pag) const {
  const double share = (pressure_Pag - p_.outlet_opening_pressure_Pag) /
                       (p_.outlet_full_pressure_Pag - p_.outlet_opening_pressure_Pag);
  return std::clamp(share, 0.0, 1.0);
}

// An integrator may leave 0 to 1 by its tolerance; a valve does not.
double SteamModel::outlet_valve_opening() const {
  return std::clamp(y_[outlet_valve], 0.0, 1.0);
}

double SteamModel::safety_valve_lift(bool of_drum) const {
  return std::clamp(y_[of_drum ? drum_safety_valve_lift : models::safety_valve_lift], 0.0, 1.0);
}

double SteamModel::vent_opening() const {
  return inputs_.vent_stuck.value_or(vent_.position(seconds(now_)));
}

SteamActions SteamModel::actions(double time_s) const {
  return {.intercepted_W = inputs_.intercepted_W,
          .feed_speed = inputs_.feed_lost_prime || inputs_.mains_lost ? 0.0 : inputs_.feed_speed,
          .bypass = bypass_.position(time_s),
          .vent = inputs_.vent_stuck.value_or(vent_.position(time_s)),
          .blowdown = inputs_.blowdown_opening,
          .check_valve_stuck = inputs_.check_valve_stuck,
          .steam_leak_m2 = inputs_.steam_leak_m2,
          .water_leak_m2 = inputs_.water_leak_m2};
}

std::optional<SteamVector> SteamModel::rates(double time_s, const SteamVector& y) const {
  if (!circuit_.within_tables(y)) return std::nullopt;
  const SteamFlows flows = circuit_.flows(y, actions(time_s));
  if (!circuit_.holds(flows.drum)) return std::nullopt;
  SteamVector rate = circuit_.rates(y, flows);
  if (!inputs_.outlet_valve_stuck) {
    rate[outlet_valve] = (demanded_opening(flows.pressure_Pag) - y[outlet_valve]) / p_.outlet_lag_s;
  }
  outlet_safety_valve_.add_rates(rate, y, flows.pressure_Pag, flows.safety_valve_back_Pag);
  drum_safety_valve_.add_rates(rate, y, flows.pressure_Pag, flows.drum_safety_valve_back_Pag);
  return rate;
}

SteamVector SteamModel::on_plan(SimTime time) const {
  return plan_.path.at(seconds(time - plan_.from) / seconds(plan_.step));
}

/// Takes one step whose error is within the tolerances; false where none is short enough.
bool SteamModel::integrate(SimDuration longest) {
  SimDuration step = std::min(step_, longest);
  const auto rate = [this](double time_s, const SteamVector& y) { return rates(time_s, y); };
  while (step >= shortest_step) {
    const auto tried = Integrator::step(rate, seconds(now_), y_, seconds(step), tolerance);
    const double error = tried ? tried->error / tolerance_share_ : 1e5;
    const double factor = std::clamp(trusted_share * std::pow(std::max(error, 1e-10), -0.2), 0.2, 4.0);
    const SimDuration proposed = sim_duration(seconds(step) * factor);
    if (tried && error <= 1.0 && !circuit_.out_of_validity(tried->end)) {
      plan_ = {now_, now_ + step, step, *tried};
      // A step cut short by `longest` says little of what the next may be.
      step_ = std::min(longest_step, step < step_ ? std::max(step_, proposed) : proposed);
      return true;
    }
    step = std::min(proposed, step / 2);
    step_ = step;
  }
  return false;
}

void SteamModel::plan() {
  if (out_of_validity_) return;
  SimTime latest = now_ + longest_step;
  for (const SimTime arrival :
       {vent_.arrival(), bypass_.arrival(), low_water_[0].trips, low_water_[1].trips}) {
    latest = std::min(latest, arrival);
  }
  assert(latest > now_);
  step_ = std::max(step_, SimDuration{shortest_step});
  const SimDuration longest = latest - now_;
  if (longest < shortest_step) {  // too short for the integrator's patience, too short to change anything
    plan_ = {now_, latest, longest, {y_, 0.0, {y_, {}, {}, {}, {}}}};
  } else if (!integrate(longest)) {
    SteamVector next = y_;
    if (const auto rate = rates(seconds(now_), y_)) {
      for (std::size_t i = 0; i < steam_states; ++i) next[i] += 0.1 * (*rate)[i];
    }
    out_of_validity_ =
        circuit_.out_of_validity(next).value_or("the steam circuit's states change too fast to follow");
    plan_.to = SimTime::max();
    return;
  }
  cut_plan_at_event();
}

/// Behind the safety valves; 0 where neither is a disc that feels it, for that costs all the flows.
std::pair<double, double> SteamModel::back_pressures(const SteamVector& y) const {
  if (!p_.safety_valve_by_spring() || (outlet_safety_valve_.is_shut() && drum_safety_valve_.is_shut()))
    return {};
  const SteamFlows flows = circuit_.flows(y, actions(seconds(now_)));
  return {flows.safety_valve_back_Pag, flows.drum_safety_valve_back_Pag};
}

/// Whether a set pressure, reseat or limit is met in this state that was not when the plan was made.
bool SteamModel::something_due(const SteamVector& y) const {
  const DrumContents drum = circuit_.contents(y);
  const double pressure = drum.pressure_Pa - atmosphere_Pa;
  const auto [outlet_back_Pag, drum_back_Pag] = back_pressures(y);
  if (outlet_safety_valve_.due(y, pressure, outlet_back_Pag)) return true;
  if (drum_safety_valve_.due(y, pressure, drum_back_Pag)) return true;
  if (!inputs_.limiter_welded && !chain_.tripped(SafetyChain::pressure) &&
      pressure >= p_.limiter_pressure_Pag) {
    return true;
  }
  for (const LowWater& switch_ : low_water_) {
    const bool counting = switch_.trips != SimTime::max();
    if (!chain_.tripped(switch_.limiter) && (drum.swollen_m3 < switch_.below_m3) != counting) return true;
  }
  return (circuit_.liquid_kg(drum) < p_.dryout_water_mass_kg) != dry_ ||
         (drum.swollen_m3 > carryover_m3_) != carries_over_ ||
         (drum.water_m3 > circuit_.volume_m3()) != liquid_full_;
}

void SteamModel::cut_plan_at_event() {
  constexpr int looks = 4;
  SimTime clear = plan_.from;
  for (int i = 1; i <= looks; ++i) {
    SimTime due = plan_.from + (plan_.to - plan_.from) * i / looks;
    if (!something_due(on_plan(due))) {
      clear = due;
      continue;
    }
    while (due - clear > event_precision) {
      const SimTime middle = clear + (due - clear) / 2;
      (something_due(on_plan(middle)) ? due : clear) = middle;
    }
    plan_.to = due;
    return;
  }
}

/// Everything that is due at the present instant.
void SteamModel::happen() {
  if (now_ >= vent_.arrival()) {
    vent_.arrive();
    if (!inputs_.vent_stuck) events_.push_back(vent_.target() > 0.5 ? "steam.vent open" : "steam.vent shut");
  }
  if (now_ >= bypass_.arrival()) bypass_.arrive();
  const DrumContents drum = circuit_.contents(y_);  // whatever the valves do at this instant
  follow_safety_valves(drum.pressure_Pa - atmosphere_Pa);
  follow_limiters(drum);
  if (const auto contact = chain_.update()) events_.push_back("safety.chain opened: " + *contact);
  follow_flags(drum);
  aim_valves();
}

void SteamModel::follow_safety_valves(double pressure_Pag) {
  const auto [outlet_back_Pag, drum_back_Pag] = back_pressures(y_);
  const bool moves = outlet_safety_valve_.follow(y_, pressure_Pag, outlet_back_Pag, now_, events_);
  // Its time constant, not that of the drum, is what the next step must resolve.
  if (drum_safety_valve_.follow(y_, pressure_Pag, drum_back_Pag, now_, events_) || moves)
    step_ = std::min(step_, sim_duration(outlet_safety_valve_.time_scale_s()));
}

void SteamModel::follow_limiters(const DrumContents& drum) {
  if (!inputs_.limiter_welded && !chain_.tripped(SafetyChain::pressure) &&
      drum.pressure_Pa - atmosphere_Pa >= p_.limiter_pressure_Pag) {
    chain_.trip(SafetyChain::pressure);
    events_.push_back("safety.pressure_limiter tripped");
  }
  for (LowWater& low : low_water_) {
    if (chain_.tripped(low.limiter)) {
      low.trips = SimTime::max();
    } else if (now_ >= low.trips) {
      low.trips = SimTime::max();
      chain_.trip(low.limiter);
      events_.push_back(std::string{"safety."} + SafetyChain::name(low.limiter) + " tripped");
    } else if (drum.swollen_m3 >= low.below_m3) {
      low.trips = SimTime::max();
    } else if (low.trips == SimTime::max()) {
      // A limiter without a delay still takes a nanosecond: it trips at an instant of its own.
      low.trips = now_ + std::max(sim_duration(p_.low_water_delay_s), SimDuration{1});
    }
  }
}

void SteamModel::follow_flags(const DrumContents& drum) {
  const auto follow = [this](bool& flag, bool now, const char* begins, const char* ends) {
    if (now != flag) events_.push_back(now ? begins : ends);
    flag = now;
  };
  follow(dry_, circuit_.liquid_kg(drum) < p_.dryout_water_mass_kg, "steam.dryout begins",
         "steam.dryout ends");
  follow(carries_over_, drum.swollen_m3 > carryover_m3_, "steam.carryover begins", "steam.carryover ends");
  follow(liquid_full_, drum.water_m3 > circuit_.volume_m3(), "steam.drum liquid-full",
         "steam.drum has room for steam");
}

/// The vent's supply passes through the chain; without mains neither valve is held or driven, and the bypass,
/// which has no spring, stays where it is.
void SteamModel::aim_valves() {
  const bool vent_held = inputs_.vent_shut && chain_.closed() && !inputs_.mains_lost;
  vent_.set_target(vent_held ? 0.0 : 1.0, now_);
  bypass_.set_target(inputs_.mains_lost ? bypass_.position(seconds(now_)) : inputs_.bypass, now_);
}

bool SteamModel::is_quick() const {
  return vent_.arrival() != SimTime::max() || !outlet_safety_valve_.is_shut() ||
         !drum_safety_valve_.is_shut();
}

bool SteamModel::outlet_valve_fault_acts() const {
  constexpr double seen = 0.01;
  return inputs_.outlet_valve_stuck &&
         std::abs(*inputs_.outlet_valve_stuck - demanded_opening(pressure_Pag())) > seen;
}

bool SteamModel::vent_fault_acts() const {
  constexpr double seen = 0.01;
  return inputs_.vent_stuck && std::abs(*inputs_.vent_stuck - vent_.position(seconds(now_))) > seen;
}

/// Below its slip and above its relief a turning pump delivers nothing either.
bool SteamModel::feed_fault_acts() const {
  if (!inputs_.feed_lost_prime || inputs_.mains_lost) return false;
  const double drum_Pag = pressure_Pag();
  const auto flow_kgps = [&](double speed) {
    return feed_flow_kgps(p_, speed, drum_Pag, inputs_.check_valve_stuck);
  };
  return std::abs(flow_kgps(inputs_.feed_speed) - flow_kgps(0.0)) > seen_kgps;
}

bool SteamModel::check_valve_fault_acts() const {
  return inputs_.check_valve_stuck && flows().feed_kgps < -seen_kgps;
}

bool SteamModel::steam_leak_acts() const {
  return inputs_.steam_leak_m2 > 0.0 && flows().steam_leak_kgps > seen_kgps;
}

bool SteamModel::water_leak_acts() const {
  return inputs_.water_leak_m2 > 0.0 && flows().water_leak_kgps > seen_kgps;
}

bool SteamModel::blowdown_acts() const {
  return inputs_.blowdown_opening > 0.0 && flows().blowdown_kgps > seen_kgps;
}

bool SteamModel::load_demand_acts() const {
  constexpr double seen = 0.01;
  return !inputs_.outlet_valve_stuck && inputs_.load_demand < 1.0 &&
         (1.0 - inputs_.load_demand) * outlet_target(pressure_Pag()) > seen;
}

bool SteamModel::safety_valve_fault_acts() const {
  return inputs_.safety_valve_shift_Pa != 0.0 && outlet_safety_valve_.shift_acts(pressure_Pag());
}

/// One that has tripped before it was welded has done its work: it latches.
bool SteamModel::limiter_fault_acts() const {
  return inputs_.limiter_welded && !chain_.tripped(SafetyChain::pressure) &&
         pressure_Pag() >= p_.limiter_pressure_Pag;
}

bool SteamModel::emergency_stop_acts() const {
  return inputs_.emergency_stop_pressed && chain_.held_open_by_stop();
}

}  // namespace heliorig::models
