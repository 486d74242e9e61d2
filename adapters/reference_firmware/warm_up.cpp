#include "adapters/reference_firmware/warm_up.h"

#include "adapters/reference_firmware/settings.h"

namespace heliorig_firmware {
namespace {

constexpr uint16_t ticks_between_rows = settings::ticks_of(7.0f);
/// The thermometer lags, and the rate is that of the last minute.
constexpr uint16_t ticks_between_rows_on_ramp = settings::ticks_of(60.0f);
constexpr uint8_t ticks_a_sample = 50;
constexpr float ramp_begins_degC = 80.0f;
constexpr float rate_to_add_K_per_min = 1.8f;
constexpr float rate_to_remove_K_per_min = 2.3f;
constexpr float rate_aimed_at_K_per_min = 2.0f;
/// Rows times light that warm the drum by 2.3 K/min with a high sun: 1.0 W for each W/m² and row, less 1.2 kW
/// of losses, into 98 kJ/K of water and steel.
constexpr float rows_light_for_ramp_Wpm2 = 4950.0f;

}  // namespace

void WarmUp::restart() {
  rows_ = 0;
  since_change_ticks_ = ticks_between_rows;
}

uint8_t WarmUp::rows(const Reading& drum_degC, float pressure_bar, float dni_Wpm2) {
  if (drum_degC.valid) sample(drum_degC.value);
  if (since_change_ticks_ < 0xffff) ++since_change_ticks_;
  const bool on_ramp =
      pressure_bar < settings::steam_drawn_bar && (!drum_degC.valid || drum_degC.value > ramp_begins_degC);
  const bool returns = sun_returns(dni_Wpm2);
  if (on_ramp && returns && static_cast<float>(rows_) * dni_Wpm2 > rows_light_for_ramp_Wpm2) {
    rows_ = static_cast<uint8_t>(rows_light_for_ramp_Wpm2 / dni_Wpm2);
    since_change_ticks_ = 0;
    return rows_;
  }
  if (since_change_ticks_ < (on_ramp ? ticks_between_rows_on_ramp : ticks_between_rows)) return rows_;
  if (on_ramp && rows_ > 0 && rate_K_per_min_ > rate_to_remove_K_per_min) {
    rows_ = static_cast<uint8_t>(rows_ * rate_aimed_at_K_per_min / rate_K_per_min_);
    since_change_ticks_ = 0;
  } else if (rows_ < row_count && (!on_ramp || rate_K_per_min_ < rate_to_add_K_per_min)) {
    ++rows_;
    since_change_ticks_ = 0;
  }
  return rows_;
}

/// The light is a fifth more than it was in the mean of two minutes.
bool WarmUp::sun_returns(float dni_Wpm2) {
  constexpr float ticks_of_mean = 1200.0f;
  dni_mean_Wpm2_ += (dni_Wpm2 - dni_mean_Wpm2_) * (1.0f / ticks_of_mean);
  return dni_Wpm2 > 1.2f * dni_mean_Wpm2_;
}

void WarmUp::sample(float drum_degC) {
  if (++sample_ticks_ < ticks_a_sample) return;
  sample_ticks_ = 0;
  if (filled_ == samples_a_minute) rate_K_per_min_ = drum_degC - samples_degC_[place_];
  if (filled_ < samples_a_minute) ++filled_;
  samples_degC_[place_] = drum_degC;
  place_ = static_cast<uint8_t>((place_ + 1) % samples_a_minute);
}

}  // namespace heliorig_firmware
