// Whether the program is still what was built.
#pragma once

namespace heliorig_firmware {
namespace self_test {

/// The next 16 bytes of flash; at its end, every three minutes, the CRC must be the one that the build has
/// placed. Whether no difference was found this time.
bool program_holds();

}  // namespace self_test
}  // namespace heliorig_firmware
