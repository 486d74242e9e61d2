#include "adapters/reference_firmware/avr/self_test.h"

#include <avr/io.h>
#include <avr/pgmspace.h>
#include <stdint.h>
#include <util/atomic.h>
#include <util/crc16.h>

#include "adapters/reference_firmware/configuration.h"

extern "C" const uint8_t __data_load_end;  // where the program ends in flash, by the linker

namespace heliorig_firmware {
namespace self_test {
namespace {

constexpr uint8_t bytes_a_tick = 64;

bool failed = false;

/// The published check value of this CRC.
bool calculates() {
  volatile uint8_t digits[] = {'1', '2', '3', '4', '5', '6', '7', '8', '9'};
  uint8_t copy[9];
  for (uint8_t i = 0; i < 9; ++i) copy[i] = digits[i];
  return crc16(copy, 9) == 0x29b1;
}

bool program_holds() {
  static uint16_t address = 0;
  static uint16_t crc = 0;
  static uint16_t first_crc = 0;
  static bool been_round = false;
  const uint16_t end = static_cast<uint16_t>(reinterpret_cast<uintptr_t>(&__data_load_end));
  for (uint8_t i = 0; i < bytes_a_tick && address < end; ++i, ++address) {
    crc = _crc_xmodem_update(crc, pgm_read_byte(address));
  }
  if (address < end) return true;
  const bool same = !been_round || crc == first_crc;
  first_crc = crc;
  been_round = true;
  address = 0;
  crc = 0;
  return same;
}

/// The byte is lent for four microseconds, with interrupts shut; it may be of the stack.
bool byte_holds() {
  static uint8_t* byte = reinterpret_cast<uint8_t*>(RAMSTART);
  bool holds = true;
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    volatile uint8_t* const cell = byte;
    const uint8_t kept = *cell;
    *cell = 0x55;
    if (*cell != 0x55) holds = false;
    *cell = 0xaa;
    if (*cell != 0xaa) holds = false;
    *cell = kept;
  }
  byte = byte == reinterpret_cast<uint8_t*>(RAMEND) ? reinterpret_cast<uint8_t*>(RAMSTART) : byte + 1;
  return holds;
}

}  // namespace

bool failed_at_tick() {
  if (!calculates() || !program_holds() || !byte_holds()) failed = true;
  return failed;
}

}  // namespace self_test
}  // namespace heliorig_firmware
