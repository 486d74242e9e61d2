#pragma once

#include <cstdint>
#include <optional>

#include "adapters/avr/mcu/avr_mcu.h"

struct avr_watchdog_t;

namespace heliorig::adapters {

/// How near the watchdog came to resetting the chip. One that only interrupts counts as off.
class WatchdogWatch final : public ResetListener, private WatchdogListener {
 public:
  explicit WatchdogWatch(AvrMcu& mcu);

  /// Counts what is under way.
  void look();
  bool on() const;
  /// Cycles until it resets the chip; 0 where it should have done so; none while it is off, or interrupts
  /// first.
  std::optional<Cycle> left() const;
  /// Cycles that were left when it was kicked, changed or last looked at; 0 where it has bitten, none while
  /// it has never been on.
  std::optional<Cycle> least_margin() const { return least_; }

  void on_reset() override;

 private:
  struct Hooks;  ///< the functions that libsimavr calls
  void on_kick() override;
  void after_write();
  bool runs() const;

  AvrMcu& mcu_;
  avr_watchdog_t* watchdog_ = nullptr;
  void (*write_)(avr_t*, std::uint16_t, std::uint8_t, void*) = nullptr;  ///< the emulator's own
  void* write_param_ = nullptr;
  bool ran_ = false;
  Cycle timeout_ = 0;
  Cycle armed_ = 0;
  std::optional<Cycle> least_;
};

}  // namespace heliorig::adapters
