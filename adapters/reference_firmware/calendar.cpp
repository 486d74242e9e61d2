#include "adapters/reference_firmware/calendar.h"

namespace heliorig_firmware {
namespace {

/// 0xff, which is in no field's range, where it is no BCD.
uint8_t from_bcd(uint8_t byte) {
  const uint8_t tens = byte >> 4;
  const uint8_t ones = byte & 0x0f;
  return tens > 9 || ones > 9 ? 0xff : static_cast<uint8_t>(tens * 10 + ones);
}

uint8_t days_in(uint8_t month, bool leap) {
  if (month == 2) return leap ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

}  // namespace

bool seconds_since_2000(const uint8_t (&registers)[7], uint32_t& clock_s) {
  const uint8_t second = from_bcd(registers[0]);
  const uint8_t minute = from_bcd(registers[1]);
  const uint8_t hour = from_bcd(registers[2]);
  const uint8_t day = from_bcd(registers[4]);
  const uint8_t month = from_bcd(registers[5]);  // with the century's bit, 2100 and later, no month
  const uint8_t year = from_bcd(registers[6]);
  const bool leap = year % 4 == 0;
  if (second > 59 || minute > 59 || hour > 23 || month < 1 || month > 12 || year > 99) return false;
  if (day < 1 || day > days_in(month, leap)) return false;
  uint32_t days = static_cast<uint32_t>(year) * 365 + (year + 3) / 4 + day - 1;
  for (uint8_t m = 1; m < month; ++m) days += days_in(m, leap);
  clock_s = ((days * 24 + hour) * 60 + minute) * 60 + second;
  return true;
}

}  // namespace heliorig_firmware
