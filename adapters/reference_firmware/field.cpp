#include "adapters/reference_firmware/field.h"

#include <math.h>

#include "adapters/reference_firmware/settings.h"

namespace heliorig_firmware {
namespace {

constexpr float near_focus_rad = 2.5f * settings::degree;

/// Of each row, after how many others it joins on the focus: from the middle outward, so that the light falls
/// evenly on the absorber's sides.
constexpr uint8_t order[row_count] = {9, 7, 5, 3, 1, 0, 2, 4, 6, 8};

bool has(uint16_t bits, uint8_t row) {
  return (bits >> row & 1u) != 0;
}

}  // namespace

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

void Field::observe(const Inputs& in) {
  for (uint8_t i = 0; i < row_count; ++i) {
    angles_[i].follow(in.encoder[i]);
    watches_[i].observe(last_steps_[i], angles_[i].counts(), !in.chain_closed || !angles_[i].fresh());
  }
}

bool Field::seen() const {
  for (const RowAngle& angle : angles_) {
    if (!angle.fresh()) return false;
  }
  return true;
}

bool Field::known() const {
  for (const RowAngle& angle : angles_) {
    if (!angle.known()) return false;
  }
  return true;
}

bool Field::stalled() const {
  for (const DriveWatch& watch : watches_) {
    if (watch.stalled()) return true;
  }
  return false;
}

bool Field::slipped() const {
  for (const DriveWatch& watch : watches_) {
    if (watch.slipped()) return true;
  }
  return false;
}

bool Field::any_near_focus(float transversal_rad) const {
  for (uint8_t i = 0; i < row_count; ++i) {
    if (angles_[i].known() && fabsf(angles_[i].rad() - ideal_rad(i, transversal_rad)) < near_focus_rad)
      return true;
  }
  return false;
}

void Field::home(const Inputs& in, int8_t (&steps)[row_count]) {
  const uint16_t referred = homing_.run(in.limit_high, angles_, steps);
  for (uint8_t i = 0; i < row_count; ++i) {
    if (has(referred, i)) watches_[i].restart();
  }
}

void Field::turn_to(uint8_t row, float target_rad, int8_t (&steps)[row_count]) {
  const float error_rad = angles_[row].rad() - target_rad;
  steps[row] = loops_[row].steps(error_rad);
  if (fabsf(error_rad) > settings::near_rad) on_target_ = false;
}

void Field::follow(float transversal_rad, uint8_t rows_on_focus, int8_t (&steps)[row_count]) {
  on_target_ = true;
  for (uint8_t i = 0; i < row_count; ++i) {
    const float aside_rad = order[i] < rows_on_focus ? 0.0f : settings::away_rad;
    turn_to(i, ideal_rad(i, transversal_rad) + aside_rad, steps);
  }
}

void Field::begin_stowing() {
  stow_west_ = 0;
  for (uint8_t i = 0; i < row_count; ++i) {
    if (angles_[i].rad() < 0.0f) stow_west_ = static_cast<uint16_t>(stow_west_ | 1u << i);
  }
}

void Field::stow(bool by_shorter_way, int8_t (&steps)[row_count]) {
  on_target_ = true;
  for (uint8_t i = 0; i < row_count; ++i) {
    const bool west = by_shorter_way && has(stow_west_, i);
    turn_to(i, west ? -settings::stow_rad : settings::stow_rad, steps);
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

void Field::limit(const Inputs& in, int8_t (&steps)[row_count]) {
  for (uint8_t i = 0; i < row_count; ++i) {
    const bool blocked_west = steps[i] < 0 && has(in.limit_low, i);
    const bool blocked_east = steps[i] > 0 && has(in.limit_high, i);
    if (blocked_west || blocked_east || watches_[i].stalled()) steps[i] = 0;
    last_steps_[i] = steps[i];
  }
}

void Field::dismiss(bool forget_angles) {
  for (uint8_t i = 0; i < row_count; ++i) {
    watches_[i].restart();
    if (forget_angles) angles_[i].forget();
  }
  homing_.dismiss();
}

}  // namespace heliorig_firmware
