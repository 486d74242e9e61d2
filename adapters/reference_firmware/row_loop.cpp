#include "adapters/reference_firmware/row_loop.h"

#include "adapters/reference_firmware/settings.h"

namespace heliorig_firmware {
namespace {

constexpr int32_t west_threshold_parts = settings::step_parts * 6 / 10;
constexpr int32_t east_threshold_parts = settings::step_parts * 5 / 2;

/// To the nearest whole number, as many as a tick allows; counted, for a division takes the processor longer.
int8_t whole_steps(int32_t way_parts) {
  int8_t steps = 0;
  while (steps < settings::steps_a_tick && way_parts >= settings::step_parts / 2) {
    ++steps;
    way_parts -= settings::step_parts;
  }
  return steps;
}

}  // namespace

int8_t RowLoop::steps(int32_t error_parts) {
  const int32_t behind_parts = error_parts + under_way_ * settings::step_parts;
  under_way_ = 0;
  if (behind_parts >= west_threshold_parts) under_way_ = static_cast<int8_t>(-whole_steps(behind_parts));
  if (behind_parts <= -east_threshold_parts) under_way_ = whole_steps(-behind_parts);
  return under_way_;
}

void AwayDrive::begin(int32_t least_parts) {
  const uint16_t steps =
      static_cast<uint16_t>((least_parts + settings::step_parts - 1) / settings::step_parts);
  if (steps > left_) left_ = steps;
}

int8_t AwayDrive::steps() {
  const uint16_t most = static_cast<uint16_t>(settings::steps_a_tick);
  const uint16_t now = left_ < most ? left_ : most;
  left_ = static_cast<uint16_t>(left_ - now);
  return static_cast<int8_t>(now);
}

}  // namespace heliorig_firmware
