// Feed water: by the level electrodes, watched by the flow meter.
#pragma once

#include <stdint.h>

#include "adapters/reference_firmware/io.h"

namespace heliorig_firmware {

/// Duty of the feed pump: on while the normal electrode is dry, off while it is wet; the hysteresis is the
/// electrode's own. Never above the high electrode, never into a tube that is hot and dry.
uint8_t feed_duty(const Inputs& in, bool hot_and_dry);

/// Notices that the pump turns and less than half of the water comes, over 5 s.
class FeedWatch {
 public:
  void observe(uint8_t duty, uint32_t pulses);
  bool lost() const { return lost_; }

 private:
  void restart();

  static constexpr uint8_t window_ticks = 5000 / tick_ms;

  uint8_t counts_[window_ticks] = {};  ///< pulses of each tick while the pump turned, oldest first at place_
  uint8_t place_ = 0;
  uint8_t filled_ = 0;
  uint16_t sum_ = 0;
  uint32_t last_pulses_ = 0;
  bool lost_ = false;
};

}  // namespace heliorig_firmware
