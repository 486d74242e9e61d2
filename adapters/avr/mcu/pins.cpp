#include "adapters/avr/mcu/pins.h"

#include <simavr/avr_extint.h>
#include <simavr/avr_ioport.h>
#include <simavr/sim_avr.h>

#include <bit>
#include <cassert>
#include <cstring>

namespace heliorig::adapters {

class Pins::PinLine final : public Line {
 public:
  PinLine(Pins& pins, const McuPin& pin) : pins_(pins), pin_(pin) { pins_.pin(pin_); }

  double high_share() const override { return pins_.high_share(pin_); }
  double low_share() const override { return pins_.low_share(pin_); }
  void watch(EdgeListener& listener) override { pins_.watch(pin_, listener); }
  void drive(std::optional<bool> level) override {
    if (level)
      pins_.drive(pin_, *level);
    else
      pins_.release(pin_);
  }

  void suppose(std::optional<bool> level) override {
    Supposed& port = pins_.supposed(pin_);
    const auto bit = static_cast<std::uint8_t>(1u << pin_.bit);
    const bool began = level && (port.mask & bit) == 0;
    if (began) port.noticed = static_cast<std::uint8_t>(port.noticed & ~bit);
    const bool edge_missed = level && !began && *level != ((port.levels & bit) != 0);
    if (edge_missed && pins_.interrupts(pin_)) port.noticed |= bit;
    port.mask = static_cast<std::uint8_t>(level ? port.mask | bit : port.mask & ~bit);
    port.levels = static_cast<std::uint8_t>(level.value_or(false) ? port.levels | bit : port.levels & ~bit);
  }
  bool noticed() const override { return (pins_.supposed(pin_).noticed >> pin_.bit & 1) != 0; }

