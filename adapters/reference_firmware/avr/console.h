// The serial line, 9600 baud, for people. Sends from its buffer by interrupts; what does not fit is left out.
#pragma once

namespace heliorig_firmware {
namespace console {

void begin();

void print(const char* text);

}  // namespace console
}  // namespace heliorig_firmware
