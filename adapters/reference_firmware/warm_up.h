// How many rows may be on the focus, from none to all.
#pragma once

#include <stdint.h>

#include "adapters/reference_firmware/io.h"
#include "adapters/reference_firmware/transmitters.h"

namespace heliorig_firmware {

/// Takes rows to the focus one after the other, 7 s apart, so that the light comes back over a minute. From
/// 80 °C to the pressure at which steam is drawn, the drum is to warm by no more than 3 K/min (limit 43,
/// above 100 °C): there, once a minute, a row joins while it warms by less than 1.8 K/min, and above 2.3 as
/// many leave as are too many.
class WarmUp {
 public:
  void restart();
  /// Once a tick; returns the number of rows.
  uint8_t rows(const Reading& drum_degC, float pressure_bar, float dni_Wpm2);
  bool complete() const { return rows_ == row_count; }

 private:
  void sample(float drum_degC);

  static constexpr uint8_t samples_a_minute = 12;

  bool sun_returns(float dni_Wpm2);

  uint8_t rows_ = 0;
  float dni_mean_Wpm2_ = 0.0f;  ///< of the last minutes
  uint16_t since_change_ticks_ = 0;
  uint8_t sample_ticks_ = 0;
  float samples_degC_[samples_a_minute] = {};  ///< one each 5 s, oldest at place_
  uint8_t place_ = 0;
  uint8_t filled_ = 0;
  float rate_K_per_min_ = 0.0f;
};

}  // namespace heliorig_firmware
