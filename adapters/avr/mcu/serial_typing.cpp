#include "adapters/avr/mcu/serial_typing.h"

#include <simavr/avr_uart.h>
#include <simavr/sim_avr.h>

#include <cmath>

#include "adapters/avr/mcu/find_uart.h"

namespace heliorig::adapters {

SerialTyping::SerialTyping(AvrMcu& mcu, int uart) : mcu_(mcu), uart_(find_uart(mcu.core(), uart)) {}

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

/// The emulator's receiver loses bytes that follow each other more closely than 8.7 % over their nominal
/// time.
Cycle SerialTyping::byte_cycles() const {
  constexpr double slack = 1.1;
  constexpr double usual_baud = 9600.0;
  constexpr double bits = 10.0;
  const double nominal = uart_->cycles_per_byte > 0 ? static_cast<double>(uart_->cycles_per_byte)
                                                    : bits * mcu_.clock_Hz() / usual_baud;
  return static_cast<Cycle>(std::ceil(slack * nominal));
}

}  // namespace heliorig::adapters
