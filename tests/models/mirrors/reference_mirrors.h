#pragma once

#include <numbers>

#include "models/mirrors/mirrors_parameters.h"

namespace heliorig::tests {

constexpr double degree = std::numbers::pi / 180.0;

/// The field and drives of the reference plant "solarose-4x4", as scenarios/plants/solarose-4x4.yaml gives
/// them.
inline models::MirrorsParameters reference_mirrors() {
  return {.row_count = 10,
          .row_width_m = 0.35,
          .row_length_m = 4.0,
          .pitch_m = 0.40,
          .receiver_height_m = 3.0,
          .receiver_diameter_m = 0.10,
          .receiver_length_m = 6.0,
          .receiver_overhang_north_m = 2.0,
          .cavity_inside_width_m = 0.16,
          .cavity_outside_width_m = 0.25,
          .edge_sensor_offset_m = 0.08,
          .edge_sensor_north_m = 1.0,
          .reflectivity = 0.935,
          .cleanliness = 0.984,
          .slope_error_rad = 3e-3,
          .sun_half_angle_rad = 4.65e-3,
          .drive_step_rad = 0.018 * degree,
          .drive_microsteps = 1,
          .drive_torque_Nm = 40.0,
          .row_stiffness_Nmprad = 50e3,
          .wind_moment_coefficient = 0.2,
          .drive_speed_max_radps = 0.6 * degree,
          .drive_backlash_rad = 0.1 * degree,
          .drive_hold_current_A = 0.5,
          .drive_run_current_A = 1.0,
          .drive_stall_current_A = 1.4,
          .travel_low_rad = -70.0 * degree,
          .travel_high_rad = 70.0 * degree,
          .overtravel_rad = 3.0 * degree,
          .stow_angle_rad = 65.0 * degree,
          .release_angle_rad = 4.0 * degree,
          .release_time_s = 6.0};
}

/// The scene that SolTrace traced: as long a tube as the rows, nothing but the tube above them, perfect
/// mirrors.
inline models::MirrorsParameters traced_scene() {
  models::MirrorsParameters scene = reference_mirrors();
  scene.receiver_length_m = 4.0;
  scene.receiver_overhang_north_m = 0.0;
  scene.cavity_inside_width_m = scene.cavity_outside_width_m = 0.10;
  scene.reflectivity = scene.cleanliness = 1.0;
  return scene;
}

}  // namespace heliorig::tests
