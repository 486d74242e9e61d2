#pragma once

#include <optional>

#include "adapters/avr/mcu/avr_mcu.h"
#include "adapters/avr/mcu/pins.h"

struct avr_timer_t;

namespace heliorig::adapters {

/// The mean level of a pin, 0–1.
///
/// While a timer drives the pin, the duty comes from its registers, by the data sheet's formulae: fast PWM
/// (OCR + 1) / (TOP + 1), phase-correct PWM OCR / TOP. The emulator's own edges are not used there: they are
/// wrong at full duty and whenever the firmware writes to another pin of the port. Else it is the share of
/// the time since the last question for which the firmware held the pin high, to the cycle.
class PwmOutput final : public EdgeListener {
 public:
  PwmOutput(AvrMcu& mcu, Pins& pins, const McuPin& pin);

  /// Since the last call.
  double take_duty();

  void on_edge(bool high, Cycle cycle) override;

 private:
  double take_share_high();
  void start_over();
  /// Nothing while no timer drives the pin.
  std::optional<double> duty_of_timers() const;
  double duty_of_timer(const avr_timer_t& timer, int compare) const;

  AvrMcu& mcu_;
  Pins& pins_;
  McuPin pin_;
  std::vector<std::pair<avr_timer_t*, int>> timers_;  ///< timer and compare unit: PB7 is shared by two
  Cycle asked_ = 0;
  Cycle rose_ = 0;
  Cycle high_ = 0;
  bool level_ = false;
  bool timer_drives_ = false;
};

}  // namespace heliorig::adapters
