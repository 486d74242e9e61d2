// Why the rows are off the focus, and what else is wrong.
#pragma once

#include <stdint.h>

namespace heliorig_firmware {

/// Why the controller leaves, or does not take up, the focus. The first that holds is the one that is told.
enum class Cause : uint8_t {
  none,
  // These trip: only the operator leads back.
  self_test,
  overpressure,
  pressure_unknown,
  low_water,
  hot_wall,
  chain_open,
  // These take the rows off the focus; only the operator leads back.
  supply_failing,
  feed_lost,
  clock_invalid,
  clock_jumped,
  clocks_apart,
  encoder_lost,
  encoder_slipped,
  drive_stalled,
  homing_failed,
  no_heat,
  // These pass by themselves.
  wind,
  frost,
  sun_low,
  count
};

enum class Severity : uint8_t { none, wait, defocus, trip };

constexpr Severity severity(Cause cause) {
  return cause == Cause::none         ? Severity::none
         : cause <= Cause::chain_open ? Severity::trip
         : cause <= Cause::no_heat    ? Severity::defocus
                                      : Severity::wait;
}

/// In a word or two, for the console; nothing for none.
const char* cause_name(Cause cause);

/// What is worth the operator's attention, the rows being where they are. Bits of a set.
enum class Alarm : uint8_t {
  pressure_1_invalid,
  pressure_2_invalid,
  pressure_1_stuck,
  pressure_2_stuck,
  pressures_differ,
  pressure_1_against_temperature,
  pressure_2_against_temperature,
  temperature_invalid,
  high_water,
  settings_invalid,
  row_stays,
  count
};

const char* alarm_name(Alarm alarm);

/// A set of alarms.
class Alarms {
 public:
  void set(Alarm alarm, bool on) {
    const uint16_t bit = static_cast<uint16_t>(1u << static_cast<uint8_t>(alarm));
    bits_ = static_cast<uint16_t>(on ? bits_ | bit : bits_ & ~bit);
  }
  bool has(Alarm alarm) const { return (bits_ >> static_cast<uint8_t>(alarm) & 1u) != 0; }
  bool any() const { return bits_ != 0; }

 private:
  uint16_t bits_ = 0;
};

}  // namespace heliorig_firmware
