// The sun from second to second, without its arithmetic each time.
#pragma once

#include <stdint.h>

#include "adapters/reference_firmware/sun.h"

namespace heliorig_firmware {

/// Between the sun's positions at the ends of a chord of 16 s it is taken to move evenly, which is right
/// within 0.001° above 5° of elevation (its elevation itself as long as it does not pass the zenith, where it
/// turns). One second of a chord pays for its far end, another for the sun's way among the stars, which is
/// that of 24 s before: 0.0003° of sun.
class SunChord {
 public:
  static constexpr uint32_t span_s = 16;

  /// Over which place. What was known is forgotten.
  void place(float latitude_rad, float longitude_rad);
  bool is_over(float latitude_rad, float longitude_rad) const {
    return latitude_rad == latitude_rad_ && longitude_rad == longitude_rad_;
  }

  /// Any time after any other, but cheap only where it goes on from second to second.
  const Sun& at(uint32_t clock_s);

 private:
  void begin(uint32_t clock_s);
  void go_on();
  void interpolate(uint32_t clock_s);
  Sun sun_of(uint32_t clock_s) const {
    return sun_over(among_stars_, clock_s, latitude_rad_, longitude_rad_);
  }

  float latitude_rad_ = 0.0f;
  float longitude_rad_ = 0.0f;
  bool known_ = false;
  bool stars_are_old_ = false;  ///< more than half a chord
  Equatorial among_stars_{};
  uint32_t from_s_ = 0;
  uint32_t to_s_ = 0;
  uint32_t now_s_ = 0;
  Sun from_{};
  Sun to_{};
  Sun now_{};
};

}  // namespace heliorig_firmware
