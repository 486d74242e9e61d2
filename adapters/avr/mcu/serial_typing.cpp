#include "adapters/avr/mcu/serial_typing.h"

#include <simavr/avr_uart.h>
#include <simavr/sim_avr.h>

#include "adapters/avr/mcu/find_uart.h"

namespace heliorig::adapters {

SerialTyping::SerialTyping(AvrMcu& mcu, int uart) : mcu_(mcu), uart_(find_uart(mcu.core(), uart)) {
  mcu.listen_to_resets(*this);
}

void SerialTyping::type(const std::string& line) {
  for (const char character : line) waiting_.push_back(static_cast<std::uint8_t>(character));
  waiting_.push_back('\n');
  if (under_way_) return;
  under_way_ = true;
  mcu_.call_at(mcu_.cycle() + byte_cycles(), *this);
}

Cycle SerialTyping::on_cycle(Cycle when) {
  const std::uint8_t byte = waiting_.front();
  waiting_.pop_front();
  if (avr_regbit_get(&mcu_.core(), uart_->rxen) == 0) line_is_whole_ = false;
  avr_raise_irq(uart_->io.irq + UART_IRQ_INPUT, byte);
  if (byte == '\n') {
    if (line_is_whole_) ++lines_taken_;
    line_is_whole_ = true;
  }
  under_way_ = !waiting_.empty();
  return under_way_ ? when + byte_cycles() : 0;
}

/// The terminal knows nothing of it and types on; the receiver is off until the firmware switches it on
/// again.
void SerialTyping::on_reset() {
  if (!under_way_) return;
  line_is_whole_ = false;
  mcu_.call_at(mcu_.cycle() + byte_cycles(), *this);
}

/// The emulator's UART takes eleven bits for a byte of ten, and its receiver loses what follows more closely.
/// Until the firmware sets its rate nobody hears.
Cycle SerialTyping::byte_cycles() const {
  return uart_->cycles_per_byte;
}

}  // namespace heliorig::adapters
