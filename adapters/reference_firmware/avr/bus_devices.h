// What sits on the two-wire bus: encoders behind two switches, two expanders, the clock.
#pragma once

#include "adapters/reference_firmware/io.h"

namespace heliorig_firmware {
namespace bus_devices {

/// Codes of all encoders; 0xffff for one that does not answer.
void read_encoders(Inputs& in);

/// End switches, electrodes, button and chain. A board that does not answer reads as dry, open, at no end and
/// not pressed.
void read_switches(Inputs& in);

/// The clock; not valid where it does not answer, has lost its time or shows none that exists.
void read_clock(Inputs& in);

}  // namespace bus_devices
}  // namespace heliorig_firmware
