#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>

#include "adapters/avr/mcu/register_hook.h"

struct avr_irq_t;
struct avr_timer_t;

namespace heliorig::adapters {

/// What the output compare units of timers give at one pin, by their registers and the data sheet's formulae:
/// fast PWM (OCR + 1) / (TOP + 1), phase-correct PWM OCR / TOP. The emulator's own edges are not used: they
/// are wrong at full duty and whenever the firmware writes to another pin of the port. A compare value counts
/// from its write on; on the chip from the end of the period under way.
///
/// Where its timer makes no waveform the pin has the state of the OC register: what the last match made of
/// it, or where the waveform was when its clock was stopped (data sheet, "Compare Match Output Unit"). The
/// counter is the emulator's; in the modes whose counter it does not model, one that began when the mode was
/// set. Toggling on a match goes by the emulator's way, over the port's bit; forced matches (FOC) are not
/// modelled.
class CompareOutput final : private RegisterListener {
 public:
  /// Of the pin `bit` of the port with this output register; `changed` is called when what it gives may be
  /// another.
  CompareOutput(AvrMcu& mcu, std::uint32_t port_register, std::uint8_t bit, std::function<void()> changed);

  /// Share of the time for which it is high; nothing while no unit takes the pin from its port.
  std::optional<double> share() const;
  /// A reset clears the OC registers.
  void reset();
  /// Whether the chip is without clock: the waveform stays where it is.
  void stand(bool stands);

 private:
  struct Unit {
    CompareOutput* self;
    avr_timer_t* timer;
    int compare;
    bool latch = false;                      ///< the OC register, while no waveform is under way
    std::optional<std::uint32_t> setting{};  ///< mode and prescaler
    std::uint64_t set_at = 0;                ///< the cycle at which they were set
  };
  static void on_match(avr_irq_t* irq, std::uint32_t value, void* unit);
  void hook(const Unit& unit);
  void before_write() override;
  void after_write() override;
  std::uint8_t mode_of(const Unit& unit) const;
  bool pulses(const Unit& unit) const;
  bool level_of(const Unit& unit) const;
  std::uint32_t counter_of(const Unit& unit) const;
  double duty_of(const Unit& unit) const;

  AvrMcu& mcu_;
  std::function<void()> changed_;
  bool stands_ = false;
  std::deque<Unit> units_;  ///< PB7 of the ATmega2560 is shared by two
  std::deque<RegisterHook> hooks_;
};

}  // namespace heliorig::adapters
