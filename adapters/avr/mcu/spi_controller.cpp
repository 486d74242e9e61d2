#include "adapters/avr/mcu/spi_controller.h"

#include <simavr/avr_spi.h>
#include <simavr/sim_avr.h>

#include <array>
#include <cassert>
#include <cstring>

namespace heliorig::adapters {
namespace {

// Bits of SPCR and SPSR (data sheet, section 21.2).
constexpr std::uint8_t lsb_first = 0x20;
constexpr std::uint8_t rate_bits = 0x03;
constexpr std::uint8_t spif = 0x80;
constexpr std::uint8_t wcol = 0x40;
constexpr std::uint8_t double_rate = 0x01;

}  // namespace

struct SpiController::Hooks {
  static SpiController& self(void* param) { return *static_cast<SpiController*>(param); }
  static void write_data(avr_t*, avr_io_addr_t, std::uint8_t value, void* param) {
    self(param).write_data(value);
  }
  static std::uint8_t read_data(avr_t*, avr_io_addr_t, void* param) { return self(param).read_data(); }
  static void write_status(avr_t*, avr_io_addr_t, std::uint8_t value, void* param) {
    self(param).write_status(value);
  }
  static std::uint8_t read_status(avr_t*, avr_io_addr_t, void* param) { return self(param).read_status(); }
};

SpiController::SpiController(AvrMcu& mcu) : mcu_(mcu) {
  avr_t& core = mcu.core();
  for (avr_io_t* io = core.io_port; io != nullptr; io = io->next) {
    if (std::strcmp(io->kind, "spi") == 0) registers_ = reinterpret_cast<avr_spi_t*>(io);
  }
  assert(registers_ != nullptr);
  const auto take = [&](std::uint32_t address, avr_io_write_t write, avr_io_read_t read) {
    auto& place = core.io[AVR_DATA_TO_IO(address)];
    place.w.param = place.r.param = this;
    place.w.c = write;
    place.r.c = read;
  };
  take(registers_->r_spdr, &Hooks::write_data, &Hooks::read_data);
  take(registers_->r_spsr, &Hooks::write_status, &Hooks::read_status);
  mcu.listen_to_resets(*this);
}

void SpiController::on_reset() {
  busy_ = false;
  status_was_read_ = false;
}

std::uint8_t SpiController::read_status() {
  const std::uint8_t status = mcu_.core().data[registers_->r_spsr];
  status_was_read_ = (status & (spif | wcol)) != 0;
  return status;
}

/// Of the status only SPI2X can be written.
void SpiController::write_status(std::uint8_t value) {
  std::uint8_t& status = mcu_.core().data[registers_->r_spsr];
  status = static_cast<std::uint8_t>((status & ~double_rate) | (value & double_rate));
}

/// Clears the flags that have been read before.
void SpiController::touch_data() {
  if (!status_was_read_) return;
  status_was_read_ = false;
  std::uint8_t& status = mcu_.core().data[registers_->r_spsr];
  status = static_cast<std::uint8_t>(status & ~wcol);
  avr_clear_interrupt(&mcu_.core(), &registers_->spi);  // clears SPIF
}

std::uint8_t SpiController::read_data() {
  touch_data();
  return received_;
}

void SpiController::write_data(std::uint8_t value) {
  avr_t& core = mcu_.core();
  touch_data();
  if (avr_regbit_get(&core, registers_->spe) == 0) return;
  if (avr_regbit_get(&core, registers_->mstr) == 0) {
    mcu_.note("emulator: the SPI is not modelled as a slave");
    return;
  }
  if ((core.data[registers_->r_spcr] & lsb_first) != 0 && !devices_.empty())
    mcu_.note("emulator: the SPI is not modelled with the least significant bit first");
  if (busy_) {
    core.data[registers_->r_spsr] |= wcol;
    return;
  }
  sent_ = value;
  busy_ = true;
  mcu_.call_at(mcu_.cycle() + byte_cycles(), *this);
}

Cycle SpiController::byte_cycles() const {
  constexpr std::array<Cycle, 4> dividers = {4, 16, 64, 128};
  const avr_t& core = mcu_.core();
  const Cycle divider = dividers[core.data[registers_->r_spcr] & rate_bits];
  return 8 * divider / ((core.data[registers_->r_spsr] & double_rate) != 0 ? 2 : 1);
}

Cycle SpiController::on_cycle(Cycle) {
  if (!busy_) return 0;  // reset meanwhile
  busy_ = false;
  received_ = 0xff;  // a wire that nobody drives, with its pull-up
  for (SpiDevice* device : devices_) {
    if (const auto answer = device->exchange(sent_)) received_ &= *answer;
  }
  avr_raise_interrupt(&mcu_.core(), &registers_->spi);  // sets SPIF in any case
  return 0;
}

}  // namespace heliorig::adapters
