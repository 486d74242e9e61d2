#include "models/steam/safety_chain.h"

namespace heliorig::models {

const char* SafetyChain::name(Limiter limiter) {
  constexpr std::array<const char*, limiter_count> names{"pressure_limiter", "low_water_1", "low_water_2"};
  return names[limiter];
}

std::optional<std::string> SafetyChain::open_contact() const {
  for (std::size_t i = 0; i < limiter_count; ++i) {
    if (tripped_[i]) return name(static_cast<Limiter>(i));
  }
  if (contacts_.emergency_stop_pressed) return "emergency_stop";
  if (!contacts_.mains) return "mains lost";
  if (!contacts_.permit) return "permit withdrawn by the controller";
  return std::nullopt;
}

bool SafetyChain::stop_alone_is_open() const {
  SafetyChain released = *this;
  released.contacts_.emergency_stop_pressed = false;
  return contacts_.emergency_stop_pressed && !released.open_contact();
}

void SafetyChain::set_contacts(const Contacts& contacts) {
  contacts_ = contacts;
  if (!contacts.emergency_stop_pressed) held_open_by_stop_ = false;
}

std::optional<std::string> SafetyChain::update() {
  if (!closed_) return std::nullopt;
  const auto contact = open_contact();
  closed_ = !contact;
  held_open_by_stop_ = stop_alone_is_open();
  return contact;
}

bool SafetyChain::reset(const std::array<bool, limiter_count>& cause_gone) {
  const bool was_closed = closed_;
  bool changed = false;
  for (std::size_t i = 0; i < limiter_count; ++i) {
    if (!tripped_[i] || !cause_gone[i]) continue;
    tripped_[i] = false;
    changed = true;
  }
  closed_ = was_closed || !open_contact();
  if (!closed_ && stop_alone_is_open()) held_open_by_stop_ = true;
  return changed || closed_ != was_closed;
}

}  // namespace heliorig::models
