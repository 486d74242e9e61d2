// The settings' memory that lasts.
#pragma once

#include "adapters/reference_firmware/configuration.h"

namespace heliorig_firmware {

class Eeprom final : public Memory {
 public:
  uint8_t read(uint16_t address) const override;
  void write(uint16_t address, uint8_t byte) override;
  bool busy() const override;
};

}  // namespace heliorig_firmware
