#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "adapters/avr/mcu/avr_mcu.h"

struct avr_ioport_t;
struct avr_irq_t;

namespace heliorig::adapters {

/// Counts every change of level of every pin, timers' outputs and what the board drives included, and folds
/// it with its cycle into a hash: two runs did the same at their pins, cycle by cycle, where count and hash
/// agree. What UART, SPI and TWI send goes by bytes in the emulator and moves no pin.
///
/// The hash is of 64 bits: h ← mix(h xor (cycle · 256 + pin · 2 + level)), with SplitMix64's finaliser for
/// mix (Steele, Lea, Flood, OOPSLA 2014, doi 10.1145/2660193.2660195, figure 16), from 0; pin is 8 · (port −
/// A) + bit.
class PinEdges final : private ResetListener {
 public:
  explicit PinEdges(AvrMcu& mcu);

  std::uint64_t count() const { return count_; }
  std::uint64_t hash() const { return hash_; }

 private:
  static constexpr int bits = 8;
  struct Pin {
    PinEdges* self;
    std::uint8_t number;
    bool high;
  };
  struct Port {
    avr_ioport_t* port;
    std::array<Pin, bits> pins;
  };
  static void on_irq(avr_irq_t* irq, std::uint32_t value, void* pin);
  void on_reset() override;
  void note(Pin& pin, bool high);

  AvrMcu& mcu_;
  std::vector<Port> ports_;
  std::uint64_t count_ = 0;
  std::uint64_t hash_ = 0;
};

}  // namespace heliorig::adapters
