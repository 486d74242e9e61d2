// What the firmware knows of its machine and its site: the reference plant "solarose-4x4". SI, angles in
// radians.
#pragma once

#include <stdint.h>

#include "adapters/reference_firmware/io.h"

namespace heliorig_firmware {
namespace settings {

constexpr float pi = 3.14159265f;
constexpr float degree = pi / 180.0f;

// Site of a board as it leaves the workshop; its operator sets its own.
constexpr float latitude_deg = 48.85f;
constexpr float longitude_deg = 2.35f;
/// The sun is followed only where it stands at least so high.
constexpr float lowest_sun_rad = 5.0f * degree;

// Field: rows on an axis from north to south, row 0 westmost, the absorber above their middle.
constexpr float pitch_m = 0.40f;
constexpr float receiver_height_m = 3.0f;

/// Angles of rows are whole 256000ths of a degree: a step and an encoder's count have a whole number each,
/// and floats would take the processor ten times as long.
constexpr int32_t parts_a_degree = 256000;
constexpr float parts_a_rad = parts_a_degree / degree;
constexpr int32_t parts(float angle_deg) {
  return static_cast<int32_t>(angle_deg * parts_a_degree + (angle_deg < 0.0f ? -0.5f : 0.5f));
}

// Drives: a step is 0.018°.
constexpr int32_t step_parts = 4608;
/// 30 steps a second, 0.54°/s: the drives lose steps above 0.6°/s.
constexpr int8_t steps_a_tick = 3;
/// The magnet of an encoder makes five turns for one of its row: 72° are 4096 counts.
constexpr int32_t count_parts = 4500;

// Angles: the high end switch, where the rows' angles are referred to; turned away from the focus, at least
// 3° and the play of the drive; stowed, where no sun brings a beam to the absorber, reached within 120 s from
// level.
constexpr int32_t end_switch_parts = parts(70.0f);
/// Where a row is seen to have come to it: up to three steps further.
constexpr int32_t at_end_switch_parts = end_switch_parts + step_parts * 3 / 2;
constexpr int32_t away_parts = parts(3.6f);
constexpr int32_t stow_parts = parts(62.0f);
/// A row is on the focus, or stowed, when it is so near.
constexpr int32_t near_parts = parts(0.1f);
/// By how much a magnet's angle at the end switch may differ from the angle of the switch: 0.12° are what an
/// AS5600 may be off before it is corrected and still be followed, 0.03° the steps, 0.02° noise and a count.
/// What has slipped by more would be tracked beside the sun by as much.
constexpr int32_t homing_tolerance_parts = parts(0.17f);
/// The whole travel and a fifth more, at full speed.
constexpr float homing_s = 310.0f;

// Wind, m/s.
constexpr float wind_limit_mps = 12.0f;
constexpr float gust_limit_mps = 15.0f;
constexpr float calm_wind_mps = 9.0f;
constexpr uint16_t calm_s = 300;

// Pressure, bar(g).
constexpr float trip_bar = 10.8f;
constexpr float vent_shuts_bar = 9.8f;
constexpr float highest_start_bar = 10.4f;
/// From here on the load draws steam: the start-up is over.
constexpr float steam_drawn_bar = 8.5f;

// Feed.
constexpr uint8_t feed_duty = 153;                   // 60 %: 12 kg/h, the peak of steam is 9.4
constexpr float pulses_a_second_full_speed = 11.1f;  // 20 kg/h, 0.5 g a pulse

// Temperatures, °C.
constexpr float outlet_target_degC = 200.0f;
constexpr float superheater_trip_degC = 300.0f;
constexpr float evaporator_trip_above_saturation_K = 40.0f;
constexpr float hot_dry_above_saturation_K = 35.0f;
constexpr float frost_degC = 2.0f;
constexpr float frost_over_degC = 4.0f;

/// The supply of 24 V is failing below this.
constexpr float lowest_supply_V = 20.0f;

constexpr float ticks_a_second = 1000.0f / tick_ms;
constexpr uint16_t ticks_of(float seconds) {
  return static_cast<uint16_t>(seconds * ticks_a_second);
}

}  // namespace settings
}  // namespace heliorig_firmware
