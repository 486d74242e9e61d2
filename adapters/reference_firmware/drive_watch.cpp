#include "adapters/reference_firmware/drive_watch.h"

#include "adapters/reference_firmware/io.h"
#include "adapters/reference_firmware/settings.h"

namespace heliorig_firmware {
namespace {

/// Distances are added up in whole 4096ths of a count: a float would take the processor ten times as long.
constexpr int32_t parts = 4096;
constexpr int32_t parts_a_step =
    static_cast<int32_t>(settings::step_rad / settings::encoder_count_rad * parts + 0.5f);
/// Two counts are motion; one may be noise.
constexpr int32_t motion_counts = 2;
/// Less than the play of 5.6 steps tells nothing where the direction has just changed.
constexpr uint8_t steps_through_play = 10;
constexpr uint8_t steps_after_play = 4;
constexpr int32_t slip_parts =
    static_cast<int32_t>(0.2f * settings::degree / settings::encoder_count_rad * parts);
/// What play and wear add up to is forgotten within a minute: by a 512th a tick. As a shift: avr-gcc calls a
/// division for a quotient of signed numbers.
constexpr uint8_t forgotten_shift = 9;

}  // namespace

void DriveWatch::restart() {
  known_ = false;
  direction_ = 0;
  play_taken_up_ = false;
  steps_without_motion_ = 0;
  apart_parts_ = 0;
  apart_ticks_ = 0;
  stalled_ = false;
}

void DriveWatch::observe(int8_t steps, int32_t counts, bool released) {
  if (released) {
    restart();
    return;
  }
  if (!known_) {
    known_ = true;
    last_counts_ = moved_from_ = counts;
  }
  watch_motion(steps, counts);
  watch_distance(steps, counts);
  last_counts_ = counts;
}

void DriveWatch::watch_motion(int8_t steps, int32_t counts) {
  if (steps == 0) return;
  const int8_t direction = steps > 0 ? 1 : -1;
  if (direction != direction_) {
    direction_ = direction;
    play_taken_up_ = false;
    steps_without_motion_ = 0;
    moved_from_ = counts;
  }
  const uint8_t made = static_cast<uint8_t>(steps * direction);
  steps_without_motion_ = static_cast<uint8_t>(steps_without_motion_ + made);
  if (direction * (counts - moved_from_) >= motion_counts) {
    play_taken_up_ = true;
    steps_without_motion_ = 0;
    moved_from_ = counts;
  }
  if (steps_without_motion_ > (play_taken_up_ ? steps_after_play : steps_through_play)) stalled_ = true;
}

void DriveWatch::watch_distance(int8_t steps, int32_t counts) {
  apart_parts_ += parts_a_step * steps - parts * (counts - last_counts_);
  apart_parts_ -= apart_parts_ >> forgotten_shift;
  if (apart_parts_ <= slip_parts && apart_parts_ >= -slip_parts) {
    apart_ticks_ = 0;
  } else if (apart_ticks_ <= slip_ticks) {
    ++apart_ticks_;
  }
}

}  // namespace heliorig_firmware
