#pragma once

#include <cstdint>
#include <string>

#include "adapters/avr/mcu/avr_mcu.h"
#include "adapters/avr/mcu/serial_noise.h"

struct avr_uart_t;
struct avr_irq_t;

namespace heliorig::adapters {

/// Told of each line that is complete.
class LineListener {
 public:
  virtual ~LineListener() = default;
  virtual void on_line(const std::string& line) = 0;
};

/// What a UART of the chip transmits, cut into lines for the console. Characters that are not printable ASCII
/// come out as
/// `\x1b`; a byte written while the transmitter is full is lost, as on the chip.
class SerialLines {
 public:
  /// `wire`, if any, outlives it.
  SerialLines(AvrMcu& mcu, int uart, LineListener* listener = nullptr, SerialNoise* wire = nullptr);

 private:
  static void on_byte(avr_irq_t* irq, std::uint32_t value, void* self);
  void send(std::uint8_t byte);
  void take(std::uint8_t byte);

  AvrMcu& mcu_;
  avr_uart_t* uart_;
  LineListener* listener_;
  SerialNoise* wire_;
  std::string line_;
};

}  // namespace heliorig::adapters
