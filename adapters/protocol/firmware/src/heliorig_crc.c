// SPDX-License-Identifier: Apache-2.0
#include "heliorig_crc.h"

#ifdef __AVR__
#include <avr/pgmspace.h>
#define IN_FLASH PROGMEM
#define READ(entry) pgm_read_dword(&(entry))
#else
#define IN_FLASH
#define READ(entry) (entry)
#endif

// Four bits at a time: 64 bytes of table, which stay in an AVR's flash.
static const uint32_t of_nibble[16] IN_FLASH = {
    0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
    0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
};

uint32_t heliorig_crc_take(uint32_t crc, uint8_t byte) {
  crc ^= byte;
  crc = crc >> 4 ^ READ(of_nibble[crc & 0x0f]);
  return crc >> 4 ^ READ(of_nibble[crc & 0x0f]);
}
