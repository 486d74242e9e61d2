#pragma once

#include <cstdint>
#include <deque>
#include <string>

#include "adapters/avr/mcu/avr_mcu.h"

struct avr_uart_t;

namespace heliorig::adapters {

/// Types lines at a UART of the chip, each ended by a line feed, a byte whenever the receiver has had its
/// time for the last. A byte that comes while the receiver is off, or a line that a reset breaks, is lost, as
/// on the chip. While the chip's clock stands, typing waits.
class SerialTyping final : private CycleCallback, private ResetListener {
 public:
  SerialTyping(AvrMcu& mcu, int uart);

  void type(const std::string& line);
  /// Lines of which every byte met a receiver that was on.
  std::size_t lines_taken() const { return lines_taken_; }

 private:
  Cycle on_cycle(Cycle when) override;
  void on_reset() override;
  Cycle byte_cycles() const;

  AvrMcu& mcu_;
  avr_uart_t* uart_;
  std::deque<std::uint8_t> waiting_;
  bool under_way_ = false;
  bool line_is_whole_ = true;  ///< so far
  std::size_t lines_taken_ = 0;
};

}  // namespace heliorig::adapters
