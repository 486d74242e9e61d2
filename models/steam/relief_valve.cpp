#include "models/steam/relief_valve.h"

#include <algorithm>

namespace heliorig::models {
namespace {

std::optional<SpringValve> spring_of(const SteamParameters& p, double set_Pag) {
  if (!p.safety_valve_by_spring()) return std::nullopt;
  return SpringValve{{.set_Pag = set_Pag,
                      .blowdown = p.safety_valve_blowdown,
                      .frequency_Hz = p.safety_valve_frequency_Hz,
                      .damping = p.safety_valve_damping,
                      .spring_rise = p.safety_valve_spring_rise,
                      .simmer_lift = p.safety_valve_simmer_lift,
                      .inlet_loss = p.safety_valve_inlet_loss,
                      .inlet_length_m = p.safety_valve_inlet_length_m}};
}

}  // namespace

ReliefValve::ReliefValve(const SteamParameters& p, const Place& place)
    : place_(place),
      pop_({place.set_Pag, p.safety_valve_pop_lift, p.safety_valve_overpressure, p.safety_valve_blowdown}),
      spring_(spring_of(p, place.set_Pag)),
      blowdown_(p.safety_valve_blowdown),
      lag_s_(p.safety_valve_lag_s),
      time_scale_s_(spring_ ? 0.05 / p.safety_valve_frequency_Hz : p.safety_valve_lag_s) {}

void ReliefValve::set_shift(double shift_Pa) {
  shift_Pa_ = shift_Pa;
  if (shift_Pa >= 0.0) lifted_early_ = false;
  pop_.set_shift(shift_Pa);
  if (spring_) spring_->set_shift(shift_Pa);
}

bool ReliefValve::is_shut() const {
  return spring_ ? spring_->phase() == SpringValve::Phase::shut : pop_.phase() == SafetyValve::Phase::shut;
}

double ReliefValve::unshifted_lifting_Pag() const {
  return spring_ ? spring_->unshifted_lifting_Pag() : place_.set_Pag;
}

/// Off its seat, and not on the way back to it.
bool ReliefValve::is_lifted() const {
  return spring_ ? !is_shut() : stands_open();
}

bool ReliefValve::stands_open() const {
  return spring_ ? spring_->has_popped() : pop_.phase() == SafetyValve::Phase::open;
}

bool ReliefValve::shift_acts(double pressure_Pag) const {
  if (shift_Pa_ > 0.0) return is_shut() && pressure_Pag >= place_.set_Pag;
  if (shift_Pa_ == 0.0 || is_shut()) return false;
  return lifted_early_ || (stands_open() && pressure_Pag < place_.set_Pag * (1.0 - blowdown_));
}

void ReliefValve::add_rates(SteamVector& rate, const SteamVector& y, double pressure_Pag,
                            double back_Pag) const {
  if (spring_) {
    if (spring_->phase() == SpringValve::Phase::shut && y[place_.lost] == 0.0) return;
    rate[place_.lost] = spring_->loss_rate_ps(y[place_.lift], y[place_.lost]);
    if (spring_->phase() != SpringValve::Phase::free) return;
    rate[place_.lift] = y[place_.velocity];
    rate[place_.velocity] =
        spring_->acceleration(y[place_.lift], y[place_.velocity], y[place_.lost], pressure_Pag, back_Pag);
  } else if (pop_.phase() != SafetyValve::Phase::shut) {  // what rests does not bound the step
    rate[place_.lift] = (pop_.lift_target(pressure_Pag) - y[place_.lift]) / lag_s_;
  }
}

bool ReliefValve::due(const SteamVector& y, double pressure_Pag, double back_Pag) const {
  const double lift = y[place_.lift];
  if (spring_) {
    switch (spring_->phase()) {
      case SpringValve::Phase::shut:
        return spring_->force(0.0, y[place_.lost], pressure_Pag, back_Pag) > 0.0 ||
               (y[place_.lost] != 0.0 && y[place_.lost] < SpringValve::faded_loss);
      case SpringValve::Phase::free:
        return (lift <= 0.0 && y[place_.velocity] < 0.0) || (lift >= 1.0 && y[place_.velocity] > 0.0) ||
               (spring_->has_popped() ? lift <= spring_->simmer_lift() : lift >= SpringValve::popped_lift);
      case SpringValve::Phase::against_stop:
        return spring_->force(1.0, y[place_.lost], pressure_Pag, back_Pag) < 0.0;
    }
  }
  switch (pop_.phase()) {
    case SafetyValve::Phase::shut:
      return pressure_Pag >= pop_.set_Pag();
    case SafetyValve::Phase::open:
      return pressure_Pag <= pop_.reseat_Pag();
    case SafetyValve::Phase::closing:
      return pressure_Pag >= pop_.set_Pag() || lift <= SafetyValve::seat_lift;
  }
  return false;
}

bool ReliefValve::follow(SteamVector& y, double pressure_Pag, double back_Pag, SimTime now,
                         std::vector<std::string>& events) {
  if (!due(y, pressure_Pag, back_Pag)) return false;
  const std::size_t before = events.size();
  const bool was_lifted = is_lifted();
  const bool moves =
      spring_ ? follow_spring(y, pressure_Pag, back_Pag, events) : follow_pop(y, pressure_Pag, events);
  if (is_lifted() && !was_lifted) lifted_early_ = shift_Pa_ < 0.0 && pressure_Pag < unshifted_lifting_Pag();
  const std::string popped = std::string{place_.name} + " popped";
  if (std::find(events.begin() + static_cast<std::ptrdiff_t>(before), events.end(), popped) != events.end())
    count_pop(now, events);
  return moves;
}

bool ReliefValve::follow_pop(SteamVector& y, double pressure_Pag, std::vector<std::string>& events) {
  const std::string name{place_.name};
  if (pop_.phase() != SafetyValve::Phase::open && pressure_Pag >= pop_.set_Pag()) {
    pop_.pop();
    events.push_back(name + " popped");
    return true;
  }
  if (pop_.phase() == SafetyValve::Phase::open && pressure_Pag <= pop_.reseat_Pag()) {
    pop_.close();
    events.push_back(name + " reseats");
  } else if (pop_.phase() == SafetyValve::Phase::closing && y[place_.lift] <= SafetyValve::seat_lift) {
    pop_.seat();
    y[place_.lift] = 0.0;
    events.push_back(name + " shut");
  }
  return false;
}

bool ReliefValve::follow_spring(SteamVector& y, double pressure_Pag, double back_Pag,
                                std::vector<std::string>& events) {
  using Phase = SpringValve::Phase;
  const std::string name{place_.name};
  double& lift = y[place_.lift];
  double& velocity = y[place_.velocity];
  if (spring_->phase() == Phase::free) {
    if (spring_->has_popped() ? lift <= spring_->simmer_lift() : lift >= SpringValve::popped_lift) {
      spring_->set_popped(!spring_->has_popped());
      events.push_back(name + (spring_->has_popped() ? " popped" : " reseats"));
    }
    if (lift >= 1.0 && velocity > 0.0) {
      spring_->set_phase(Phase::against_stop);
      lift = 1.0;
      velocity = 0.0;
    } else if (lift <= 0.0 && velocity < 0.0) {
      spring_->set_phase(Phase::shut);
      lift = 0.0;
      velocity = 0.0;
      events.push_back(name + " shut");
    }
    return false;
  }
  if (spring_->phase() == Phase::shut && y[place_.lost] < SpringValve::faded_loss) y[place_.lost] = 0.0;
  if (spring_->phase() == Phase::shut && spring_->force(0.0, y[place_.lost], pressure_Pag, back_Pag) > 0.0) {
    spring_->set_phase(Phase::free);
    events.push_back(name + " simmers");
    return true;
  }
  if (spring_->phase() == Phase::against_stop &&
      spring_->force(1.0, y[place_.lost], pressure_Pag, back_Pag) < 0.0) {
    spring_->set_phase(Phase::free);
    return true;
  }
  return false;
}

void ReliefValve::count_pop(SimTime now, std::vector<std::string>& events) {
  while (!pops_.empty() && pops_.front() + minute <= now) pops_.pop_front();
  pops_.push_back(now);
  if (pops_.size() == chatter_pops + 1) events.push_back(std::string{place_.name} + " chatters");
}

int ReliefValve::pops_in_a_minute(SimTime now) const {
  return static_cast<int>(
      std::count_if(pops_.begin(), pops_.end(), [&](SimTime pop) { return pop + minute > now; }));
}

}  // namespace heliorig::models
