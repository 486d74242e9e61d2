// The converter of 10 bits, against the supply of 5 V.
#pragma once

#include <stdint.h>

namespace heliorig_firmware {
namespace analog {

void begin();

/// A conversion of input A`channel`, 0.1 ms. 0, which no transmitter gives, where the converter does not
/// finish.
uint16_t read(uint8_t channel);

}  // namespace analog
}  // namespace heliorig_firmware
