#include "adapters/reference_firmware/field.h"

#include <math.h>

#include "adapters/reference_firmware/settings.h"

namespace heliorig_firmware {

Field::Field() {
  for (uint8_t i = 0; i < row_count; ++i) {
    const float x_m = (static_cast<float>(i) - 0.5f * (row_count - 1)) * settings::pitch_m;
    receiver_rad_[i] = atan2f(x_m, settings::receiver_height_m);
  }
}

/// The mirror's normal halves the angle between the sun and the receiver.
float Field::ideal_rad(uint8_t row, float transversal_rad) const {
  return 0.5f * (transversal_rad - receiver_rad_[row]);
}

void Field::observe(const uint16_t (&codes)[row_count], const float* transversal_rad) {
  for (uint8_t i = 0; i < row_count; ++i) {
    if (angles_[i].known()) {
      angles_[i].follow(codes[i]);
    } else if (transversal_rad != nullptr) {
      angles_[i].refer(codes[i], ideal_rad(i, *transversal_rad));
    }
  }
}

bool Field::seen() const {
  for (const RowAngle& angle : angles_) {
    if (!angle.known() || !angle.fresh()) return false;
  }
  return true;
}

void Field::follow(float transversal_rad, int8_t (&steps)[row_count]) {
  for (uint8_t i = 0; i < row_count; ++i) {
    steps[i] = loops_[i].steps(angles_[i].rad() - ideal_rad(i, transversal_rad));
  }
}

void Field::leave_focus(const float* transversal_rad) {
  for (uint8_t i = 0; i < row_count; ++i) {
    float way_rad = settings::away_rad;
    if (transversal_rad != nullptr && angles_[i].known()) {
      way_rad += fmaxf(0.0f, ideal_rad(i, *transversal_rad) - angles_[i].rad());
    }
    away_[i].begin(way_rad);
    loops_[i].rest();
  }
}

void Field::go_away(int8_t (&steps)[row_count]) {
  for (uint8_t i = 0; i < row_count; ++i) steps[i] = away_[i].steps();
}

}  // namespace heliorig_firmware
