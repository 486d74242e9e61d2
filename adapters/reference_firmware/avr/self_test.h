// Tests of processor and memories while the controller runs.
#pragma once

namespace heliorig_firmware {
namespace self_test {

/// A piece of the tests each tick: the processor's registers, its arithmetic at each eighth, the next bytes
/// of the program and of RAM. Whether anything has failed since power-up.
bool failed_at_tick();

}  // namespace self_test
}  // namespace heliorig_firmware
