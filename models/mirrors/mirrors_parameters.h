#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "models/ports/parameter_ref.h"

namespace heliorig::models {

/// How the rows stand at the start: each on the sun's image, 3° east of it, or at the stow angle.
enum class MirrorsStart { on_focus, defocused_east, stowed };

/// What the plant file says of a linear Fresnel field and its drives: N–S axis, equal rows at equal pitch,
/// symmetric to the receiver, each bent to a parabola whose focal length is its distance to the absorber.
/// A row's angle is the tilt of its normal from the vertical, positive eastward.
struct MirrorsParameters {
  // Field.
  double row_count = 0.0;  ///< whole
  double row_width_m = 0.0;
  double row_length_m = 0.0;
  double pitch_m = 0.0;

  // Receiver as the light sees it: a cylinder above the middle of the field.
  double receiver_height_m = 0.0;  ///< absorber's axis above the row axes
  double receiver_diameter_m = 0.0;
  double receiver_length_m = 0.0;
  double receiver_overhang_north_m = 0.0;  ///< beyond the rows' north end
  double cavity_inside_width_m = 0.0;      ///< aperture
  double cavity_outside_width_m = 0.0;     ///< casts the shadow
  double edge_sensor_offset_m = 0.0;       ///< photodiodes, east and west of the absorber's axis
  double edge_sensor_north_m = 0.0;        ///< north of the middle of the rows

  // Light.
  double reflectivity = 0.0;
  double slope_error_rad = 0.0;     ///< of the normal, standard deviation in each direction
  double sun_half_angle_rad = 0.0;  ///< pillbox

  // Drives: one geared stepper a row; angles are those of the row.
  double drive_step_rad = 0.0;
  double drive_speed_max_radps = 0.0;
  double drive_backlash_rad = 0.0;
  double drive_hold_current_A = 0.0;
  double drive_run_current_A = 0.0;
  double drive_stall_current_A = 0.0;

  // Travel: the end switches act at its ends, the mechanical stops stand `overtravel` beyond.
  double travel_low_rad = 0.0;   ///< west
  double travel_high_rad = 0.0;  ///< east
  double overtravel_rad = 0.0;
  double stow_angle_rad = 0.0;

  // Stored energy: when the safety chain drops, a spring turns each row eastward from where it stands.
  double release_angle_rad = 0.0;
  double release_time_s = 0.0;

  /// Number of rows. Asserts that it is whole.
  std::size_t rows() const;
};

/// The numbers of `parameters` by their names `mirrors.…`.
std::vector<ParameterRef> mirrors_parameter_refs(MirrorsParameters& parameters);

/// Numbers that are each within their range and yet contradict each other or are not whole: the parameter's
/// name and what is wrong. Empty where all is well; the constructors of the models assert that it is.
struct MirrorsContradiction {
  std::string parameter;
  std::string reason;
};
std::vector<MirrorsContradiction> mirrors_contradictions(const MirrorsParameters& parameters);

}  // namespace heliorig::models
