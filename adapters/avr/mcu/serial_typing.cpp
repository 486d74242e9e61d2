#include "adapters/avr/mcu/serial_typing.h"

#include <simavr/avr_uart.h>
#include <simavr/sim_avr.h>

#include <utility>

#include "adapters/avr/mcu/find_uart.h"

namespace heliorig::adapters {

SerialTyping::SerialTyping(AvrMcu& mcu, int uart, SerialNoise* wire)
    : mcu_(mcu), uart_(find_uart(mcu.core(), uart)), wire_(wire) {
  mcu.listen_to_resets(*this);
}

void SerialTyping::type(const std::string& line) {
  for (const char character : line) waiting_.push_back(static_cast<std::uint8_t>(character));
  waiting_.push_back('\n');
  keep_going();
}

void SerialTyping::set_fault(SerialNoise::Fault fault, std::optional<double> value) {
  if (wire_->set(fault, value)) wire_fell_ = true;
  keep_going();
}

/// Nothing is typed and nothing else happens on the wire.
bool SerialTyping::idles() const {
  return waiting_.empty() && !wire_fell_ && (wire_ == nullptr || !wire_->on(SerialNoise::noise));
}

void SerialTyping::keep_going() {
  if (under_way_ || idles()) return;
  under_way_ = true;
  mcu_.call_at(mcu_.cycle() + byte_cycles(), *this);
}

Cycle SerialTyping::on_cycle(Cycle when) {
  send_next();
  under_way_ = !idles();
  return under_way_ ? when + byte_cycles() : 0;
}

void SerialTyping::send_next() {
  if (std::exchange(wire_fell_, false)) return receive({.value = 0, .frame_error = true});
  std::optional<std::uint8_t> sent;
  if (!waiting_.empty()) {
    sent = waiting_.front();
    waiting_.pop_front();
  }
  const bool listens = avr_regbit_get(&mcu_.core(), uart_->rxen) != 0;
  const auto arrives = wire_ != nullptr ? wire_->carry(sent) : SerialByte{.value = *sent};
  if (arrives) receive(*arrives);
  const bool spoilt = arrives != (sent ? std::optional{SerialByte{.value = *sent}} : std::nullopt);
  if (spoilt && listens) wire_->note_effect();
  if (!sent) return;
  if (!listens || (wire_ != nullptr && wire_->on(SerialNoise::held_low))) line_is_whole_ = false;
  if (*sent != '\n') return;
  if (line_is_whole_) ++lines_taken_;
  line_is_whole_ = true;
}

void SerialTyping::receive(const SerialByte& byte) {
  if (byte.frame_error && avr_regbit_get(&mcu_.core(), uart_->rxen) != 0) wire_->note_effect();
  const std::uint32_t error = byte.frame_error ? static_cast<std::uint32_t>(UART_INPUT_FE) : 0;
  avr_raise_irq(uart_->io.irq + UART_IRQ_INPUT, byte.value | error);
}

/// The terminal knows nothing of it and types on; the receiver is off until the firmware switches it on
/// again.
void SerialTyping::on_reset() {
  if (!under_way_) return;
  if (!waiting_.empty()) line_is_whole_ = false;
  mcu_.call_at(mcu_.cycle() + byte_cycles(), *this);
}

/// The emulator's UART takes eleven bits for a byte of ten, and its receiver loses what follows more closely.
/// Until the firmware sets its rate nobody hears.
Cycle SerialTyping::byte_cycles() const {
  return uart_->cycles_per_byte;
}

}  // namespace heliorig::adapters
