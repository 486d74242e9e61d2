#include "adapters/reference_firmware/wind_watch.h"

#include "adapters/reference_firmware/settings.h"

namespace heliorig_firmware {

void WindWatch::observe(float wind_mps) {
  if (wind_mps >= settings::gust_limit_mps) {
    too_strong_ = true;
    calm_s_ = 0;
  }
  sum_mps_ += wind_mps;
  if (++ticks_ == ticks_a_second) close_second();
}

void WindWatch::close_second() {
  seconds_mps_[place_] = sum_mps_ / ticks_a_second;
  place_ = static_cast<uint8_t>((place_ + 1) % window_s);
  sum_mps_ = 0.0f;
  ticks_ = 0;
  float sum = 0.0f;
  for (const float second_mps : seconds_mps_) sum += second_mps;
  mean_mps_ = sum / window_s;
  if (mean_mps_ > settings::wind_limit_mps) too_strong_ = true;
  if (mean_mps_ >= settings::calm_wind_mps) {
    calm_s_ = 0;
  } else if (calm_s_ < settings::calm_s) {
    ++calm_s_;
  } else {
    too_strong_ = false;
  }
}

}  // namespace heliorig_firmware
