#include "adapters/avr/mcu/eeprom_watch.h"

#include <simavr/avr_eeprom.h>
#include <simavr/sim_avr.h>

#include <algorithm>
#include <cassert>
#include <cstring>

namespace heliorig::adapters {

struct EepromWatch::Hooks {
  static void write(avr_t* core, avr_io_addr_t address, std::uint8_t value, void* param) {
    auto& self = *static_cast<EepromWatch*>(param);
    self.before_control(value);
    self.write_(core, address, value, self.write_param_);
  }
};

EepromWatch::EepromWatch(AvrMcu& mcu) : mcu_(mcu) {
  avr_t& core = mcu.core();
  for (avr_io_t* io = core.io_port; io != nullptr; io = io->next) {
    if (std::strcmp(io->kind, "eeprom") == 0) eeprom_ = reinterpret_cast<avr_eeprom_t*>(io);
  }
  assert(eeprom_ != nullptr);
  auto& place = core.io[AVR_DATA_TO_IO(eeprom_->r_eecr)].w;
  write_ = place.c;
  write_param_ = place.param;
  place.c = &Hooks::write;
  place.param = this;
}

/// A write begins when EEPE is set while EEMPE was, within its four cycles (data sheet, "EECR").
void EepromWatch::before_control(std::uint8_t value) {
  const avr_t& core = mcu_.core();
  const bool armed = avr_regbit_get(&mcu_.core(), eeprom_->eempe) != 0;
  const bool begins = (value >> eeprom_->eepe.bit & 1) != 0;
  if (!armed || !begins) return;
  // The emulator wraps an address beyond the memory, as the chip does.
  const unsigned address = core.data[eeprom_->r_eearl] | core.data[eeprom_->r_eearh] << 8;
  most_ = std::max(most_, ++writes_[static_cast<std::uint16_t>(address % eeprom_->size)]);
}

}  // namespace heliorig::adapters