 private:
  Pins& pins_;
  McuPin pin_;
};

Pins::~Pins() = default;

Pins::Pins(AvrMcu& mcu) : mcu_(mcu) {
  for (avr_io_t* io = mcu.core().io_port; io != nullptr; io = io->next) {
    if (std::strcmp(io->kind, "port") != 0) continue;
    auto* registers = reinterpret_cast<avr_ioport_t*>(io);
    Port& port = ports_[registers->name];
    port.self = this;
    port.port = registers;
    tell_of_writes(port);
  }
  mcu.listen_to_resets(*this);
}

bool Pins::is_output(const McuPin& pin) const {
  return (mcu_.core().data[port(pin).r_ddr] >> pin.bit & 1) != 0;
}

double Pins::high_share(const McuPin& pin) const {
  if (!is_output(pin)) return 0.0;
  const Port& port = ports_.at(pin.port);
  const auto& timers = port.pins.at(pin.bit).timers;
  const auto given = timers ? timers->share() : std::nullopt;
  return given.value_or(mcu_.core().data[port.port->r_port] >> pin.bit & 1);
}

Pins::Pin& Pins::pin(const McuPin& pin) {
  Port& port = ports_.at(pin.port);
  Pin& found = port.pins.at(pin.bit);
  if (!found.timers) {
    found.timers =
        std::make_unique<CompareOutput>(mcu_, port.port->r_port, pin.bit, [this, &found] { tell(found); });
  }
  return found;
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

void Pins::release(const McuPin& pin) {
  avr_ioport_t& port = this->port(pin);
  const auto mask = static_cast<std::uint8_t>(1u << pin.bit);
  port.external.pull_mask = static_cast<std::uint8_t>(port.external.pull_mask & ~mask);
  port.external.pull_value = static_cast<std::uint8_t>(port.external.pull_value & ~mask);
  const bool pulled_up = !is_output(pin) && (mcu_.core().data[port.r_port] & mask) != 0;
  if (pulled_up) avr_raise_irq(port.io.irq + pin.bit, 1);
}

Line& Pins::line(const McuPin& pin) {
  auto& line = lines_[pin.port_name()];
  if (!line) line = std::make_unique<PinLine>(*this, pin);
  return *line;
}

/// The emulator tells of each reading of a port; by default only where the value is another than the last.
Pins::Supposed& Pins::supposed(const McuPin& pin) {
  const auto [found, fresh] = supposed_.try_emplace(pin.port, Supposed{&port(pin), &mcu_});
  if (fresh) {
    avr_irq_t* irq = port(pin).io.irq + IOPORT_IRQ_REG_PIN;
    irq->flags = static_cast<std::uint8_t>(irq->flags & ~IRQ_FLAG_FILTERED);
    avr_irq_register_notify(irq, &Pins::on_read, &found->second);
  }
  return found->second;
}

void Pins::on_read(avr_irq_t*, std::uint32_t value, void* supposed) {
  Supposed& self = *static_cast<Supposed*>(supposed);
  const std::uint8_t inputs = static_cast<std::uint8_t>(~self.mcu->core().data[self.port->r_ddr]);
  self.noticed |= static_cast<std::uint8_t>((value ^ self.levels) & self.mask & inputs);
}

/// Whether the firmware has switched on an interrupt of this pin.
bool Pins::interrupts(const McuPin& pin) const {
  avr_t& core = mcu_.core();
  const avr_ioport_t& port = this->port(pin);
  if (port.r_pcint != 0 && (core.data[port.r_pcint] >> pin.bit & 1) != 0 &&
      avr_regbit_get(&core, port.pcint.enable) != 0)
    return true;
  for (avr_io_t* io = core.io_port; io != nullptr; io = io->next) {
    if (std::strcmp(io->kind, "extint") != 0) continue;
    for (const auto& external : reinterpret_cast<avr_extint_t*>(io)->eint) {
      if (external.port_ioctl == static_cast<std::uint32_t>(AVR_IOCTL_IOPORT_GETIRQ(pin.port)) &&
          external.port_pin == pin.bit && avr_regbit_get(&core, external.vector.enable) != 0)
        return true;
    }
  }
  return false;
}

void Pins::watch(const McuPin& pin, EdgeListener& listener) {
  watches_.push_back({&mcu_, &listener});
  avr_irq_register_notify(port(pin).io.irq + pin.bit, &Pins::on_irq, &watches_.back());
  this->pin(pin).listeners.push_back(&listener);
}

void Pins::on_irq(avr_irq_t* irq, std::uint32_t value, void* watch) {
  const Watch& self = *static_cast<Watch*>(watch);
  const bool high = (value & 0xff) != 0;
  const bool was_high = (irq->value & 0xff) != 0;
  if (high != was_high) self.listener->on_edge(high, self.mcu->core().cycle);
}

/// The emulator tells of all pins after each write of a port's registers; by default only where the value is
/// another than the last.
void Pins::tell_of_writes(Port& port) {
  avr_irq_t* irq = port.port->io.irq + IOPORT_IRQ_PIN_ALL;
  irq->flags = static_cast<std::uint8_t>(irq->flags & ~IRQ_FLAG_FILTERED);
  avr_irq_register_notify(irq, &Pins::on_written, &port);
}

void Pins::on_written(avr_irq_t*, std::uint32_t, void* port) {
  Port& written = *static_cast<Port*>(port);
  written.self->look(written);
}

/// Of a pin that the firmware lets go, or no longer pulls up, the emulator says nothing: it falls here,
/// unless the board drives it.
void Pins::look(Port& port) {
  const std::uint8_t* data = mcu_.core().data;
  const std::uint8_t directions = data[port.port->r_ddr];
  const std::uint8_t levels = data[port.port->r_port];
  const int held = directions | levels | port.port->external.pull_mask;
  auto let_go = static_cast<unsigned>((port.directions | port.levels) & ~held);
  auto changed = static_cast<unsigned>((directions ^ port.directions) | (levels ^ port.levels));
  port.directions = directions;
  port.levels = levels;
  for (; let_go != 0; let_go &= let_go - 1) avr_raise_irq(port.port->io.irq + std::countr_zero(let_go), 0);
  for (; changed != 0; changed &= changed - 1)
    tell(port.pins[static_cast<std::size_t>(std::countr_zero(changed))]);
}

void Pins::stand(bool stands) {
  for (auto& [name, port] : ports_) {
    for (const Pin& pin : port.pins) {
      if (pin.timers) pin.timers->stand(stands);
    }
  }
}

void Pins::tell(const Pin& pin) {
  for (EdgeListener* listener : pin.listeners) listener->on_drive(mcu_.cycle());
}

/// A reset clears the registers behind the emulator's notion of levels, which it keeps: what is driven from
/// outside is still there, what the firmware drove or pulled up falls. Else its next pull-up would be no
/// change.
void Pins::on_reset() {
  for (auto& [name, port] : ports_) {
    const std::uint8_t driven = port.port->external.pull_value;
    mcu_.core().data[port.port->r_pin] = driven;
    for (const Pin& pin : port.pins) {
      if (pin.timers) pin.timers->reset();
    }
    for (int bit = 0; bit < 8; ++bit) fall_back(port, bit, (driven >> bit & 1) != 0);
    look(port);
  }
}

void Pins::fall_back(Port& port, int bit, bool high) {
  avr_irq_t& irq = port.port->io.irq[bit];
  if (((irq.value & 0xff) != 0) == high) return;
  irq.value = high ? 1 : 0;
  for (EdgeListener* listener : port.pins[static_cast<std::size_t>(bit)].listeners)
    listener->on_edge(high, mcu_.core().cycle);
}

}  // namespace heliorig::adapters
