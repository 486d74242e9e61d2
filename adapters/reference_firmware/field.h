// The ten rows: their angles, on focus and away from it.
#pragma once

#include "adapters/reference_firmware/io.h"
#include "adapters/reference_firmware/row_angle.h"
#include "adapters/reference_firmware/row_loop.h"

namespace heliorig_firmware {

class Field {
 public:
  Field();

  /// Once a tick: takes the encoders' codes. `transversal_rad` is the sun's angle, used where the turn of a
  /// row's magnet is not known yet; null while the sun is not known.
  void observe(const uint16_t (&codes)[row_count], const float* transversal_rad);

  /// All rows' angles are known and their encoders answer.
  bool seen() const;

  /// Steps of this tick towards the focus, into `steps`.
  void follow(float transversal_rad, int8_t (&steps)[row_count]);
  /// Sends every row eastward, past the focus if that is east of it. `transversal_rad` may be null.
  void leave_focus(const float* transversal_rad);
  /// Steps of this tick on the way from the focus; none once there.
  void go_away(int8_t (&steps)[row_count]);

  float angle_rad(uint8_t row) const { return angles_[row].rad(); }
  /// The angle that sends the sun to the absorber.
  float ideal_rad(uint8_t row, float transversal_rad) const;

 private:
  RowAngle angles_[row_count];
  RowLoop loops_[row_count];
  AwayDrive away_[row_count];
  float receiver_rad_[row_count];  ///< of each row's place as seen from the receiver
};

}  // namespace heliorig_firmware
