#include "adapters/reference_firmware/homing.h"

#include <stdlib.h>

#include "adapters/reference_firmware/settings.h"

namespace heliorig_firmware {

void Homing::begin() {
  arrived_ = 0;
  ticks_ = 0;
  failed_ = false;
}

uint16_t Homing::run(uint16_t limit_high, RowAngle (&angles)[row_count], int8_t (&steps)[row_count]) {
  if (++ticks_ > settings::ticks_of(settings::homing_s)) failed_ = true;
  const uint16_t before = arrived_;
  for (uint8_t i = 0; i < row_count; ++i) {
    const uint16_t row = static_cast<uint16_t>(1u << i);
    if ((arrived_ & row) != 0) continue;
    if ((limit_high & row) == 0) {
      steps[i] = settings::steps_a_tick;
      continue;
    }
    arrived_ = static_cast<uint16_t>(arrived_ | row);
    angles[i].refer(settings::end_switch_parts);
    if (labs(angles[i].parts() - settings::at_end_switch_parts) > settings::homing_tolerance_parts) {
      failed_ = true;
      angles[i].forget();
    }
  }
  return static_cast<uint16_t>(arrived_ & ~before);
}

}  // namespace heliorig_firmware
