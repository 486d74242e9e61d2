#include "adapters/reference_firmware/row_loop.h"

#include <math.h>

#include "adapters/reference_firmware/settings.h"

namespace heliorig_firmware {
namespace {

constexpr float steps_a_rad = 1.0f / settings::step_rad;
constexpr float west_threshold_steps = 0.6f;
constexpr float east_threshold_steps = 2.5f;

}  // namespace

int8_t RowLoop::steps(float error_rad) {
  const float behind = error_rad * steps_a_rad + static_cast<float>(under_way_);
  under_way_ = 0;
  if (behind < west_threshold_steps && behind > -east_threshold_steps) return 0;
  const float most = static_cast<float>(settings::steps_a_tick);
  const float wanted = fminf(fmaxf(-behind, -most), most);
  under_way_ = static_cast<int8_t>(lroundf(wanted));
  return under_way_;
}

void AwayDrive::begin(float least_rad) {
  const uint16_t steps = static_cast<uint16_t>(ceilf(least_rad / settings::step_rad));
  if (steps > left_) left_ = steps;
}

int8_t AwayDrive::steps() {
  const uint16_t most = static_cast<uint16_t>(settings::steps_a_tick);
  const uint16_t now = left_ < most ? left_ : most;
  left_ = static_cast<uint16_t>(left_ - now);
  return static_cast<int8_t>(now);
}

}  // namespace heliorig_firmware
