#include "adapters/reference_firmware/drive_watch.h"

#include "adapters/reference_firmware/io.h"
#include "adapters/reference_firmware/settings.h"

namespace heliorig_firmware {
namespace {

/// Two counts are motion; one may be noise.
constexpr int32_t motion_parts = 2 * settings::count_parts;
/// Less than the play of 5.6 steps tells nothing where the direction has just changed.
constexpr uint8_t steps_through_play = 10;
constexpr uint8_t steps_after_play = 4;
constexpr int32_t slip_parts = settings::parts(0.2f);
/// What play and wear add up to is forgotten within a minute: by a 512th a tick. As a shift: avr-gcc calls a
/// division for a quotient of signed numbers.
constexpr uint8_t forgotten_shift = 9;

}  // namespace

void DriveWatch::restart() {
  lose_sight();
  stalled_ = false;
}

void DriveWatch::lose_sight() {
  known_ = false;
  direction_ = 0;
  play_taken_up_ = false;
  steps_without_motion_ = 0;
  apart_parts_ = 0;
  apart_ticks_ = 0;
}

void DriveWatch::observe(int8_t steps, int32_t angle_parts, bool released) {
  if (released) {
    lose_sight();
    return;
  }
  if (!known_) {
    known_ = true;
    last_parts_ = moved_from_parts_ = angle_parts;
  }
  watch_motion(steps, angle_parts);
  watch_distance(steps, angle_parts);
  last_parts_ = angle_parts;
}

void DriveWatch::watch_motion(int8_t steps, int32_t angle_parts) {
  if (steps == 0) return;
  const int8_t direction = steps > 0 ? 1 : -1;
  if (direction != direction_) {
    direction_ = direction;
    play_taken_up_ = false;
    steps_without_motion_ = 0;
    moved_from_parts_ = angle_parts;
  }
  const uint8_t made = static_cast<uint8_t>(steps * direction);
  steps_without_motion_ = static_cast<uint8_t>(steps_without_motion_ + made);
  if (direction * (angle_parts - moved_from_parts_) >= motion_parts) {
    play_taken_up_ = true;
    steps_without_motion_ = 0;
    moved_from_parts_ = angle_parts;
  }
  if (steps_without_motion_ > (play_taken_up_ ? steps_after_play : steps_through_play)) stalled_ = true;
}

void DriveWatch::watch_distance(int8_t steps, int32_t angle_parts) {
  apart_parts_ += settings::step_parts * steps - (angle_parts - last_parts_);
  apart_parts_ -= apart_parts_ >> forgotten_shift;
  if (apart_parts_ <= slip_parts && apart_parts_ >= -slip_parts) {
    apart_ticks_ = 0;
  } else if (apart_ticks_ <= slip_ticks) {
    ++apart_ticks_;
  }
}

}  // namespace heliorig_firmware
