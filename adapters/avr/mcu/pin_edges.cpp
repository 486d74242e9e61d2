#include "adapters/avr/mcu/pin_edges.h"

#include <simavr/avr_ioport.h>
#include <simavr/sim_avr.h>

#include <cstring>

namespace heliorig::adapters {
namespace {

std::uint64_t mix(std::uint64_t word) {
  word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9u;
  word = (word ^ (word >> 27)) * 0x94d049bb133111ebu;
  return word ^ (word >> 31);
}

}  // namespace

PinEdges::PinEdges(AvrMcu& mcu) : mcu_(mcu) {
  for (avr_io_t* io = mcu.core().io_port; io != nullptr; io = io->next) {
    if (std::strcmp(io->kind, "port") == 0) ports_.push_back({reinterpret_cast<avr_ioport_t*>(io), {}});
  }
  for (Port& port : ports_) {
    for (int bit = 0; bit < bits; ++bit) {
      Pin& pin = port.pins[static_cast<std::size_t>(bit)];
      pin = {this, static_cast<std::uint8_t>((port.port->name - 'A') * bits + bit), false};
      avr_irq_register_notify(port.port->io.irq + bit, &PinEdges::on_irq, &pin);
    }
  }
  mcu.listen_to_resets(*this);
}

void PinEdges::on_irq(avr_irq_t*, std::uint32_t value, void* pin) {
  Pin& moved = *static_cast<Pin*>(pin);
  moved.self->note(moved, (value & 0xff) != 0);
}

/// What the firmware drove falls; what the board drives is still there.
void PinEdges::on_reset() {
  for (Port& port : ports_) {
    for (int bit = 0; bit < bits; ++bit) {
      note(port.pins[static_cast<std::size_t>(bit)], (port.port->external.pull_value >> bit & 1) != 0);
    }
  }
}

void PinEdges::note(Pin& pin, bool high) {
  if (pin.high == high) return;
  pin.high = high;
  ++count_;
  hash_ = mix(hash_ ^ (mcu_.cycle() << 8 | static_cast<std::uint64_t>(pin.number) << 1 | (high ? 1u : 0u)));
}

}  // namespace heliorig::adapters
