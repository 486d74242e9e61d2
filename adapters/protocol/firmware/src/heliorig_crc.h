// SPDX-License-Identifier: Apache-2.0
// CRC-32 as of zlib: polynomial 0x04C11DB7 reflected, from all ones, inverted. Check value of "123456789":
// 0xCBF43926.
#ifndef HELIORIG_CRC_H
#define HELIORIG_CRC_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define HELIORIG_CRC_BEGIN 0xffffffffu

/// Takes one byte into a CRC that began as HELIORIG_CRC_BEGIN.
uint32_t heliorig_crc_take(uint32_t crc, uint8_t byte);

/// What goes on the wire.
static inline uint32_t heliorig_crc_end(uint32_t crc) {
  return ~crc;
}

#ifdef __cplusplus
}
#endif

#endif
