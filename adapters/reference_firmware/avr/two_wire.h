// Master of the two-wire bus at 400 kHz. Each wait is bounded: a bus that is stuck costs time, not the
// watchdog.
#pragma once

#include <stdint.h>

namespace heliorig_firmware {
namespace two_wire {

void begin();

/// Whether the device took the byte.
bool write(uint8_t address, uint8_t byte);
/// Reads `count` registers from `first` on; whether they all came.
bool read(uint8_t address, uint8_t first, uint8_t* bytes, uint8_t count);

}  // namespace two_wire
}  // namespace heliorig_firmware
