#include "models/mirrors/row_shaft.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace heliorig::models {
namespace {

using namespace std::chrono_literals;

constexpr SimDuration release_cadence = 100ms;
/// Switches act a hair early, so that an instant rounded to nanoseconds meets them.
constexpr double switch_slack_rad = 1e-9;

std::optional<SimTime> earlier(std::optional<SimTime> a, std::optional<SimTime> b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

}  // namespace

RowShaft::RowShaft(const MirrorsParameters& parameters, double angle_rad)
    : parameters_(parameters), shaft_rad_(angle_rad), play_rad_(parameters.drive_backlash_rad) {}

void RowShaft::set_chain(bool closed) {
  if (chain_closed_ && !closed) release_left_rad_ = parameters_.release_angle_rad;
  if (closed) release_left_rad_ = 0.0;
  chain_closed_ = closed;
}

double RowShaft::release_speed_radps() const {
  return parameters_.release_angle_rad / parameters_.release_time_s;
}

void RowShaft::release(double duration_s) {
  if (chain_closed_) return;
  const double turn_rad = std::min(release_left_rad_, release_speed_radps() * duration_s);
  release_left_rad_ -= turn_rad;
  shaft_rad_ = std::min(shaft_rad_ + turn_rad, parameters_.travel_high_rad + parameters_.overtravel_rad);
}

double RowShaft::slack(double direction) const {
  return direction > 0.0 ? play_rad_ : parameters_.drive_backlash_rad - play_rad_;
}

double RowShaft::reachable(double angle_rad) const {
  if (!chain_closed_) return angle_rad;
  const double direction = angle_rad > 0.0 ? 1.0 : -1.0;
  const double stop = direction > 0.0 ? parameters_.travel_high_rad + parameters_.overtravel_rad
                                      : parameters_.travel_low_rad - parameters_.overtravel_rad;
  const double room = std::max(0.0, direction * (stop - shaft_rad_));
  const double taken_up = std::min(std::abs(angle_rad), slack(direction));
  return direction * (taken_up + std::min(std::abs(angle_rad) - taken_up, room));
}

void RowShaft::push(double angle_rad) {
  if (!chain_closed_) return;
  const double direction = angle_rad > 0.0 ? 1.0 : -1.0;
  const double taken_up = std::min(std::abs(angle_rad), slack(direction));
  play_rad_ -= direction * taken_up;
  shaft_rad_ += direction * (std::abs(angle_rad) - taken_up);
}

std::optional<SimTime> RowShaft::next_change(SimTime now, double gear_radps) const {
  if (gear_radps == 0.0 && !is_releasing()) return std::nullopt;  // as most rows are most of the time
  std::optional<SimTime> next;
  double speed_radps = chain_closed_ ? gear_radps : 0.0;
  if (is_releasing()) {
    const SimTime tick{(now.time_since_epoch() / release_cadence + 1) * release_cadence};
    speed_radps = release_speed_radps();
    next = std::min(tick, now + sim_duration(release_left_rad_ / speed_radps) + 1ns);
  }
  next = earlier(next, arrives(parameters_.travel_high_rad, now, speed_radps));
  return earlier(next, arrives(parameters_.travel_low_rad, now, speed_radps));
}

/// When the shaft passes an angle, if it keeps turning.
std::optional<SimTime> RowShaft::arrives(double angle_rad, SimTime now, double speed_radps) const {
  const double way_rad = angle_rad - shaft_rad_;
  if (speed_radps * way_rad <= 0.0 || std::abs(way_rad) <= switch_slack_rad) return std::nullopt;
  const double slack_rad = chain_closed_ ? slack(speed_radps) : 0.0;
  return now + sim_duration((std::abs(way_rad) + slack_rad) / std::abs(speed_radps)) + 1ns;
}

bool RowShaft::limit_low() const {
  return shaft_rad_ <= parameters_.travel_low_rad + switch_slack_rad;
}

bool RowShaft::limit_high() const {
  return shaft_rad_ >= parameters_.travel_high_rad - switch_slack_rad;
}

}  // namespace heliorig::models
