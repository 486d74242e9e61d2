#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "models/ports/parameter_ref.h"
#include "models/sun/sun_shape.h"

namespace heliorig::models {

constexpr std::size_t max_rows = 64;

/// How the rows stand at the start: each on the sun's image, 3° east of it, or at the stow angle.
enum class MirrorsStart { on_focus, defocused_east, stowed };

/// What the plant file says of a linear Fresnel field and its drives: N–S axis, equal rows at equal pitch,
/// symmetric to the receiver, flat or each bent to a parabola whose focal length is its distance to the
/// absorber. A choice is the place of its word in the list of the plant file's words.
/// A row's angle is the tilt of its normal from the vertical, positive eastward.
struct MirrorsParameters {
  // Field.
  double row_count = 0.0;  ///< whole
  double row_width_m = 0.0;
  double row_length_m = 0.0;
  double pitch_m = 0.0;
  double row_shape = parabolic_rows;
  static constexpr double parabolic_rows = 0.0, flat_rows = 1.0;

  // Receiver as the light sees it: a cylinder above the middle of the field.
  double receiver_height_m = 0.0;  ///< absorber's axis above the row axes
  double receiver_diameter_m = 0.0;
  double receiver_length_m = 0.0;
  double receiver_overhang_north_m = 0.0;  ///< beyond the rows' north end
  double cavity_inside_width_m = 0.0;      ///< aperture
  double cavity_outside_width_m = 0.0;     ///< casts the shadow
  double edge_sensor_offset_m = 0.0;       ///< photodiodes, east and west of the absorber's axis
  double edge_sensor_north_m = 0.0;        ///< north of the middle of the rows

  // What the light is caught by: the cylinder itself, or the aperture of a secondary.
  double target = tube_target;
  static constexpr double tube_target = 0.0, secondary_target = 1.0;
  double acceptance_angle_rad = 0.0;     ///< half the angle, from the vertical, within which light is let in
  double acceptance_edge_rad = 0.0;      ///< over which that fades
  double secondary_transmittance = 0.0;  ///< of light within the angle

  // Light.
  double reflectivity = 0.0;         ///< of clean mirrors
  double cleanliness = 0.0;          ///< share of that which soiling leaves
  double slope_error_rad = 0.0;      ///< of the normal, standard deviation in each direction
  double shape_error_rad = 0.0;      ///< of the normal across the row, besides: large-scale deviation
  double tracking_jitter_rad = 0.0;  ///< of the row's angle, besides what the drives make of it
  double sun_shape = pillbox_sun;
  static constexpr double pillbox_sun = 0.0, gaussian_sun = 1.0, buie_sun = 2.0;
  double sun_half_angle_rad = 0.0;  ///< pillbox
  double sun_sigma_rad = 0.0;       ///< Gaussian: standard deviation in one plane
  double circumsolar_ratio = 0.0;   ///< Buie
  static constexpr double buie_disk_rad = 4.65e-3;

  // Drives: one a row, or one for all; angles and torques are those of the row.
  double linkage = each_row;
  static constexpr double each_row = 0.0, all_rows = 1.0;
  double drive_kind = stepper_drive;
  static constexpr double stepper_drive = 0.0, dc_screw_drive = 1.0;
  double drive_step_rad = 0.0;         ///< a full step, or a pulse of the turn counter
  double drive_microsteps = 0.0;       ///< stepper: a full step's, whole
  double motor_time_constant_s = 0.0;  ///< screw
  double drive_torque_Nm = 0.0;
  double row_stiffness_Nmprad = 0.0;  ///< between drive and row
  double wind_moment_coefficient = 0.0;
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

  /// Number of drives: 1 where all rows are linked.
  std::size_t drives() const { return linkage == all_rows ? 1 : rows(); }
  /// Number of rows. Asserts that it is whole.
  std::size_t rows() const;
  SunShape sun() const;
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
