#pragma once

#include <numbers>
#include <optional>
#include <vector>

#include "adapters/reference_firmware/controller.h"
#include "models/instruments/row_encoder.h"
#include "models/mirrors/row_drive.h"
#include "models/sun/sun_path.h"

namespace heliorig::tests {

/// The controller before ten drives with their encoders under the sun of 48.85° N 2.35° E; all else stays as
/// it is set.
class FieldRig {
 public:
  struct Settings {
    models::UtcTime start;
    double east_of_focus_rad;
    double encoder_residual_rad = 0.04 * std::numbers::pi / 180.0;  ///< amplitude, once a turn of the magnet
    bool calibrated = false;  ///< the controller knows what its encoders show too much
  };
  explicit FieldRig(const Settings& settings);

  /// What was seen meanwhile: tracking errors over the rows, RMS at its worst instant.
  struct Seen {
    double rms_rad = 0.0;
    double peak_rad = 0.0;
    double steps_made = 0.0;
    double steps_lost = 0.0;
  };
  Seen run(double duration_s);
  /// The operator presses the button for half a second.
  void start();

  heliorig_firmware::Inputs& in() { return in_; }
  const heliorig_firmware::Outputs& out() const { return out_; }
  heliorig_firmware::Mode mode() const { return out_.mode; }
  double angle_rad(std::size_t row) const { return drives_[row].angle_rad(); }
  /// Angle less ideal angle.
  double error_rad(std::size_t row);

 private:
  double ideal_rad(std::size_t row);
  void sample();
  void tick();

  models::UtcTime start_;
  models::SunPath sun_;
  std::vector<models::RowDrive> drives_;
  std::vector<models::RowEncoder> encoders_;
  std::vector<double> commands_;
  heliorig_firmware::Controller controller_;
  heliorig_firmware::Inputs in_;
  heliorig_firmware::Outputs out_{};
  models::SimTime time_{};
  std::optional<models::SimTime> start_pressed_;
};

}  // namespace heliorig::tests
