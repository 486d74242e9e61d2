// A board's settings' memory as it leaves the workshop, in RAM: writing takes no time.
#pragma once

#include <stdint.h>

#include "adapters/reference_firmware/configuration.h"
#include "adapters/reference_firmware/settings.h"

namespace heliorig_firmware {

class WorkshopMemory final : public Memory {
 public:
  WorkshopMemory() {
    for (uint8_t& byte : bytes_) byte = Record::no_version;
    const Record factory =
        record_of(units(settings::latitude_deg), units(settings::longitude_deg), no_corrections, 0);
    for (uint8_t i = 0; i < Record::size; ++i) bytes_[i] = factory.bytes[i];
  }
  uint8_t read(uint16_t address) const override { return bytes_[address % size]; }
  void write(uint16_t address, uint8_t byte) override { bytes_[address % size] = byte; }
  bool busy() const override { return false; }

 private:
  static constexpr uint16_t size = 256;
  static int32_t units(float degrees) {
    return static_cast<int32_t>(degrees * 1e5f + (degrees < 0.0f ? -0.5f : 0.5f));
  }

  uint8_t bytes_[size];
};

}  // namespace heliorig_firmware
