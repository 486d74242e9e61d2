#include "adapters/avr/mcu/eeprom_watch.h"

#include <simavr/avr_eeprom.h>
#include <simavr/sim_avr.h>

#include <algorithm>
#include <cassert>
#include <cstring>

namespace heliorig::adapters {
namespace {

constexpr double programming_time_s = 3.4e-3;

/// What a cell holds after a write that erases and writes, erases alone or writes alone, which clears bits
/// and sets none, as EEPM1:0 have it (data sheet, "EECR", "EEPROM Mode Bits"). The emulator does the first.
std::uint8_t programmed(std::uint8_t control, std::uint8_t before, std::uint8_t data) {
  switch (control >> 4 & 3) {
    case 1:
      return 0xff;
    case 2:
      return static_cast<std::uint8_t>(before & data);
    default:
      return data;
  }
}

}  // namespace

struct EepromWatch::Hooks {
  static void write(avr_t* core, avr_io_addr_t address, std::uint8_t value, void* param) {
    auto& self = *static_cast<EepromWatch*>(param);
    const auto written = self.before_control(value);
    const std::uint8_t before = written ? self.cell(*written) : std::uint8_t{0};
    self.write_(core, address, value, self.write_param_);
    if (written) self.cell(*written) = programmed(value, before, self.cell(*written));
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
std::optional<std::uint16_t> EepromWatch::before_control(std::uint8_t value) {
  const avr_t& core = mcu_.core();
  const bool armed = avr_regbit_get(&mcu_.core(), eeprom_->eempe) != 0;
  const bool writes = armed && (value >> eeprom_->eepe.bit & 1) != 0;
  const bool reads = (value >> eeprom_->eere.bit & 1) != 0;
  if (!writes && !reads) return std::nullopt;
  // The emulator wraps an address beyond the memory, as the chip does.
  const unsigned given = core.data[eeprom_->r_eearl] | core.data[eeprom_->r_eearh] << 8;
  const auto address = static_cast<std::uint16_t>(given % eeprom_->size);
  for (EepromListener* listener : listeners_) listener->before_access(address, writes);
  if (!writes) return std::nullopt;
  most_ = std::max(most_, ++writes_[address]);
  last_ = {address, mcu_.cycle()};
  return address;
}

std::uint8_t& EepromWatch::cell(std::uint16_t address) {
  assert(address < eeprom_->size);
  return eeprom_->eeprom[address];
}

std::optional<std::uint16_t> EepromWatch::being_written() const {
  if (!last_) return std::nullopt;
  const double since_s = static_cast<double>(mcu_.cycle() - last_->second) / mcu_.clock_Hz();
  return since_s < programming_time_s ? std::optional{last_->first} : std::nullopt;
}

}  // namespace heliorig::adapters
