#include "adapters/reference_firmware/encoder_correction.h"

#include "adapters/reference_firmware/settings.h"

namespace heliorig_firmware {

int32_t EncoderCorrection::parts_at(uint16_t code) const {
  constexpr uint16_t codes_between = 4096 / points;
  constexpr int32_t parts_a_code = settings::parts_a_degree / 100 / codes_between;
  static_assert(parts_a_code * codes_between * 100 == settings::parts_a_degree, "whole parts");
  const uint8_t point = static_cast<uint8_t>(code / codes_between);
  const uint16_t beyond = code % codes_between;
  const int16_t here = excess[point];
  const int16_t way = static_cast<int16_t>(excess[(point + 1) % points] - here);
  return parts_a_code * (static_cast<int32_t>(here) * codes_between + static_cast<int32_t>(way) * beyond);
}

bool valid(const EncoderCorrection& correction) {
  for (const int8_t excess : correction.excess) {
    if (excess < -EncoderCorrection::most || excess > EncoderCorrection::most) return false;
  }
  return true;
}

}  // namespace heliorig_firmware
