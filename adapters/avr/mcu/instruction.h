#pragma once

#include <cstdint>
#include <optional>

namespace heliorig::adapters {

/// How an instruction names the data that it reaches.
enum class Reach { nothing, fixed, pointer, stack };

/// Of an instruction by its first word; registers by number that stand in no memory are not looked at.
/// Source of the encodings: AVR Instruction Set Manual (Microchip DS40002198), for the AVRe+ core.
Reach reach_of(std::uint16_t opcode);

/// Bytes of the data space that an instruction reads or writes.
struct DataAccess {
  std::uint32_t address = 0;
  std::uint32_t size = 1;
  bool reads = false;
  bool writes = false;

  bool touches(std::uint32_t at) const { return at >= address && at < address + size; }
};

/// What the instruction `opcode`, followed by the word `next`, is about to reach; nothing where it reaches
/// none. `data` is the data space, from r0; a return address takes `return_size` bytes.
std::optional<DataAccess> data_access(std::uint16_t opcode, std::uint16_t next, const std::uint8_t* data,
                                      std::uint32_t return_size);

/// The byte of the program that LPM or ELPM is about to read, by its address; nothing of other instructions.
std::optional<std::uint32_t> program_read(std::uint16_t opcode, const std::uint8_t* data);

/// Whether the word after `opcode` belongs to it.
bool takes_two_words(std::uint16_t opcode);

}  // namespace heliorig::adapters
