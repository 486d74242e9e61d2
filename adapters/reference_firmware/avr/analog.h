// The converter of 10 bits, against the supply of 5 V.
#pragma once

#include <stdint.h>

namespace heliorig_firmware {
namespace analog {

void begin();

/// A conversion of input A`channel` begins; it takes 0.1 ms.
void start(uint8_t channel);

/// What it gave. 0, which no transmitter gives, where the converter does not finish.
uint16_t finish();

}  // namespace analog
}  // namespace heliorig_firmware
