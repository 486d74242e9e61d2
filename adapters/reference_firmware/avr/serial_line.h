// The console's wire, 9600 baud, with a buffer each way worked by interrupts.
#pragma once

namespace heliorig_firmware {
namespace serial_line {

void begin();

/// The next character that came; false where none waits. What comes while 63 wait is lost.
bool receive(char& character);

/// Whether `send` has room.
bool ready();
void send(char character);

}  // namespace serial_line
}  // namespace heliorig_firmware
