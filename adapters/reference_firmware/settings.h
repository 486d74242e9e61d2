// What the firmware knows of its machine and its site: the reference plant "solarose-4x4". SI, angles in
// radians.
#pragma once

#include <stdint.h>

#include "adapters/reference_firmware/io.h"

namespace heliorig_firmware {
namespace settings {

constexpr float pi = 3.14159265f;
constexpr float degree = pi / 180.0f;

// Site: 48.85° N, 2.35° E.
constexpr float latitude_rad = 48.85f * degree;
constexpr float longitude_rad = 2.35f * degree;
/// The sun is followed only where it stands at least so high.
constexpr float lowest_sun_rad = 5.0f * degree;

// Field: rows on an axis from north to south, row 0 westmost, the absorber above their middle.
constexpr float pitch_m = 0.40f;
constexpr float receiver_height_m = 3.0f;

// Drives.
constexpr float step_rad = 0.018f * degree;
/// 30 steps a second, 0.54°/s: the drives lose steps above 0.6°/s.
constexpr int8_t steps_a_tick = 3;
/// The magnet of an encoder makes five turns for one of its row.
constexpr float encoder_count_rad = 2.0f * pi / 5.0f / 4096.0f;

// Defocusing: at least 3° eastward, and the play of the drive.
constexpr float away_rad = 3.6f * degree;

// Pressure, bar(g).
constexpr float trip_bar = 10.8f;
constexpr float vent_shuts_bar = 9.8f;
constexpr float highest_start_bar = 10.4f;

// Feed.
constexpr uint8_t feed_duty = 153;                   // 60 %: 12 kg/h, the peak of steam is 9.4
constexpr float pulses_a_second_full_speed = 11.1f;  // 20 kg/h, 0.5 g a pulse

// Temperatures, °C.
constexpr float outlet_target_degC = 200.0f;
constexpr float superheater_trip_degC = 300.0f;
constexpr float evaporator_trip_above_saturation_K = 40.0f;
constexpr float hot_dry_above_saturation_K = 35.0f;

constexpr float ticks_a_second = 1000.0f / tick_ms;
constexpr uint16_t ticks_of(float seconds) {
  return static_cast<uint16_t>(seconds * ticks_a_second);
}

}  // namespace settings
}  // namespace heliorig_firmware
