#pragma once

#include <array>
#include <cstdint>
#include <optional>

namespace heliorig::adapters {

/// The seven registers in which clock chips of Maxim show the time, in BCD: seconds, minutes, hours, weekday,
/// day, month, years since 2000.
using ClockRegisters = std::array<std::uint8_t, 7>;

namespace clock_register {
enum : std::uint8_t { second, minute, hour, weekday, day, month, year };
constexpr std::uint8_t twelve_hours = 0x40;  ///< of hour; 0x20 is PM then
constexpr std::uint8_t century = 0x80;       ///< of month, where the chip has it
}  // namespace clock_register

/// How a chip shows the time.
struct ClockStyle {
  bool twelve_hours = false;
  bool century = false;   ///< a bit for the years from 2100 on
  int weekday_shift = 0;  ///< 0: Monday is 1; the firmware may begin the week on another day
};

/// What the registers say at a time, UTC since 1970. Of the year they show the last two digits.
ClockRegisters clock_registers(std::int64_t unix_s, const ClockStyle& style);

/// The time that they say; nothing where there is no such time: 31 February, minute 7f, hour 0 of twelve. The
/// weekday does not count.
std::optional<std::int64_t> clock_time(const ClockRegisters& registers);

/// Monday 1 to Sunday 7.
int iso_weekday(std::int64_t unix_s);

/// The time that a chip counts: a signal's, until the firmware sets it or its oscillator stops.
class ClockTime {
 public:
  /// The signal, in s since 1970.
  void follow(double signal_s) { signal_s_ = signal_s; }
  double now_s() const { return halted_s_.value_or(signal_s_ + offset_s_); }
  void set(double unix_s);
  void run(bool runs);

 private:
  double signal_s_ = 0.0;
  double offset_s_ = 0.0;
  std::optional<double> halted_s_;
};

}  // namespace heliorig::adapters
