// The step and direction lines of the ten drives.
#pragma once

#include "adapters/reference_firmware/io.h"

namespace heliorig_firmware {
namespace steppers {

void begin();

/// Makes the steps of a tick: the first at once, the rest 33 ms apart, by timer 3, which stands else.
void move(const int8_t (&steps)[row_count]);

}  // namespace steppers
}  // namespace heliorig_firmware
