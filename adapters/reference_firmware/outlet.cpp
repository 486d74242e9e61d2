#include "adapters/reference_firmware/outlet.h"

#include <math.h>

#include "adapters/reference_firmware/settings.h"

namespace heliorig_firmware {
namespace {

constexpr float proportional_per_K = 0.01f;
constexpr float integral_per_K_s = 0.0002f;

float limited(float opening) {
  return fminf(fmaxf(opening, 0.0f), 1.0f);
}

}  // namespace

uint8_t OutletTrim::duty(const Reading& outlet_degC, bool steaming) {
  if (!outlet_degC.valid || !steaming) return duty_;
  const float too_hot_K = outlet_degC.value - settings::outlet_target_degC;
  opening_ = limited(opening_ + integral_per_K_s / settings::ticks_a_second * too_hot_K);
  duty_ = static_cast<uint8_t>(lroundf(255.0f * limited(opening_ + proportional_per_K * too_hot_K)));
  return duty_;
}

}  // namespace heliorig_firmware
