#include "adapters/avr/mcu/watchdog_watch.h"

#include <simavr/avr_watchdog.h>
#include <simavr/sim_avr.h>

#include <algorithm>
#include <cassert>
#include <cstring>

namespace heliorig::adapters {

struct WatchdogWatch::Hooks {
  static void write(avr_t* core, avr_io_addr_t address, std::uint8_t value, void* param) {
    auto& self = *static_cast<WatchdogWatch*>(param);
    self.look();
    self.write_(core, address, value, self.write_param_);
    self.after_write();
  }
};

WatchdogWatch::WatchdogWatch(AvrMcu& mcu) : mcu_(mcu) {
  avr_t& core = mcu.core();
  for (avr_io_t* io = core.io_port; io != nullptr; io = io->next) {
    if (std::strcmp(io->kind, "watchdog") == 0) watchdog_ = reinterpret_cast<avr_watchdog_t*>(io);
  }
  assert(watchdog_ != nullptr);
  auto& place = core.io[AVR_DATA_TO_IO(watchdog_->wde.reg)].w;
  write_ = place.c;
  write_param_ = place.param;
  place.c = &Hooks::write;
  place.param = this;
  mcu.listen_to_resets(*this);
  mcu.listen_to_watchdog(*this);
}

bool WatchdogWatch::on() const {
  return avr_regbit_get(&mcu_.core(), watchdog_->wde) != 0;
}

/// To interrupt, to reset, or both.
bool WatchdogWatch::runs() const {
  return on() || avr_regbit_get(&mcu_.core(), watchdog_->watchdog.enable) != 0;
}

std::optional<Cycle> WatchdogWatch::left() const {
  const bool interrupts = avr_regbit_get(&mcu_.core(), watchdog_->watchdog.enable) != 0;
  if (!on() || interrupts) return std::nullopt;
  const Cycle elapsed = mcu_.cycle() - armed_;
  return timeout_ > elapsed ? timeout_ - elapsed : 0;
}

void WatchdogWatch::look() {
  if (!on()) return;
  const Cycle elapsed = mcu_.cycle() - armed_;
  const Cycle left = timeout_ > elapsed ? timeout_ - elapsed : 0;
  least_ = std::min(least_.value_or(left), left);
}

void WatchdogWatch::on_kick() {
  look();
  armed_ = mcu_.cycle();
}

/// It starts over when it is switched on and when its period changes (data sheet, "Watchdog Timer").
void WatchdogWatch::after_write() {
  const bool runs_now = runs();
  if (runs_now && (!ran_ || timeout_ != watchdog_->cycle_count)) armed_ = mcu_.cycle();
  ran_ = runs_now;
  timeout_ = watchdog_->cycle_count;
}

/// After its own reset it stays on, with the shortest period.
void WatchdogWatch::on_reset() {
  if (avr_regbit_get(&mcu_.core(), watchdog_->wdrf) != 0) least_ = 0;
  ran_ = false;
  after_write();
}

}  // namespace heliorig::adapters
