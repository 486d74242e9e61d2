#include "adapters/avr/parts/wire.h"

namespace heliorig::adapters {

Wire& Net::add_wire() {
  wires_.push_back(std::make_unique<Wire>(*this));
  return *wires_.back();
}

void Net::listen() {
  if (!listens_) line_.watch(*this);
  listens_ = true;
}

void Net::on_edge(bool high, Cycle cycle) {
  const auto shorted = shorted_to();
  for (const auto& wire : wires_) {
    if (shorted || wire->open_) {
      wire->note_effect();
    } else if (wire->listener_ != nullptr && wire->level_ != high) {
      wire->level_ = high;
      wire->listener_->on_edge(high, cycle);
    }
  }
}

void Net::on_drive(Cycle cycle) {
  const auto shorted = shorted_to();
  for (const auto& wire : wires_) {
    if (shorted || wire->open_) {
      wire->note_effect();
    } else if (wire->listener_ != nullptr) {
      wire->listener_->on_drive(cycle);
    }
  }
}

void Net::tell_of_pulses() {
  if (told_of_pulses_) return;
  told_of_pulses_ = true;
  mcu_.note("board: " + name_ +
            " is pulsed by a timer, and a part takes its level: high from half of the time on");
}

std::optional<bool> Net::shorted_to() const {
  std::optional<bool> level;
  for (const auto& wire : wires_) {
    if (wire->shorted_low_) return false;
    if (wire->shorted_high_) level = true;
  }
  return level;
}

/// Of the parts only one drives.
void Net::drive() {
  for (const auto& wire : wires_) {
    if (!wire->drives_) continue;
    const auto shorted = shorted_to();
    const bool faulty = shorted || wire->open_;
    wire->attribute_to(faulty              ? Wire::Cause::fault
                       : wire->instead_of_ ? Wire::Cause::hand
                                           : Wire::Cause::none);
    line_.suppose(faulty ? std::optional{wire->driven_.value_or(true)} : wire->instead_of_);
    line_.drive(shorted ? shorted : wire->open_ ? std::nullopt : wire->driven_);
  }
}

void Net::refresh() {
  drive();
  for (const auto& wire : wires_) wire->refresh(mcu_.cycle());
}

double Wire::high_share() const {
  if (open_) return 0.0;
  if (const auto shorted = net_.shorted_to()) return *shorted ? 1.0 : 0.0;
  return net_.line_.high_share();
}

double Wire::low_share() const {
  if (open_) return 0.0;
  if (const auto shorted = net_.shorted_to()) return *shorted ? 0.0 : 1.0;
  return net_.line_.low_share();
}

bool Wire::high() const {
  return as_level(high_share());
}

bool Wire::as_level(double share) const {
  if (share > 0.0 && share < 1.0) net_.tell_of_pulses();
  return share >= 0.5;
}

void Wire::watch(EdgeListener& listener) {
  listener_ = &listener;
  level_ = is_high();
  net_.listen();
}

void Wire::drive(std::optional<bool> level, std::optional<bool> instead_of) {
  drives_ = true;
  driven_ = level;
  if (instead_of && !instead_of_) hand_noticed_ = false;
  instead_of_ = instead_of;
  net_.drive();
}

/// What the firmware has noticed up to now was the doing of what stood until now.
void Wire::attribute_to(Cause cause) {
  if (cause == cause_) return;
  if (net_.line_.noticed()) {
    if (cause_ == Cause::hand) hand_noticed_ = true;
    if (cause_ == Cause::fault) effect_ = true;
  }
  net_.line_.suppose(std::nullopt);
  cause_ = cause;
}

double Wire::seen(double share) {
  const auto shorted = net_.shorted_to();
  if (!shorted && !open_) return share;
  const double seen = !open_ && *shorted ? 1.0 : 0.0;
  if (seen != share) effect_ = true;
  return seen;
}

void Wire::set_fault(Fault fault, bool on) {
  bool& state = fault == Fault::open ? open_ : fault == Fault::shorted_low ? shorted_low_ : shorted_high_;
  state = on;
  if (on) effect_ = false;
  net_.refresh();
}

bool Wire::has_effect(Fault) const {
  return effect_ || (cause_ == Cause::fault && net_.line_.noticed());
}

void Wire::look() {
  if (faulty()) note_effect();
}

bool Wire::faulty() const {
  return open_ || shorted_low_ || shorted_high_;
}

/// A part that is driven behaves otherwise where its input has another level.
void Wire::note_effect() {
  const double whole = energising_ ? net_.line_.high_share() : net_.line_.low_share();
  if (!drives_ && (energised_share() >= 0.5) != (whole >= 0.5)) effect_ = true;
}

void Wire::refresh(Cycle cycle) {
  if (listener_ == nullptr) return;
  note_effect();
  if (level_ != is_high()) {
    level_ = is_high();
    listener_->on_edge(level_, cycle);
  }
  listener_->on_drive(cycle);
}

}  // namespace heliorig::adapters
