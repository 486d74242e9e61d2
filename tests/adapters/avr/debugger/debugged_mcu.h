#pragma once

#include "adapters/avr/mcu/avr_mcu.h"
#include "tests/adapters/avr/rig.h"

namespace heliorig::tests {

/// A firmware of the tests on an ATmega2560 at 16 MHz, alone.
struct DebuggedMcu {
  explicit DebuggedMcu(const std::string& firmware = "debugged")
      : image(std::get<adapters::ElfImage>(adapters::read_firmware(firmware_path(firmware), chip))) {}

  std::uint32_t address_of(const std::string& symbol) const { return image.symbols.at(symbol); }

  const adapters::Mcu& chip = *adapters::find_mcu("atmega2560");
  adapters::ElfImage image;
  adapters::AvrMcu mcu{chip, image, {.clock_Hz = 16e6, .supply_V = 5.0, .analog_reference_V = {}}};
};

}  // namespace heliorig::tests
