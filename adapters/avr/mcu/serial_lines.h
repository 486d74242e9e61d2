#pragma once

#include <cstdint>
#include <string>

#include "adapters/avr/mcu/avr_mcu.h"

struct avr_uart_t;
struct avr_irq_t;

namespace heliorig::adapters {

/// What a UART of the chip transmits, cut into lines for the console. Characters that are not printable ASCII
/// come out as
/// `\x1b`; a byte written while the transmitter is full is lost, as on the chip.
class SerialLines {
 public:
  SerialLines(AvrMcu& mcu, int uart);

 private:
  static void on_byte(avr_irq_t* irq, std::uint32_t value, void* self);
  void take(std::uint8_t byte);

  AvrMcu& mcu_;
  avr_uart_t* uart_;
  std::string line_;
};

}  // namespace heliorig::adapters
