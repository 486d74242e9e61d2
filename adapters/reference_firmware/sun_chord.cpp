#include "adapters/reference_firmware/sun_chord.h"

#include <math.h>

#include "adapters/reference_firmware/settings.h"

namespace heliorig_firmware {

void SunChord::place(float latitude_rad, float longitude_rad) {
  latitude_rad_ = latitude_rad;
  longitude_rad_ = longitude_rad;
  known_ = false;
}

const Sun& SunChord::at(uint32_t clock_s) {
  if (known_ && clock_s == now_s_) return now_;
  if (!known_ || clock_s < from_s_ || clock_s > to_s_ + span_s) {
    begin(clock_s);
  } else {
    if (clock_s > to_s_) {
      go_on();
    } else if (stars_are_old_ && clock_s >= from_s_ + span_s / 2) {
      among_stars_ = apparent_sun(clock_s);
      stars_are_old_ = false;
    }
    interpolate(clock_s);
  }
  now_s_ = clock_s;
  return now_;
}

/// A chord of no length: the next second goes on from it.
void SunChord::begin(uint32_t clock_s) {
  among_stars_ = apparent_sun(clock_s);
  from_s_ = to_s_ = clock_s;
  stars_are_old_ = false;
  from_ = to_ = now_ = sun_of(clock_s);
  known_ = true;
}

void SunChord::go_on() {
  from_s_ = to_s_;
  from_ = to_;
  to_s_ += span_s;
  to_ = sun_of(to_s_);
  stars_are_old_ = true;
}

/// At midnight, deep below the horizon, the transversal angle passes from one end of its range to the other.
void SunChord::interpolate(uint32_t clock_s) {
  const float way_rad = to_.transversal_rad - from_.transversal_rad;
  const bool midnight = fabsf(way_rad) > settings::pi;
  const float share = midnight ? 0.0f : static_cast<float>(clock_s - from_s_) * (1.0f / span_s);
  now_.transversal_rad = from_.transversal_rad + share * way_rad;
  now_.elevation_rad = from_.elevation_rad + share * (to_.elevation_rad - from_.elevation_rad);
  now_.across_rows = from_.across_rows;
}

}  // namespace heliorig_firmware
