#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "adapters/avr/mcu/avr_mcu.h"

struct avr_eeprom_t;

namespace heliorig::adapters {

/// Told when the firmware reads or writes a cell, before it does.
class EepromListener {
 public:
  virtual ~EepromListener() = default;
  virtual void before_access(std::uint16_t address, bool writes) = 0;
};

/// Counts the writes of each EEPROM cell, which wear it out: 100 000 are promised (data sheet, "Features").
/// Writes that erase alone or write alone are done here, which the emulator does not know; they count as one
/// and take as long as one.
class EepromWatch {
 public:
  explicit EepromWatch(AvrMcu& mcu);

  /// By address; cells that were never written are left out.
  const std::map<std::uint16_t, std::uint64_t>& writes() const { return writes_; }
  std::uint64_t most_writes() const { return most_; }

  void listen(EepromListener& listener) { listeners_.push_back(&listener); }
  std::uint8_t& cell(std::uint16_t address);
  /// The cell whose write is not over: it takes 3.4 ms (data sheet, "EEPROM Programming Time").
  std::optional<std::uint16_t> being_written() const;

 private:
  struct Hooks;  ///< the functions that libsimavr calls
  /// The cell that is written, if any.
  std::optional<std::uint16_t> before_control(std::uint8_t value);

  AvrMcu& mcu_;
  avr_eeprom_t* eeprom_ = nullptr;
  void (*write_)(avr_t*, std::uint16_t, std::uint8_t, void*) = nullptr;  ///< the emulator's own
  void* write_param_ = nullptr;
  std::map<std::uint16_t, std::uint64_t> writes_;
  std::uint64_t most_ = 0;
  std::optional<std::pair<std::uint16_t, Cycle>> last_;  ///< write: which, and when it began
  std::vector<EepromListener*> listeners_;
};

}  // namespace heliorig::adapters
