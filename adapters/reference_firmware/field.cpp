#include "adapters/reference_firmware/field.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "adapters/reference_firmware/settings.h"

namespace heliorig_firmware {
namespace {

constexpr int32_t near_focus_parts = settings::parts(2.5f);
/// Further from level no sun brings a beam to the absorber.
constexpr int32_t stowed_parts = settings::parts(61.0f);

/// Of each row, after how many others it joins on the focus: from the middle outward, so that the light falls
/// evenly on the absorber's sides.
constexpr uint8_t order[row_count] = {9, 7, 5, 3, 1, 0, 2, 4, 6, 8};

int32_t half_parts(float angle_rad) {
  return lroundf(angle_rad * (0.5f * settings::parts_a_rad));
}

bool has(uint16_t bits, uint8_t row) {
  return (bits >> row & 1u) != 0;
}

}  // namespace

Field::Field() {
  for (uint8_t i = 0; i < row_count; ++i) {
    const float x_m = (static_cast<float>(i) - 0.5f * (row_count - 1)) * settings::pitch_m;
    half_receiver_parts_[i] = half_parts(atan2f(x_m, settings::receiver_height_m));
  }
}

/// The mirror's normal halves the angle between the sun and the receiver.
int32_t Field::ideal_parts(uint8_t row, int32_t half_sun_parts) const {
  return half_sun_parts - half_receiver_parts_[row];
}

void Field::correct(const EncoderCorrection (&encoders)[row_count]) {
  for (uint8_t i = 0; i < row_count; ++i) {
    angles_[i].correct(encoders[i]);
    watches_[i].restart();
  }
}

bool Field::corrected_by(const EncoderCorrection (&encoders)[row_count]) const {
  for (uint8_t i = 0; i < row_count; ++i) {
    if (memcmp(&angles_[i].correction(), &encoders[i], sizeof encoders[i]) != 0) return false;
  }
  return true;
}

float Field::angle_deg(uint8_t row) const {
  return static_cast<float>(angles_[row].parts()) * (1.0f / settings::parts_a_degree);
}

void Field::observe(const Inputs& in) {
  for (uint8_t i = 0; i < row_count; ++i) {
    angles_[i].follow(in.encoder[i]);
    watches_[i].observe(last_steps_[i], angles_[i].parts(), !in.chain_closed || !angles_[i].fresh());
    // For good: whatever comes between this and the next start, as a chain that opens, angles come from
    // homing alone.
    if (!angles_[i].fresh() || watches_[i].stalled() || watches_[i].slipped()) angles_[i].forget();
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

bool Field::any_may_stay(const float* transversal_rad, bool unknown_counts) const {
  const int32_t half_sun_parts = transversal_rad != nullptr ? half_parts(*transversal_rad) : 0;
  for (uint8_t i = 0; i < row_count; ++i) {
    const int32_t is_parts = angles_[i].parts();
    const int32_t shunned_parts =
        transversal_rad != nullptr ? ideal_parts(i, half_sun_parts) : sent_from_parts_[i];
    const bool stays = labs(is_parts) < stowed_parts && labs(is_parts - shunned_parts) < near_focus_parts;
    if (angles_[i].known() ? stays : unknown_counts) return true;
  }
  return false;
}

void Field::home(const Inputs& in, int8_t (&steps)[row_count]) {
  const uint16_t referred = homing_.run(in.limit_high, angles_, steps);
  for (uint8_t i = 0; i < row_count; ++i) {
    if (has(referred, i)) watches_[i].restart();
  }
}

void Field::turn_to(uint8_t row, int32_t target_parts, int8_t (&steps)[row_count]) {
  const int32_t error_parts = angles_[row].parts() - target_parts;
  steps[row] = loops_[row].steps(error_parts);
  if (labs(error_parts) > settings::near_parts) on_target_ = false;
}

void Field::follow(float transversal_rad, uint8_t rows_on_focus, int8_t (&steps)[row_count]) {
  on_target_ = true;
  const int32_t half_sun_parts = half_parts(transversal_rad);
  for (uint8_t i = 0; i < row_count; ++i) {
    const int32_t aside_parts = order[i] < rows_on_focus ? 0 : settings::away_parts;
    turn_to(i, ideal_parts(i, half_sun_parts) + aside_parts, steps);
  }
}

void Field::choose_stow_sides() {
  stow_west_ = 0;
  for (uint8_t i = 0; i < row_count; ++i) {
    if (angles_[i].parts() < 0) stow_west_ = static_cast<uint16_t>(stow_west_ | 1u << i);
  }
}

void Field::stow(bool on_chosen_side, int8_t (&steps)[row_count]) {
  on_target_ = true;
  for (uint8_t i = 0; i < row_count; ++i) {
    turn_to_stow(i, on_chosen_side ? stow_parts(i) : settings::stow_parts, steps);
  }
}

/// There it rests: it may stand for days, and a step less or more is nothing.
void Field::turn_to_stow(uint8_t row, int32_t target_parts, int8_t (&steps)[row_count]) {
  if (labs(angles_[row].parts() - target_parts) > settings::near_parts) {
    turn_to(row, target_parts, steps);
  } else {
    loops_[row].rest();
  }
}

int32_t Field::stow_parts(uint8_t row) const {
  return has(stow_west_, row) ? -settings::stow_parts : settings::stow_parts;
}

void Field::leave_focus(const float* transversal_rad) {
  stow_west_ = 0;
  for (uint8_t i = 0; i < row_count; ++i) {
    loops_[i].rest();
    sent_from_parts_[i] = angles_[i].parts();
    int32_t to_focus_parts = 0;
    if (transversal_rad != nullptr && angles_[i].known())
      to_focus_parts = ideal_parts(i, half_parts(*transversal_rad)) - angles_[i].parts();
    const bool stowed_west = angles_[i].known() && angles_[i].parts() < -stowed_parts;
    if (to_focus_parts > near_focus_parts || stowed_west) {
      stow_west_ = static_cast<uint16_t>(stow_west_ | 1u << i);  // across the focus is no way from it
      away_[i].end();
    } else {
      away_[i].begin(settings::away_parts + (to_focus_parts > 0 ? to_focus_parts : 0));
    }
  }
}

void Field::go_away(bool then_stow, int8_t (&steps)[row_count]) {
  for (uint8_t i = 0; i < row_count; ++i) {
    steps[i] = away_[i].steps();
    if (steps[i] == 0 && then_stow && angles_[i].known()) turn_to_stow(i, stow_parts(i), steps);
  }
}

void Field::limit(const Inputs& in, int8_t (&steps)[row_count]) {
  for (uint8_t i = 0; i < row_count; ++i) {
    const bool blocked_west = steps[i] < 0 && has(in.limit_low, i);
    const bool blocked_east = steps[i] > 0 && has(in.limit_high, i);
    if (blocked_west || blocked_east || watches_[i].stalled()) steps[i] = 0;
    last_steps_[i] = steps[i];
  }
}

void Field::dismiss() {
  for (DriveWatch& watch : watches_) watch.restart();
  homing_.dismiss();
}

}  // namespace heliorig_firmware
