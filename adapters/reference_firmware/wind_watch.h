// When the wind is too strong for mirrors that stand up to it.
#pragma once

#include <stdint.h>

#include "adapters/reference_firmware/io.h"

namespace heliorig_firmware {

/// Too strong above 12 m/s as the mean of 10 s, or at once in a gust of 15; calm again when neither has held
/// and the mean has stayed below 9 m/s for five minutes.
class WindWatch {
 public:
  /// Once a tick.
  void observe(float wind_mps);
  bool too_strong() const { return too_strong_; }
  float mean_mps() const { return mean_mps_; }

 private:
  void close_second();

  static constexpr uint8_t window_s = 10;
  static constexpr uint8_t ticks_a_second = 1000 / tick_ms;

  float seconds_mps_[window_s] = {};  ///< means of the last seconds, oldest at place_
  uint8_t place_ = 0;
  float sum_mps_ = 0.0f;  ///< of this second's ticks
  uint8_t ticks_ = 0;
  float mean_mps_ = 0.0f;
  uint16_t calm_s_ = 0;
  bool too_strong_ = false;
};

}  // namespace heliorig_firmware
