// Whether the processor holds and calculates what it is given.
#pragma once

namespace heliorig_firmware {
namespace self_test {

/// All 32 registers hold 0x55 and 0xaa. 30 µs, of stack 32 bytes.
extern "C" bool registers_hold();

/// Known results come out of additions, shifts, products and divisions.
bool calculates();

}  // namespace self_test
}  // namespace heliorig_firmware
