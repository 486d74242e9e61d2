#include "adapters/avr/parts/clock_chip.h"

namespace heliorig::adapters {
namespace {

// Maxim DS1307, page 8 (table 2: registers; with its first power the time is 2000-01-01, day 1, and the
// oscillator is halted) and page 9 (control, 0x07); 56 bytes of memory behind them.
constexpr std::array registers{
    ClockChipRegister{0x07, 0x03, 0x93, 0, 0x10, "square waves"},
};

constexpr ClockChipModel model{.name = "DS1307",
                               .registers = 0x40,
                               .halt_bit = true,
                               .century_bit = false,
                               .stop_flag_register = {},
                               .battery_stop_register = {},
                               .special = registers};

}  // namespace

/// Its square-wave pin is not modelled. Its memory is zero when the run begins.
PartType ds1307() {
  return {{.name = "ds1307",
           .meaning = "real-time clock with 56 bytes of memory on the two-wire bus",
           .signals = clock_chip_signals,
           .on_bus = true,
           .faults = clock_chip_faults,
           .addresses = {0x68, 0x68}},  // page 12
          [](const PartSetup& setup) -> std::unique_ptr<Part> {
            return std::make_unique<ClockChip>(setup, model);
          }};
}

}  // namespace heliorig::adapters
