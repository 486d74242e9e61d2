#include "adapters/reference_firmware/avr/program_test.h"

#include <avr/pgmspace.h>
#include <stdint.h>
#include <util/crc16.h>

extern "C" const uint8_t __data_load_end;  // where the program ends in flash, by the linker

namespace heliorig_firmware {
namespace self_test {
namespace {

constexpr uint8_t bytes_a_tick = 16;

/// At the end of flash, before the place of a boot loader; filled in by the build (place_program_crc.cpp).
__attribute__((section(".program_crc"), used)) const uint16_t built_crc = 0xffff;

}  // namespace

bool program_holds() {
  static uint16_t address = 0;
  static uint16_t crc = 0;
  const uint16_t end = static_cast<uint16_t>(reinterpret_cast<uintptr_t>(&__data_load_end));
  for (uint8_t i = 0; i < bytes_a_tick && address < end; ++i, ++address) {
    crc = _crc_xmodem_update(crc, pgm_read_byte(address));
  }
  if (address < end) return true;
  const bool same = crc == pgm_read_word_far(pgm_get_far_address(built_crc));
  address = 0;
  crc = 0;
  return same;
}

}  // namespace self_test
}  // namespace heliorig_firmware
