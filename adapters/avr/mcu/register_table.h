#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "adapters/boards/mcu.h"

namespace heliorig::adapters {

/// What the emulator leaves out of a register or an instruction.
struct Shortcoming {
  bool in_part;              ///< some of it is there; else none
  std::string_view missing;  ///< in words
  /// Whether what stands in the registers asks for it; null: any use does. `data` is the data space.
  bool (*asked_for)(const std::uint8_t* data, std::uint16_t address) = nullptr;
};

/// A register of the data sheet and how far the emulator models it: wholly where `shortcoming` is null.
struct RegisterEntry {
  std::uint16_t address;  ///< in the data space
  std::string_view name;
  const Shortcoming* shortcoming = nullptr;
};

/// Every I/O register of a microcontroller, by address. Names and addresses are those of the data sheets'
/// register summaries; what is modelled was read from libsimavr 1.6 as it stands in Debian 12 and what we put
/// in its place.
std::span<const RegisterEntry> registers_of(const Mcu& mcu);

/// The one at an address below the RAM and above the 32 registers of the processor; where there is none, one
/// that is called `reserved`.
RegisterEntry register_at(const Mcu& mcu, std::uint16_t address);

/// The same for an instruction, by its first word; null where it is modelled wholly.
const RegisterEntry* shortcoming_of_instruction(std::uint16_t opcode);

}  // namespace heliorig::adapters
