#include "adapters/reference_firmware/avr/ram_test.h"

#include <avr/io.h>
#include <stdint.h>
#include <util/atomic.h>

namespace heliorig_firmware {
namespace self_test {
namespace {

/// Writes `next` where `value` must stand.
inline __attribute__((always_inline)) bool read_write(volatile uint8_t& cell, uint8_t value, uint8_t next) {
  const bool held = cell == value;
  cell = next;
  return held;
}

/// March C− (A. J. van de Goor, Testing Semiconductor Memories, 1991) over two bytes, with four backgrounds
/// that tell each bit of a byte from each other. The bytes may be of the stack, this function's own frame
/// too: all that it needs meanwhile is in registers, and nothing else runs for 20 µs.
__attribute__((noinline)) bool pair_holds(volatile uint8_t* cell) {
  bool held = true;
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    const uint8_t first = cell[0];
    const uint8_t second = cell[1];
    for (uint32_t backgrounds = 0x0f335500; backgrounds != 0; backgrounds >>= 8) {
      const uint8_t zero = static_cast<uint8_t>(backgrounds);
      const uint8_t one = static_cast<uint8_t>(~zero);
      cell[0] = zero;
      cell[1] = zero;
      held &= read_write(cell[0], zero, one);
      held &= read_write(cell[1], zero, one);
      held &= read_write(cell[0], one, zero);
      held &= read_write(cell[1], one, zero);
      held &= read_write(cell[1], zero, one);
      held &= read_write(cell[0], zero, one);
      held &= read_write(cell[1], one, zero);
      held &= read_write(cell[0], one, zero);
      held &= cell[0] == zero;
      held &= cell[1] == zero;
    }
    cell[0] = first;
    cell[1] = second;
  }
  return held;
}

}  // namespace

bool ram_holds() {
  static uint16_t address = RAMSTART;
  const bool held = pair_holds(reinterpret_cast<uint8_t*>(address));
  address = address + 1 == RAMEND ? RAMSTART : static_cast<uint16_t>(address + 1);
  return held;
}

}  // namespace self_test
}  // namespace heliorig_firmware
