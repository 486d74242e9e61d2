// Tests of processor and memories while the controller runs.
#pragma once

namespace heliorig_firmware {
namespace self_test {

/// A piece of the tests, 0.6 ms, each tick: a calculation with a known result; the next 64 bytes of the
/// program, whose CRC must be the same each time round, every half a minute; the next byte of RAM, round in a
/// quarter of an hour. Whether anything has failed since power-up.
bool failed_at_tick();

}  // namespace self_test
}  // namespace heliorig_firmware
