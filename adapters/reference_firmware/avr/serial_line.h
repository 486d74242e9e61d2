// The wire of UART 0, with a buffer each way worked by interrupts.
#pragma once

#include <stdint.h>

namespace heliorig_firmware {
namespace serial_line {

void begin(uint32_t baud);

/// The next character that came; false where none waits. One that came damaged, or while 127 waited, is lost:
/// a NUL stands in its place.
bool receive(char& character);
/// Whether one waits.
bool waits();

/// Whether `send` has room.
bool ready();
void send(char character);

}  // namespace serial_line
}  // namespace heliorig_firmware
