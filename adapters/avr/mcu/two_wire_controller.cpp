#include "adapters/avr/mcu/two_wire_controller.h"

#include <simavr/avr_twi.h>
#include <simavr/sim_avr.h>

#include <cassert>
#include <cstring>

namespace heliorig::adapters {
namespace {

// Bits of TWCR (data sheet, section 24.9.2).
constexpr std::uint8_t twint = 0x80;
constexpr std::uint8_t twea = 0x40;
constexpr std::uint8_t twsta = 0x20;
constexpr std::uint8_t twsto = 0x10;
constexpr std::uint8_t twwc = 0x08;
constexpr std::uint8_t twen = 0x04;
constexpr std::uint8_t twie = 0x01;

constexpr std::uint8_t prescaler_bits = 0x03;

// Statuses of a master (tables 24-3 and 24-4).
constexpr std::uint8_t start_sent = 0x08;
constexpr std::uint8_t repeated_start_sent = 0x10;
constexpr std::uint8_t write_address_acknowledged = 0x18;
constexpr std::uint8_t write_address_refused = 0x20;
constexpr std::uint8_t data_acknowledged = 0x28;
constexpr std::uint8_t data_refused = 0x30;
constexpr std::uint8_t read_address_acknowledged = 0x40;
constexpr std::uint8_t read_address_refused = 0x48;
constexpr std::uint8_t received_and_acknowledged = 0x50;
constexpr std::uint8_t received_and_refused = 0x58;
constexpr std::uint8_t arbitration_lost = 0x38;
constexpr std::uint8_t nothing_to_say = 0xf8;

constexpr int byte_bits = 9;

}  // namespace

struct TwoWireController::Hooks {
  static void control(avr_t*, avr_io_addr_t, std::uint8_t value, void* self) {
    static_cast<TwoWireController*>(self)->write_control(value);
  }
  static void data(avr_t*, avr_io_addr_t, std::uint8_t value, void* self) {
    static_cast<TwoWireController*>(self)->write_data(value);
  }
  static void status(avr_t*, avr_io_addr_t, std::uint8_t value, void* self) {
    static_cast<TwoWireController*>(self)->write_status(value);
  }
};

TwoWireController::TwoWireController(AvrMcu& mcu, TwoWireBus& bus) : mcu_(mcu), bus_(bus) {
  avr_t& core = mcu.core();
  for (avr_io_t* io = core.io_port; io != nullptr; io = io->next) {
    if (std::strcmp(io->kind, "twi") == 0) registers_ = reinterpret_cast<avr_twi_t*>(io);
  }
  assert(registers_ != nullptr);
  const auto take = [&](std::uint32_t address, avr_io_write_t hook) {
    auto& place = core.io[AVR_DATA_TO_IO(address)];
    place.w.param = this;
    place.w.c = hook;
    place.r.param = nullptr;
    place.r.c = nullptr;
  };
  take(registers_->twen.reg, &Hooks::control);
  take(registers_->r_twdr, &Hooks::data);
  take(registers_->twsr.reg, &Hooks::status);
  mcu.listen_to_resets(*this);
}

std::uint8_t& TwoWireController::at(std::uint32_t register_address) {
  return mcu_.core().data[register_address];
}

void TwoWireController::on_reset() {
  busy_ = pending_ = stop_pending_ = false;
  state_ = State::idle;
  bus_.stop();
}

void TwoWireController::write_status(std::uint8_t value) {
  std::uint8_t& status = at(registers_->twsr.reg);
  status = static_cast<std::uint8_t>((status & ~prescaler_bits) | (value & prescaler_bits));
}

/// The data register is open only while TWINT is set.
void TwoWireController::write_data(std::uint8_t value) {
  std::uint8_t& control = at(registers_->twen.reg);
  if ((control & twint) != 0) {
    at(registers_->r_twdr) = value;
    control = static_cast<std::uint8_t>(control & ~twwc);
  } else {
    control |= twwc;
  }
}

/// A one at TWINT clears it and begins what the other bits say; a zero leaves it.
void TwoWireController::write_control(std::uint8_t value) {
  std::uint8_t& control = at(registers_->twen.reg);
  const std::uint8_t old = control;
  const bool go = (value & twint) != 0;
  const auto kept = static_cast<std::uint8_t>(old & (go ? twwc : twint | twwc));
  control = static_cast<std::uint8_t>((value & ~(twint | twwc)) | kept);
  if ((value & twen) == 0) {
    switch_off();
  } else if (go) {
    avr_clear_interrupt(&mcu_.core(), &registers_->twi);
    operate(value);
  } else if ((control & twint) != 0 && (value & twie) != 0 && (old & twie) == 0) {
    avr_raise_interrupt(&mcu_.core(), &registers_->twi);
  }
}

void TwoWireController::switch_off() {
  if (state_ != State::idle) bus_.stop();
  state_ = State::idle;
  busy_ = pending_ = stop_pending_ = false;
  std::uint8_t& control = at(registers_->twen.reg);
  control = static_cast<std::uint8_t>(control & ~twint);
  avr_clear_interrupt(&mcu_.core(), &registers_->twi);
  std::uint8_t& status = at(registers_->twsr.reg);
  status = static_cast<std::uint8_t>(nothing_to_say | (status & prescaler_bits));
}

void TwoWireController::operate(std::uint8_t control) {
  if ((control & twsto) != 0) stop_pending_ = true;
  if (stop_pending_) {
    if (waits()) {
      busy_ = (control & twsta) != 0;
      return;
    }
    stop_transfer();
  }
  if ((control & twsta) != 0) {
    operation_ = Operation::start;
    repeated_ = state_ != State::idle;
    state_ = State::started;
    finish_after(1);
  } else if (state_ == State::started) {
    operation_ = Operation::address;
    state_ = (at(registers_->r_twdr) & 1) != 0 ? State::receiving : State::transmitting;
    finish_after(byte_bits);
  } else if (state_ == State::transmitting) {
    operation_ = Operation::write;
    finish_after(byte_bits);
  } else if (state_ == State::receiving) {
    operation_ = Operation::read;
    acknowledges_ = (control & twea) != 0;
    finish_after(byte_bits);
  } else if ((control & twea) != 0 && at(registers_->r_twar) != 0) {
    mcu_.note("emulator: the two-wire interface is not modelled as a slave");
  }
}

void TwoWireController::finish_after(int bits) {
  const unsigned prescaler = at(registers_->twsr.reg) & prescaler_bits;
  const unsigned bit_cycles = 16u + 2u * at(registers_->r_twbr) * (1u << (2 * prescaler));
  busy_ = true;
  mcu_.call_at(mcu_.cycle() + static_cast<unsigned>(bits) * bit_cycles, *this);
}

/// At the end of its last bit, when slaves act as well. Returns the status.
std::uint8_t TwoWireController::perform() {
  std::uint8_t& data = at(registers_->r_twdr);
  switch (operation_) {
    case Operation::start:
      return repeated_ ? repeated_start_sent : start_sent;
    case Operation::address: {
      const bool read = (data & 1) != 0;
      const bool acknowledged = bus_.start(static_cast<std::uint8_t>(data >> 1), read);
      if (read) return acknowledged ? read_address_acknowledged : read_address_refused;
      return acknowledged ? write_address_acknowledged : write_address_refused;
    }
    case Operation::write:
      return bus_.write(data) ? data_acknowledged : data_refused;
    case Operation::read:
      data = bus_.read();
      return acknowledges_ ? received_and_acknowledged : received_and_refused;
  }
  return nothing_to_say;
}

void TwoWireController::stop_transfer() {
  stop_pending_ = false;
  if (state_ != State::idle) bus_.stop();
  state_ = State::idle;
  busy_ = pending_ = false;
  std::uint8_t& control = at(registers_->twen.reg);
  control = static_cast<std::uint8_t>(control & ~twsto);
  std::uint8_t& status = at(registers_->twsr.reg);
  status = static_cast<std::uint8_t>(nothing_to_say | (status & prescaler_bits));
}

/// Whether what is due cannot be done now.
bool TwoWireController::waits() {
  Hold& data = held_[static_cast<std::size_t>(HeldWire::data)];
  Hold& clock = held_[static_cast<std::size_t>(HeldWire::clock)];
  if (clock.on) clock.noticed = true;
  const bool needs_edge = stop_pending_ || operation_ == Operation::start;
  if (data.on && needs_edge) data.noticed = true;
  return clock.on || (data.on && needs_edge);
}

/// A slave's bits are lost, and a 1 of the master's is: in an address, in data or as a missing
/// acknowledgement.
std::uint8_t TwoWireController::perform_on_low_data() {
  Hold& hold = held_[static_cast<std::size_t>(HeldWire::data)];
  std::uint8_t& data = at(registers_->r_twdr);
  if (operation_ == Operation::read) {
    if (bus_.read() != 0) hold.noticed = true;
    data = 0;
    if (acknowledges_) return received_and_acknowledged;
  } else if (data == 0) {
    const std::uint8_t heard = perform();
    if (heard == data_acknowledged || heard == write_address_acknowledged) return heard;
    hold.noticed = true;
    return operation_ == Operation::write ? data_acknowledged : write_address_acknowledged;
  }
  hold.noticed = true;
  bus_.stop();
  state_ = State::idle;
  return arbitration_lost;
}

void TwoWireController::hold_low(HeldWire wire, bool held) {
  Hold& hold = held_[static_cast<std::size_t>(wire)];
  if (held && !hold.on) hold.noticed = false;
  hold.on = held;
  if (held || (!pending_ && !stop_pending_) || waits()) return;
  if (stop_pending_) {
    const bool start_follows = busy_;
    stop_transfer();
    if (!start_follows) return;
    operation_ = Operation::start;
    repeated_ = false;
    state_ = State::started;
  }
  pending_ = false;
  finish_after(1);
}

Cycle TwoWireController::on_cycle(Cycle) {
  if (!busy_) return 0;  // switched off or stopped meanwhile
  if (waits()) {
    pending_ = true;
  } else {
    finish();
  }
  return 0;
}

void TwoWireController::finish() {
  busy_ = false;
  const bool data_low = held_[static_cast<std::size_t>(HeldWire::data)].on;
  const std::uint8_t shown = data_low ? perform_on_low_data() : perform();
  std::uint8_t& status = at(registers_->twsr.reg);
  status = static_cast<std::uint8_t>(shown | (status & prescaler_bits));
  avr_raise_interrupt(&mcu_.core(), &registers_->twi);  // sets TWINT in any case
}

}  // namespace heliorig::adapters
