// The registers of a DS3231 as seconds.
#pragma once

#include <stdint.h>

namespace heliorig_firmware {

/// `registers`: seconds, minutes, hours, weekday, day, month, years since 2000, in BCD, 24 hours. Whether
/// they show a time from 2000 to 2099; then `clock_s` counts from 2000-01-01T00:00:00.
bool seconds_since_2000(const uint8_t (&registers)[7], uint32_t& clock_s);

}  // namespace heliorig_firmware
