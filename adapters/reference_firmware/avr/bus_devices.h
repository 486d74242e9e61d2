// What sits on the two-wire bus: encoders behind two switches, two expanders, the clock.
#pragma once

#include "adapters/reference_firmware/io.h"

namespace heliorig_firmware {
namespace bus_devices {

/// Code of an encoder; 0xffff where it does not answer. Rows in their order, the last one too: a bus switch
/// lets go of its encoders when the other's turn comes.
void read_encoder(uint8_t row, Inputs& in);

/// End switches, electrodes, button and chain. A board that does not answer reads as dry, open, at no end and
/// not pressed.
void read_switches(Inputs& in);

/// The clock; not valid where it does not answer, has lost its time or shows none that exists.
void read_clock(Inputs& in);

}  // namespace bus_devices
}  // namespace heliorig_firmware
