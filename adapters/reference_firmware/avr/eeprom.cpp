#include "adapters/reference_firmware/avr/eeprom.h"

#include <avr/eeprom.h>

#include "adapters/reference_firmware/settings.h"

namespace heliorig_firmware {
namespace {

constexpr int32_t units(float degrees) {
  return static_cast<int32_t>(degrees * 1e5f + (degrees < 0.0f ? -0.5f : 0.5f));
}

/// As the board leaves the workshop: the first copy, at address 0.
__attribute__((section(".eeprom"), used)) const Record factory =
    record_of(units(settings::latitude_deg), units(settings::longitude_deg), no_corrections, 0);

uint8_t* at(uint16_t address) {
  return reinterpret_cast<uint8_t*>(address);
}

}  // namespace

uint8_t Eeprom::read(uint16_t address) const {
  return eeprom_read_byte(at(address));
}

void Eeprom::write(uint16_t address, uint8_t byte) {
  eeprom_update_byte(at(address), byte);
}

bool Eeprom::busy() const {
  return !eeprom_is_ready();
}

}  // namespace heliorig_firmware
