#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "adapters/avr/mcu/avr_mcu.h"

namespace heliorig::adapters {

/// What a debugger sees and changes of a processor that stands between two instructions. Reading disturbs
/// nothing: of a peripheral's register it shows what was last read or written there.
///
/// Registers are numbered as avr-gdb does: r0 … r31, SREG (1 byte), SP (2), PC (4, in bytes). So are
/// addresses: the program from 0, data from 0x800000, EEPROM from 0x810000 (gdb/avr-tdep.c).
class HaltedProcessor {
 public:
  using Bytes = std::vector<std::uint8_t>;
  static constexpr std::uint32_t register_count = 35;
  static constexpr std::uint32_t data_start = 0x800000;
  static constexpr std::uint32_t eeprom_start = 0x810000;

  /// Keeps `mcu`.
  explicit HaltedProcessor(AvrMcu& mcu) : mcu_(mcu) {}

  static std::size_t size_of_register(std::uint32_t number);
  Bytes read_register(std::uint32_t number) const;
  /// `bytes` has the register's size.
  void write_register(std::uint32_t number, std::span<const std::uint8_t> bytes);

  /// As much of it as there is; nothing where there is none.
  Bytes read(std::uint32_t address, std::size_t length) const;
  /// All of it or nothing: false where it is outside the memories, or among the registers of peripherals,
  /// which would not notice.
  bool write(std::uint32_t address, std::span<const std::uint8_t> bytes);

  std::uint32_t program_counter() const;
  std::uint32_t stack_pointer() const;

  /// Whether anything was written that was not so before: what runs on is no longer what the firmware alone
  /// would have done.
  bool altered() const { return altered_; }

 private:
  struct Place;
  std::optional<Place> place_of(std::uint32_t address) const;

  AvrMcu& mcu_;
  bool altered_ = false;
};

}  // namespace heliorig::adapters
