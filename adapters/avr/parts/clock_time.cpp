#include "adapters/avr/parts/clock_time.h"

#include <chrono>

namespace heliorig::adapters {
namespace {

using namespace clock_register;

constexpr std::uint8_t pm = 0x20;

std::uint8_t to_bcd(unsigned value) {
  return static_cast<std::uint8_t>(value / 10 << 4 | value % 10);
}

/// Nothing where a digit is none.
std::optional<unsigned> from_bcd(unsigned byte) {
  const unsigned tens = byte >> 4;
  const unsigned ones = byte & 0xf;
  return tens <= 9 && ones <= 9 ? std::optional{tens * 10 + ones} : std::nullopt;
}

std::uint8_t hour_register(unsigned hour_of_day, bool in_twelve) {
  if (!in_twelve) return to_bcd(hour_of_day);
  const unsigned shown = hour_of_day % 12 == 0 ? 12 : hour_of_day % 12;
  return static_cast<std::uint8_t>(twelve_hours | (hour_of_day >= 12 ? pm : 0) | to_bcd(shown));
}

std::optional<unsigned> hour_of_day(std::uint8_t byte) {
  if ((byte & twelve_hours) == 0) return from_bcd(byte & 0x3fu);
  const auto shown = from_bcd(byte & 0x1fu);
  if (!shown || *shown < 1 || *shown > 12) return std::nullopt;
  return *shown % 12 + ((byte & pm) != 0 ? 12 : 0);
}

std::chrono::sys_seconds instant(std::int64_t unix_s) {
  return std::chrono::sys_seconds{std::chrono::seconds{unix_s}};
}

}  // namespace

int iso_weekday(std::int64_t unix_s) {
  const std::chrono::weekday day{std::chrono::floor<std::chrono::days>(instant(unix_s))};
  return static_cast<int>(day.iso_encoding());
}

ClockRegisters clock_registers(std::int64_t unix_s, const ClockStyle& style) {
  const auto midnight = std::chrono::floor<std::chrono::days>(instant(unix_s));
  const std::chrono::year_month_day date{midnight};
  const std::chrono::hh_mm_ss time{instant(unix_s) - midnight};
  const int years = static_cast<int>(date.year()) - 2000;
  ClockRegisters shown{};
  shown[second] = to_bcd(static_cast<unsigned>(time.seconds().count()));
  shown[minute] = to_bcd(static_cast<unsigned>(time.minutes().count()));
  shown[hour] = hour_register(static_cast<unsigned>(time.hours().count()), style.twelve_hours);
  shown[weekday] = static_cast<std::uint8_t>((iso_weekday(unix_s) - 1 + style.weekday_shift + 7) % 7 + 1);
  shown[day] = to_bcd(static_cast<unsigned>(date.day()));
  shown[month] = to_bcd(static_cast<unsigned>(date.month()));
  if (style.century && years >= 100) shown[month] |= century;
  shown[year] = to_bcd(static_cast<unsigned>((years % 100 + 100) % 100));
  return shown;
}

std::optional<std::int64_t> clock_time(const ClockRegisters& registers) {
  const auto seconds = from_bcd(registers[second] & 0x7fu);
  const auto minutes = from_bcd(registers[minute] & 0x7fu);
  const auto hours = hour_of_day(registers[hour]);
  const auto days = from_bcd(registers[day] & 0x3fu);
  const auto months = from_bcd(registers[month] & 0x1fu);
  const auto years = from_bcd(registers[year]);
  if (!seconds || !minutes || !hours || !days || !months || !years) return std::nullopt;
  const std::chrono::year_month_day date{
      std::chrono::year{static_cast<int>(2000 + *years) + ((registers[month] & century) != 0 ? 100 : 0)},
      std::chrono::month{*months}, std::chrono::day{*days}};
  if (*seconds > 59 || *minutes > 59 || *hours > 23 || !date.ok()) return std::nullopt;
  const auto written = std::chrono::sys_days{date} + std::chrono::hours{*hours} +
                       std::chrono::minutes{*minutes} + std::chrono::seconds{*seconds};
  return written.time_since_epoch().count();
}

void ClockTime::set(double unix_s) {
  if (halted_s_) {
    halted_s_ = unix_s;
  } else {
    offset_s_ = unix_s - signal_s_;
  }
}

void ClockTime::run(bool runs) {
  if (runs == !halted_s_) return;
  if (runs) {
    offset_s_ = *halted_s_ - signal_s_;
    halted_s_.reset();
  } else {
    halted_s_ = now_s();
  }
}

}  // namespace heliorig::adapters
