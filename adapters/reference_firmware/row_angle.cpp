#include "adapters/reference_firmware/row_angle.h"

namespace heliorig_firmware {
namespace {

constexpr int32_t turn = 4096;

/// From `counts` to the nearest count that shows `code`: −2048 to 2047.
int32_t way_to(uint16_t code, int32_t counts) {
  const uint32_t difference = static_cast<uint32_t>(code) - static_cast<uint32_t>(counts);
  return static_cast<int32_t>((difference + turn / 2) % turn) - turn / 2;
}

}  // namespace

void RowAngle::refer(int32_t near_parts) {
  const int32_t near = near_parts / settings::count_parts;
  const uint16_t code = static_cast<uint16_t>(static_cast<uint32_t>(counts_) % turn);
  counts_ = near + way_to(code, near);
  known_ = true;
}

void RowAngle::follow(uint16_t code) {
  fresh_ = code < turn;
  if (fresh_) counts_ += way_to(code, counts_);
}

}  // namespace heliorig_firmware
