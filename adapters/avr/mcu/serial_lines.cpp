#include "adapters/avr/mcu/serial_lines.h"

#include <simavr/avr_uart.h>
#include <simavr/sim_avr.h>

#include <array>
#include <cstdio>
#include <utility>

#include "adapters/avr/mcu/find_uart.h"

namespace heliorig::adapters {
namespace {

constexpr std::size_t longest_line = 200;
constexpr int transmitter_holds = 2;  // the data register and the shift register

}  // namespace

SerialLines::SerialLines(AvrMcu& mcu, int uart, LineListener* listener, SerialNoise* wire)
    : mcu_(mcu), uart_(find_uart(mcu.core(), uart)), listener_(listener), wire_(wire) {
  avr_irq_register_notify(uart_->io.irq + UART_IRQ_OUTPUT, &SerialLines::on_byte, this);
}

void SerialLines::on_byte(avr_irq_t*, std::uint32_t value, void* param) {
  auto& self = *static_cast<SerialLines*>(param);
  if (self.uart_->tx_cnt < transmitter_holds) self.send(static_cast<std::uint8_t>(value));
}

/// The terminal shows bytes with frame errors too.
void SerialLines::send(std::uint8_t byte) {
  if (wire_ == nullptr) return take(byte);
  const auto arrives = wire_->carry(byte);
  if (arrives != SerialByte{.value = byte}) wire_->note_effect();
  if (arrives) take(arrives->value);
}

void SerialLines::take(std::uint8_t byte) {
  if (byte == '\r') return;
  if (byte >= ' ' && byte <= '~') {
    line_ += static_cast<char>(byte);
  } else if (byte != '\n') {
    std::array<char, 5> text{};
    std::snprintf(text.data(), text.size(), "\\x%02x", byte);
    line_ += text.data();
  }
  if (byte != '\n' && line_.size() < longest_line) return;
  if (listener_ != nullptr) listener_->on_line(line_);
  mcu_.print(std::exchange(line_, {}));
}

}  // namespace heliorig::adapters
