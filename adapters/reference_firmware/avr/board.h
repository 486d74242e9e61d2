// The pins of the reference board, as scenarios/boards/solarose-4x4.yaml wires them.
#pragma once

#include <stdint.h>

#include "adapters/reference_firmware/io.h"

namespace heliorig_firmware {
namespace board {

/// Directions of pins and the timers of the duties. The vent and the chain are held from here on.
void begin();

/// Everything but steps.
void show(const Outputs& out);

/// Pulses of the feed meter since power-up.
uint32_t feed_pulses();

}  // namespace board
}  // namespace heliorig_firmware
