// Rows that turn as they are driven, with their encoders and eastern end switches.
#pragma once

#include <array>
#include <numbers>

#include "adapters/boards/codes.h"
#include "adapters/reference_firmware/io.h"
#include "adapters/reference_firmware/row_angle.h"

namespace heliorig::tests {

/// Ideal drives: each step turns its row by 0.018°, at once and without play.
class TurningRows {
 public:
  explicit TurningRows(double angle_deg) { angles_deg_.fill(angle_deg); }

  /// What the sensors say; an encoder that does not answer stays so.
  void show(heliorig_firmware::Inputs& in) const {
    for (std::size_t row = 0; row < angles_deg_.size(); ++row) {
      const double angle_rad = (angles_deg_[row] + slips_deg_[row]) * std::numbers::pi / 180.0;
      if (in.encoder[row] != heliorig_firmware::no_code) {
        in.encoder[row] = heliorig::adapters::magnet_code(angle_rad, 5.0);
      }
      const auto bit = static_cast<std::uint16_t>(1u << row);
      in.limit_high =
          static_cast<std::uint16_t>(angles_deg_[row] >= 70.0 ? in.limit_high | bit : in.limit_high & ~bit);
    }
  }
  void turn(const heliorig_firmware::Outputs& out) {
    for (std::size_t row = 0; row < angles_deg_.size(); ++row) {
      if (row != stalled_) angles_deg_[row] += 0.018 * out.steps[row];
    }
  }
  /// From now on its motor does not turn.
  void stall(std::size_t row) { stalled_ = row; }
  /// From now on its encoder shows so much more.
  void slip(std::size_t row, double angle_deg) { slips_deg_[row] += angle_deg; }
  const std::array<double, heliorig_firmware::row_count>& angles_deg() const { return angles_deg_; }

 private:
  std::array<double, heliorig_firmware::row_count> angles_deg_{};
  std::array<double, heliorig_firmware::row_count> slips_deg_{};
  std::size_t stalled_ = heliorig_firmware::row_count;  ///< none
};

}  // namespace heliorig::tests
