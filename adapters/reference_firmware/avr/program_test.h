// Whether the program is still what was built.
#pragma once

namespace heliorig_firmware {
namespace self_test {

/// The next 64 bytes of flash; at its end the CRC must be the one that the build has placed, which is every
/// three quarters of a minute. Whether no difference was found this time.
bool program_holds();

}  // namespace self_test
}  // namespace heliorig_firmware
