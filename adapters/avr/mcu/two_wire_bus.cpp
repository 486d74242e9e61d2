#include "adapters/avr/mcu/two_wire_bus.h"

#include <simavr/avr_twi.h>
#include <simavr/sim_avr.h>

#include <cassert>
#include <cstring>

namespace heliorig::adapters {
namespace {

constexpr std::uint8_t address_acknowledged = 0x18;
constexpr std::uint8_t address_refused = 0x20;
constexpr std::uint8_t data_acknowledged = 0x28;
constexpr std::uint8_t data_refused = 0x30;

}  // namespace

TwoWireBus::TwoWireBus(AvrMcu& mcu) : mcu_(mcu) {
  for (avr_io_t* io = mcu.core().io_port; io != nullptr; io = io->next) {
    if (std::strcmp(io->kind, "twi") == 0) controller_ = reinterpret_cast<avr_twi_t*>(io);
  }
  assert(controller_ != nullptr);
  avr_irq_register_notify(controller_->io.irq + TWI_IRQ_OUTPUT, &TwoWireBus::on_output, this);
  avr_irq_register_notify(controller_->io.irq + TWI_IRQ_STATUS, &TwoWireBus::on_status, this);
}

void TwoWireBus::add(BusDevice& device, std::uint8_t address, const BusSwitch* behind, std::uint8_t channel) {
  slaves_.push_back({&device, address, behind, channel});
}

void TwoWireBus::answer(std::uint8_t conditions, std::uint8_t data) {
  avr_raise_irq(controller_->io.irq + TWI_IRQ_INPUT,
                avr_twi_irq_msg(conditions, controller_->peer_addr, data));
}

void TwoWireBus::on_output(avr_irq_t*, std::uint32_t value, void* param) {
  auto& bus = *static_cast<TwoWireBus*>(param);
  avr_twi_msg_irq_t message;
  message.u.v = value;
  const auto conditions = static_cast<std::uint8_t>(message.u.twi.msg);
  bus.address_sent_ = false;
  if ((conditions & TWI_COND_STOP) != 0) bus.stop();
  if ((conditions & TWI_COND_START) != 0) {
    const auto address = static_cast<std::uint8_t>(message.u.twi.addr >> 1);
    const bool read = (message.u.twi.addr & 1) != 0;
    bus.start(address, read);
    bus.address_sent_ = !read;
    if (!bus.addressed_.empty()) bus.answer(TWI_COND_ACK, 1);
  }
  if ((conditions & TWI_COND_WRITE) != 0 && bus.write(static_cast<std::uint8_t>(message.u.twi.data))) {
    bus.answer(TWI_COND_ACK, 1);
  }
  if ((conditions & TWI_COND_READ) != 0) bus.answer(TWI_COND_READ, bus.read());
}

/// Raised when the status register has been written and before the interrupt.
void TwoWireBus::on_status(avr_irq_t*, std::uint32_t value, void* param) {
  auto& bus = *static_cast<TwoWireBus*>(param);
  if (!bus.address_sent_) return;
  if (value == data_acknowledged) {
    avr_regbit_setto_raw(&bus.mcu_.core(), bus.controller_->twsr, address_acknowledged);
  } else if (value == data_refused) {
    avr_regbit_setto_raw(&bus.mcu_.core(), bus.controller_->twsr, address_refused);
  }
}

void TwoWireBus::start(std::uint8_t address, bool read) {
  addressed_.clear();
  for (const Slave& slave : slaves_) {
    if (slave.address == address && slave.joined()) addressed_.push_back(slave.device);
  }
  for (BusDevice* device : addressed_) device->start(read);
}

bool TwoWireBus::write(std::uint8_t byte) {
  bool acknowledged = false;
  for (BusDevice* device : addressed_) acknowledged = device->write(byte) || acknowledged;
  return acknowledged;
}

std::uint8_t TwoWireBus::read() {
  std::uint8_t byte = 0xff;  // wires that nobody pulls down
  for (BusDevice* device : addressed_) byte &= device->read();
  return byte;
}

void TwoWireBus::stop() {
  for (BusDevice* device : addressed_) device->stop();
  addressed_.clear();
}

}  // namespace heliorig::adapters
