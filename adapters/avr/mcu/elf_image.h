#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "adapters/boards/mcu.h"
#include "bench/diagnostics/diagnostic.h"

namespace heliorig::adapters {

/// The memories of a microcontroller as an ELF file fills them, or a HEX file, which fills the flash alone.
struct ElfImage {
  std::vector<std::uint8_t> flash;   ///< from address 0 to the last byte given; what lies between is 0xff
  std::vector<std::uint8_t> eeprom;  ///< the same; empty where the file says nothing of it
  std::string mcu;                   ///< named by .note.gnu.avr.deviceinfo; empty where the file does not say
  std::string sha256;                ///< of the whole file
  std::uint32_t variables_end = 0;   ///< data address behind the last variable; 0 where there is none
  bool knows_variables = false;      ///< a HEX file says nothing of them
  /// Functions (program addresses in bytes) and objects (data addresses) by name; empty where the file is
  /// stripped.
  std::map<std::string, std::uint32_t> symbols;
};

/// Reads an ELF file for `mcu`. Refuses, with the reason, one that is missing, cut short, no ELF, of another
/// machine, built for another microcontroller, or with contents outside the memories of this one. Own reading
/// with every bound checked, since the emulator's runs broken files silently. Layout: System V ABI, chapter 4
/// and 5; AVR's data, EEPROM, fuses … stand at 0x800000, 0x810000, 0x820000 … (avr-libc, "Memory Sections").
std::variant<ElfImage, bench::Diagnostics> read_elf_bytes(std::span<const std::uint8_t> bytes,
                                                          const std::string& file, const Mcu& mcu);

/// Reads a firmware's file, an ELF file or Intel HEX (hex_image.h) by what it begins with.
std::variant<ElfImage, bench::Diagnostics> read_firmware(const std::filesystem::path& file, const Mcu& mcu);

}  // namespace heliorig::adapters
