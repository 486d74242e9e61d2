// What the reference firmware's controller sees and drives, as the board presents it: raw codes and pin
// levels. Portable C++14 for avr-gcc 5.4 and for the host: no heap, no exceptions, no standard library beyond
// <stdint.h>.
#pragma once

#include <stdint.h>

namespace heliorig_firmware {

constexpr uint8_t row_count = 10;

/// 10-bit conversions, 0–1023 over 0–5 V. Transmitters: 4–20 mA over 250 ohm, hence 1–5 V over their range.
enum class Analog : uint8_t {
  pressure_1,                    // 0–16 bar(g)
  pressure_2,                    // 0–16 bar(g)
  drum_temperature,              // 0–300 °C
  outlet_temperature,            // 0–300 °C
  evaporator_wall_temperature,   // 0–500 °C
  superheater_wall_temperature,  // 0–500 °C
  vent_position,                 // 0–5 V: 0–1
  outlet_valve_position,         // 0–5 V: 0–1
  supply_voltage,                // divider 1:6, 0–30 V
  dni,                           // 0–5 V: 0–1500 W/m²
  wind_speed,                    // 0–5 V: 0–50 m/s
  count
};

/// Sensors as sampled at the start of a tick.
struct Inputs {
  uint32_t uptime_ms;
  uint16_t analog[static_cast<uint8_t>(Analog::count)];
  /// AS5600 code 0–4095 of each row; its magnet turns five times as fast as the row: 72° of row a turn.
  /// 0xffff where the encoder did not answer.
  uint16_t encoder[row_count];
  uint16_t limit_low;   // one bit a row
  uint16_t limit_high;  // one bit a row
  bool level_low_1;     // electrodes: true is wet
  bool level_low_2;
  bool level_normal;
  bool level_high;
  bool chain_closed;
  bool start_button;
  bool clock_valid;       // false until the clock chip answered
  uint32_t clock_s;       // seconds since 2000-01-01T00:00:00 UTC
  uint32_t feed_pulses;   // since power-up
  bool self_test_failed;  // of processor, memories or timer
};

/// Shown on three lamps.
enum class Mode : uint8_t {
  idle = 0,        // off the focus, waits for the operator
  tracking = 1,    // every row on the focus
  defocusing = 2,  // off the focus for a cause that only the operator may dismiss
  tripped = 3,     // the same, and the plant is in danger or was
  homing = 4,      // seeks the end switches, to know the rows' angles
  warming = 5,     // takes the rows to the focus, a few at a time
  stowed = 6,      // in service, but night, wind or frost: turned away, until it passes
};

/// What the board is to do until the next tick.
struct Outputs {
  int8_t steps[row_count];  // signed full steps to make until the next tick; positive turns the row east
  uint8_t feed_pump;        // duty, 0–255
  uint8_t bypass_valve;     // duty, 0–255: 0–1
  bool vent_shut;           // energised: the spring opens the vent when this falls
  bool chain_permit;        // energised: dropping it opens the hard-wired chain
  Mode mode;                // on three pins, for lamps
  bool alarm;               // lamp
};

constexpr uint16_t tick_ms = 100;

}  // namespace heliorig_firmware
