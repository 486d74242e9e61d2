#include "adapters/reference_firmware/relief.h"

#include <math.h>

#include "adapters/reference_firmware/settings.h"

namespace heliorig_firmware {
namespace {

uint8_t counted(uint8_t samples, bool holds) {
  if (!holds) return 0;
  return samples < 255 ? static_cast<uint8_t>(samples + 1) : samples;
}

}  // namespace

void Relief::observe(const Reading& pressure_1, const Reading& pressure_2) {
  const bool known = pressure_1.valid || pressure_2.valid;
  if (known) {
    const float one_bar = pressure_1.valid ? pressure_1.value : pressure_2.value;
    const float other_bar = pressure_2.valid ? pressure_2.value : pressure_1.value;
    pressure_bar_ = one_bar > other_bar ? one_bar : other_bar;
    lower_bar_ = one_bar < other_bar ? one_bar : other_bar;
  }
  const float may_be_bar = pressure_bar_ + 0.5f * code_width(0.0f, 16.0f);
  high_samples_ = counted(high_samples_, known && may_be_bar >= settings::trip_bar);
  unknown_samples_ = counted(unknown_samples_, !known);
  if (too_high() || unknown()) vent_open_ = true;
  if (known && pressure_bar_ < settings::vent_shuts_bar) vent_open_ = false;
}

/// Antoine's equation for water from 99 to 374 °C, in mmHg (Dortmund Data Bank).
float saturation_degC(float pressure_bar) {
  const float mmHg = (pressure_bar + 1.01325f) * 750.062f;
  return 1810.94f / (8.14019f - log10f(mmHg)) - 244.485f;
}

void Saturation::observe(float pressure_bar) {
  if (ticks_ == 0) degC_ = saturation_degC(pressure_bar);
  ticks_ = static_cast<uint8_t>((ticks_ + 1) % static_cast<uint8_t>(settings::ticks_a_second));
}

}  // namespace heliorig_firmware
