#include "adapters/avr/mcu/pins.h"

#include <simavr/avr_ioport.h>
#include <simavr/sim_avr.h>

#include <cassert>
#include <cstring>

namespace heliorig::adapters {

Pins::Pins(AvrMcu& mcu) : mcu_(mcu) {
  for (avr_io_t* io = mcu.core().io_port; io != nullptr; io = io->next) {
    if (std::strcmp(io->kind, "port") != 0) continue;
    auto* port = reinterpret_cast<avr_ioport_t*>(io);
    ports_[port->name] = port;
  }
  mcu.listen_to_resets(*this);
}

bool Pins::driven_high(const McuPin& pin) const {
  const avr_ioport_t& port = this->port(pin);
  const std::uint8_t* data = mcu_.core().data;
  return ((data[port.r_ddr] & data[port.r_port]) >> pin.bit & 1) != 0;
}

bool Pins::is_output(const McuPin& pin) const {
  return (mcu_.core().data[port(pin).r_ddr] >> pin.bit & 1) != 0;
}

std::uint32_t Pins::port_register(const McuPin& pin) const {
  return port(pin).r_port;
}

/// The level also goes where the emulator looks when the firmware writes to another pin of the port: else a
/// pull-up that the firmware has switched on would make an edge of its own.
void Pins::drive(const McuPin& pin, bool high) {
  avr_ioport_t& port = this->port(pin);
  const auto mask = static_cast<std::uint8_t>(1u << pin.bit);
  port.external.pull_mask |= mask;
  port.external.pull_value =
      static_cast<std::uint8_t>((port.external.pull_value & ~mask) | (high ? mask : 0));
  avr_raise_irq(port.io.irq + pin.bit, high ? 1 : 0);
}

void Pins::watch(const McuPin& pin, EdgeListener& listener) {
  avr_irq_t* irq = port(pin).io.irq + pin.bit;
  watches_.push_back({&mcu_, &listener, irq});
  avr_irq_register_notify(irq, &Pins::on_irq, &watches_.back());
}

void Pins::on_irq(avr_irq_t* irq, std::uint32_t value, void* watch) {
  const Watch& self = *static_cast<Watch*>(watch);
  const bool high = (value & 0xff) != 0;
  const bool was_high = (irq->value & 0xff) != 0;
  if (high != was_high) self.listener->on_edge(high, self.mcu->core().cycle);
}

/// A reset clears the registers behind the emulator's notion of levels: what is driven from outside is still
/// there, what the firmware drove falls.
void Pins::on_reset() {
  for (auto& [name, port] : ports_) mcu_.core().data[port->r_pin] = port->external.pull_value;
  for (const Watch& watch : watches_) {
    if ((watch.irq->value & 0xff) == 0) continue;
    watch.irq->value = 0;
    watch.listener->on_edge(false, mcu_.core().cycle);
  }
}

}  // namespace heliorig::adapters
