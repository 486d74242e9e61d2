#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>

#include "adapters/avr/mcu/avr_mcu.h"
#include "adapters/avr/mcu/serial_noise.h"

struct avr_uart_t;

namespace heliorig::adapters {

/// Types lines at a UART of the chip, each ended by a line feed, a byte whenever the receiver has had its
/// time for the last. A byte that comes while the receiver is off, or a line that a reset breaks, is lost, as
/// on the chip. While the chip's clock stands, typing waits. Noise on the wire spoils bytes, and makes some
/// where nobody types; of a break the receiver gets one byte, 0 with a frame error, and nothing more.
class SerialTyping final : private CycleCallback, private ResetListener {
 public:
  /// `wire`, if any, outlives it.
  SerialTyping(AvrMcu& mcu, int uart, SerialNoise* wire = nullptr);

  void type(const std::string& line);
  /// The wire's fault came or went.
  void set_fault(SerialNoise::Fault fault, std::optional<double> value);
  /// Lines of which every byte, spoilt by noise or not, met a receiver that was on.
  std::size_t lines_taken() const { return lines_taken_; }

 private:
  Cycle on_cycle(Cycle when) override;
  void on_reset() override;
  Cycle byte_cycles() const;
  bool idles() const;
  void keep_going();
  void send_next();
  void receive(const SerialByte& byte);

  AvrMcu& mcu_;
  avr_uart_t* uart_;
  SerialNoise* wire_;
  bool wire_fell_ = false;  ///< and the receiver has not had its byte of that
  std::deque<std::uint8_t> waiting_;
  bool under_way_ = false;
  bool line_is_whole_ = true;  ///< so far
  std::size_t lines_taken_ = 0;
};

}  // namespace heliorig::adapters
