// The ten rows: their angles, on the focus and away from it.
#pragma once

#include "adapters/reference_firmware/drive_watch.h"
#include "adapters/reference_firmware/homing.h"
#include "adapters/reference_firmware/io.h"
#include "adapters/reference_firmware/row_angle.h"
#include "adapters/reference_firmware/row_loop.h"

namespace heliorig_firmware {

class Field {
 public:
  Field();

  /// What the encoders show too much.
  void correct(const EncoderCorrection (&encoders)[row_count]);
  bool corrected_by(const EncoderCorrection (&encoders)[row_count]) const;

  /// Once a tick: the encoders, and whether the drives turn as they were driven.
  void observe(const Inputs& in);

  /// All encoders answer.
  bool seen() const;
  /// All angles are known. That of a row whose encoder was silent or slipped, or whose drive stalled, is not,
  /// until the row has been homed.
  bool known() const;
  bool stalled() const;
  bool slipped() const;
  /// By its encoder, be it believed or not; without meaning before the row was first homed.
  float angle_deg(uint8_t row) const;
  bool homed(uint8_t row) const { return angles_[row].referred(); }
  const Homing& homing() const { return homing_; }
  /// Every row is within 0.1° of where it is to be.
  bool on_target() const { return on_target_; }
  /// A row may be on the focus: it is within 2.5° of it or, where no sun is known, of where it was sent away
  /// from. One whose angle is not known may be anywhere, where `unknown_counts`.
  bool any_may_stay(const float* transversal_rad, bool unknown_counts) const;

  // Motions, one of them a tick, into `steps`.
  void home(const Inputs& in, int8_t (&steps)[row_count]);
  /// The first rows, from the middle outward, to the focus; the others beside it, eastward.
  void follow(float transversal_rad, uint8_t rows_on_focus, int8_t (&steps)[row_count]);
  /// To an angle where no sun meets the absorber: on the side that was chosen last, or eastward.
  void stow(bool on_chosen_side, int8_t (&steps)[row_count]);
  /// On the way from the focus; from there, where `then_stow`, to the stow angle those whose angle is known.
  void go_away(bool then_stow, int8_t (&steps)[row_count]);
  /// Takes away the steps that end switches and stalled motors forbid. Last, whatever the motion.
  void limit(const Inputs& in, int8_t (&steps)[row_count]);

  void begin_homing() { homing_.begin(); }
  /// Of each row the side that is nearer now.
  void choose_stow_sides();
  /// Sends every row eastward, past the focus if that is just east of it; rows that are clear of it in the
  /// west, or stowed there, are to stow there. `transversal_rad` is null where no sun is known or none is up.
  void leave_focus(const float* transversal_rad);
  /// The operator has seen to drives and encoders.
  void dismiss();

 private:
  int32_t ideal_parts(uint8_t row, int32_t half_sun_parts) const;
  int32_t stow_parts(uint8_t row) const;
  void turn_to_stow(uint8_t row, int32_t target_parts, int8_t (&steps)[row_count]);
  void turn_to(uint8_t row, int32_t target_parts, int8_t (&steps)[row_count]);

  RowAngle angles_[row_count];
  RowLoop loops_[row_count];
  AwayDrive away_[row_count];
  DriveWatch watches_[row_count];
  Homing homing_;
  int8_t last_steps_[row_count] = {};
  int32_t sent_from_parts_[row_count] = {};
  int32_t half_receiver_parts_[row_count];  ///< half of the angle to the receiver, from the vertical
  uint16_t stow_west_ = 0;                  ///< rows that stow in the west, one bit each
  bool on_target_ = false;
};

}  // namespace heliorig_firmware
