#include "adapters/reference_firmware/heat_watch.h"

#include "adapters/reference_firmware/settings.h"

namespace heliorig_firmware {
namespace {

constexpr float bright_Wpm2 = 500.0f;
/// Above, the losses of a winter's day may balance its heat.
constexpr float warm_degC = 50.0f;
constexpr float least_rise_K = 1.0f;
constexpr uint16_t patience_ticks = settings::ticks_of(1800.0f);

}  // namespace

void HeatWatch::restart() {
  bright_ticks_ = 0;
  missing_ = false;
}

void HeatWatch::observe(bool light_is_due, float dni_Wpm2, const Reading& drum_degC) {
  const bool judged =
      light_is_due && dni_Wpm2 > bright_Wpm2 && drum_degC.valid && drum_degC.value < warm_degC;
  if (!judged) {
    bright_ticks_ = 0;
    return;
  }
  if (bright_ticks_ == 0 || drum_degC.value > from_degC_ + least_rise_K) {
    from_degC_ = drum_degC.value;
    bright_ticks_ = 0;
  }
  if (++bright_ticks_ > patience_ticks) missing_ = true;
}

}  // namespace heliorig_firmware
