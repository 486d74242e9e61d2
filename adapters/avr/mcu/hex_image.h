#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <variant>

#include "adapters/avr/mcu/elf_image.h"

namespace heliorig::adapters {

/// Whether a file that begins so is meant as Intel HEX: its first character but for white space is a colon.
bool looks_like_hex(std::span<const std::uint8_t> bytes);

/// Reads a flash image in Intel HEX for `mcu` (Intel, "Hexadecimal Object File Format Specification", rev. A,
/// 1988; record types 00 to 05). Such a file says nothing of the microcontroller, of variables or names.
/// Refuses, each with its line: a character that does not belong, a length or checksum that is wrong, bytes
/// given twice, an address outside flash, a start address that is not the reset vector, an end that is
/// missing or not at the end. `file` is what complaints call it.
std::variant<ElfImage, bench::Diagnostics> read_hex_bytes(std::span<const std::uint8_t> bytes,
                                                          const std::string& file, const Mcu& mcu);

}  // namespace heliorig::adapters
