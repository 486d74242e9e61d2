#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "adapters/avr/mcu/register_hook.h"

struct avr_timer_t;

namespace heliorig::adapters {

/// What the output compare units of timers give at one pin, by their registers and the data sheet's formulae:
/// fast PWM (OCR + 1) / (TOP + 1), phase-correct PWM OCR / TOP. The emulator's own edges are not used: they
/// are wrong at full duty and whenever the firmware writes to another pin of the port. A compare value counts
/// from its write on; on the chip from the end of the period under way.
class CompareOutput final : private RegisterListener {
 public:
  /// Of the pin `bit` of the port with this output register; `changed` is called when what it gives may be
  /// another.
  CompareOutput(AvrMcu& mcu, std::uint32_t port_register, std::uint8_t bit, std::function<void()> changed);

  /// Share of the time for which it is high; nothing while no unit takes the pin from its port.
  std::optional<double> share() const;

 private:
  struct Unit {
    avr_timer_t* timer;
    int compare;
  };
  void hook(const Unit& unit);
  void after_write() override { changed_(); }
  std::optional<double> share_of(const Unit& unit) const;
  double duty_of(const Unit& unit) const;

  AvrMcu& mcu_;
  std::function<void()> changed_;
  std::vector<Unit> units_;  ///< PB7 of the ATmega2560 is shared by two
  std::deque<RegisterHook> hooks_;
};

}  // namespace heliorig::adapters
