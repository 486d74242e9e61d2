#include "adapters/reference_firmware/feed.h"

#include "adapters/reference_firmware/settings.h"

namespace heliorig_firmware {

uint8_t feed_duty(const Inputs& in, bool hot_and_dry) {
  if (in.level_high || in.level_normal || hot_and_dry) return 0;
  return settings::feed_duty;
}

void FeedWatch::observe(uint8_t duty, uint32_t pulses) {
  const uint32_t came = pulses - last_pulses_;
  last_pulses_ = pulses;
  if (duty == 0) {
    restart();
    return;
  }
  const uint8_t count = came < 255 ? static_cast<uint8_t>(came) : 255;
  sum_ = static_cast<uint16_t>(sum_ + count - counts_[place_]);
  counts_[place_] = count;
  place_ = static_cast<uint8_t>((place_ + 1) % window_ticks);
  if (filled_ < window_ticks) ++filled_;
  const float expected =
      settings::pulses_a_second_full_speed * duty / 255.0f * (window_ticks / settings::ticks_a_second);
  lost_ = filled_ == window_ticks && static_cast<float>(sum_) < 0.5f * expected;
}

void FeedWatch::restart() {
  if (filled_ == 0) return;
  for (uint8_t& count : counts_) count = 0;
  place_ = 0;
  filled_ = 0;
  sum_ = 0;
  lost_ = false;
}

}  // namespace heliorig_firmware
