#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>

namespace heliorig::models {

/// The hard-wired safety chain: contacts in series, no processor. It opens when any of them does, and stays
/// open until a hand reset finds all of them shut. The limiters latch by themselves: a reset frees one whose
/// cause is gone. The controller can open the chain by withdrawing its permit; it cannot close it.
class SafetyChain {
 public:
  enum Limiter : std::size_t { pressure, low_water_1, low_water_2, limiter_count };

  struct Contacts {
    bool emergency_stop_pressed = false;
    bool mains = true;
    bool permit = true;
  };

  bool closed() const { return closed_; }
  bool tripped(Limiter limiter) const { return tripped_[limiter]; }

  /// The limiter's own contact opens. Call update() after it.
  void trip(Limiter limiter) { tripped_[limiter] = true; }
  void set_contacts(const Contacts& contacts);

  /// The emergency stop, as it is held, makes a difference: it alone has opened the chain, or a reset has
  /// found it alone open.
  bool held_open_by_stop() const { return held_open_by_stop_; }

  /// Opens the chain where a contact is open; returns the first that is, when the chain opens now.
  std::optional<std::string> update();

  /// By hand. `cause_gone[i]` says whether limiter i would stay free. Returns whether anything changed.
  bool reset(const std::array<bool, limiter_count>& cause_gone);

  static const char* name(Limiter limiter);

 private:
  std::optional<std::string> open_contact() const;
  bool stop_alone_is_open() const;

  std::array<bool, limiter_count> tripped_{};
  Contacts contacts_;
  bool closed_ = true;
  bool held_open_by_stop_ = false;
};

}  // namespace heliorig::models
