#include "adapters/avr/parts/clock_chip.h"

namespace heliorig::adapters {
namespace {

// Maxim 19-5170 rev 10, figure 1 (registers), page 13 (control, 0x0e), 14 (status, 0x0f; aging, 0x10), 15
// (temperature, 0x11 and 0x12; here 25 degC).
constexpr std::string_view alarms = "alarms";
constexpr std::array registers{
    ClockChipRegister{0x07, 0, 0xff, 0, 0xff, alarms},
    ClockChipRegister{0x08, 0, 0xff, 0, 0xff, alarms},
    ClockChipRegister{0x09, 0, 0xff, 0, 0xff, alarms},
    ClockChipRegister{0x0a, 0, 0xff, 0, 0xff, alarms},
    ClockChipRegister{0x0b, 0, 0xff, 0, 0xff, alarms},
    ClockChipRegister{0x0c, 0, 0xff, 0, 0xff, alarms},
    ClockChipRegister{0x0d, 0, 0xff, 0, 0xff, alarms},
    ClockChipRegister{0x0e, 0x1c, 0xdf, 0, 0x03, alarms},
    ClockChipRegister{0x0f, 0x88, 0x08, 0x83},
    ClockChipRegister{0x11, 0x19, 0},
    ClockChipRegister{0x12, 0x00, 0},
};

constexpr ClockChipModel model{.name = "DS3231",
                               .registers = 0x13,
                               .halt_bit = false,
                               .century_bit = true,
                               .stop_flag_register = 0x0f,
                               .battery_stop_register = 0x0e,
                               .special = registers};

}  // namespace

/// Alarms and its interrupt and square-wave pin are not modelled; a conversion of temperature is done at
/// once.
PartType ds3231() {
  return {{.name = "ds3231",
           .meaning = "real-time clock on the two-wire bus",
           .signals = clock_chip_signals,
           .on_bus = true,
           .faults = clock_chip_faults,
           .addresses = {0x68, 0x68}},  // page 16
          [](const PartSetup& setup) -> std::unique_ptr<Part> {
            return std::make_unique<ClockChip>(setup, model);
          }};
}

}  // namespace heliorig::adapters
