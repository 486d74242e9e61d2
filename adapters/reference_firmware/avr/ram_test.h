// Whether the cells of RAM hold, each for itself and beside its neighbour.
#pragma once

namespace heliorig_firmware {
namespace self_test {

/// The next byte with the one after it; all of RAM in a quarter of an hour, its contents kept.
bool ram_holds();

}  // namespace self_test
}  // namespace heliorig_firmware
