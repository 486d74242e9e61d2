#pragma once

#include <cstdint>
#include <map>

#include "adapters/avr/mcu/avr_mcu.h"

struct avr_eeprom_t;

namespace heliorig::adapters {

/// Counts the writes of each EEPROM cell, which wear it out: 100 000 are promised (data sheet, "Features").
class EepromWatch {
 public:
  explicit EepromWatch(AvrMcu& mcu);

  /// By address; cells that were never written are left out.
  const std::map<std::uint16_t, std::uint64_t>& writes() const { return writes_; }
  std::uint64_t most_writes() const { return most_; }

 private:
  struct Hooks;  ///< the functions that libsimavr calls
  void before_control(std::uint8_t value);

  AvrMcu& mcu_;
  avr_eeprom_t* eeprom_ = nullptr;
  void (*write_)(avr_t*, std::uint16_t, std::uint8_t, void*) = nullptr;  ///< the emulator's own
  void* write_param_ = nullptr;
  std::map<std::uint16_t, std::uint64_t> writes_;
  std::uint64_t most_ = 0;
};

}  // namespace heliorig::adapters
