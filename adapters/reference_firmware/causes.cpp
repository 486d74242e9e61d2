#include "adapters/reference_firmware/causes.h"

namespace heliorig_firmware {

const char* cause_name(Cause cause) {
  static const char* const names[] = {"",
                                      "self test",
                                      "overpressure",
                                      "pressure unknown",
                                      "low water",
                                      "hot wall",
                                      "chain open",
                                      "supply failing",
                                      "feed lost",
                                      "clock invalid",
                                      "clock jumped",
                                      "clocks apart",
                                      "encoder lost",
                                      "encoder slipped",
                                      "drive stalled",
                                      "homing failed",
                                      "no heat",
                                      "wind",
                                      "frost",
                                      "sun low"};
  static_assert(sizeof names / sizeof names[0] == static_cast<uint8_t>(Cause::count), "one name a cause");
  return names[static_cast<uint8_t>(cause)];
}

const char* alarm_name(Alarm alarm) {
  static const char* const names[] = {"pressure 1 invalid",
                                      "pressure 2 invalid",
                                      "pressure 1 stuck",
                                      "pressure 2 stuck",
                                      "pressures differ",
                                      "pressure 1 against temperature",
                                      "pressure 2 against temperature",
                                      "temperature invalid",
                                      "high water",
                                      "settings invalid",
                                      "row stays"};
  static_assert(sizeof names / sizeof names[0] == static_cast<uint8_t>(Alarm::count), "one name an alarm");
  return names[static_cast<uint8_t>(alarm)];
}

}  // namespace heliorig_firmware
