#include "adapters/avr/mcu/instruction.h"

namespace heliorig::adapters {
namespace {

constexpr std::uint32_t io_base = 0x20;
constexpr std::uint32_t stack_low = 0x5d;
constexpr std::uint32_t rampz = 0x5b;
constexpr int x = 26;
constexpr int y = 28;
constexpr int z = 30;

bool matches(std::uint16_t opcode, std::uint16_t mask, std::uint16_t bits) {
  return (opcode & mask) == bits;
}
bool is_in_or_out(std::uint16_t opcode) {
  return matches(opcode, 0xf000, 0xb000);
}
/// CBI, SBIC, SBI, SBIS
bool is_bit_of_io(std::uint16_t opcode) {
  return matches(opcode, 0xfc00, 0x9800);
}
bool is_lds_or_sts(std::uint16_t opcode) {
  return matches(opcode, 0xfc0f, 0x9000);
}
bool is_displaced(std::uint16_t opcode) {
  return matches(opcode, 0xd000, 0x8000);
}
bool is_push_or_pop(std::uint16_t opcode) {
  return matches(opcode, 0xfc0f, 0x900f);
}
bool is_return(std::uint16_t opcode) {
  return matches(opcode, 0xffef, 0x9508);
}
bool is_call(std::uint16_t opcode) {
  return matches(opcode, 0xf000, 0xd000) || matches(opcode, 0xfe0e, 0x940e) ||
         matches(opcode, 0xffef, 0x9509);
}

/// The low half of LD and ST without displacement: which pointer, and whether it is decremented first.
struct Pointer {
  int low = 0;
  bool decremented = false;
};
std::optional<Pointer> pointer_of(std::uint16_t opcode) {
  if (!matches(opcode, 0xfc00, 0x9000)) return std::nullopt;
  switch (opcode & 0xf) {
    case 0x1:
      return Pointer{z, false};
    case 0x2:
      return Pointer{z, true};
    case 0x9:
      return Pointer{y, false};
    case 0xa:
      return Pointer{y, true};
    case 0xc:
    case 0xd:
      return Pointer{x, false};
    case 0xe:
      return Pointer{x, true};
    default:
      return std::nullopt;
  }
}

std::uint32_t word(const std::uint8_t* data, std::uint32_t at) {
  return static_cast<std::uint32_t>(data[at] | data[at + 1] << 8);
}

DataAccess access(std::uint32_t address, bool writes, std::uint32_t size = 1) {
  return {.address = address & 0xffff, .size = size, .reads = !writes, .writes = writes};
}

/// Data are pushed below the address that the stack pointer holds and popped from above it.
DataAccess of_stack(const std::uint8_t* data, bool pushes, std::uint32_t size) {
  const std::uint32_t pointer = word(data, stack_low);
  return access(pushes ? pointer + 1 - size : pointer + 1, pushes, size);
}

DataAccess of_fixed(std::uint16_t opcode, std::uint16_t next) {
  if (is_lds_or_sts(opcode)) return access(next, (opcode & 0x200) != 0);
  if (is_in_or_out(opcode))
    return access(io_base + static_cast<std::uint32_t>((opcode >> 5 & 0x30) | (opcode & 0xf)),
                  (opcode & 0x800) != 0);
  DataAccess bit = access(io_base + (opcode >> 3 & 0x1fu), false);
  bit.writes = (opcode & 0x100) == 0;  // CBI and SBI read the register to write it
  return bit;
}

DataAccess of_pointer(std::uint16_t opcode, const std::uint8_t* data) {
  const bool writes = (opcode & 0x200) != 0;
  if (const auto pointer = pointer_of(opcode))
    return access(word(data, static_cast<std::uint32_t>(pointer->low)) - (pointer->decremented ? 1 : 0),
                  writes);
  const std::uint32_t displacement =
      static_cast<std::uint32_t>((opcode >> 8 & 0x20) | (opcode >> 7 & 0x18) | (opcode & 7));
  return access(word(data, (opcode & 8) != 0 ? y : z) + displacement, writes);
}

}  // namespace

Reach reach_of(std::uint16_t opcode) {
  if (is_in_or_out(opcode) || is_bit_of_io(opcode) || is_lds_or_sts(opcode)) return Reach::fixed;
  if (is_displaced(opcode) || pointer_of(opcode)) return Reach::pointer;
  if (is_push_or_pop(opcode) || is_return(opcode) || is_call(opcode)) return Reach::stack;
  return Reach::nothing;
}

std::optional<DataAccess> data_access(std::uint16_t opcode, std::uint16_t next, const std::uint8_t* data,
                                      std::uint32_t return_size) {
  switch (reach_of(opcode)) {
    case Reach::nothing:
      return std::nullopt;
    case Reach::fixed:
      return of_fixed(opcode, next);
    case Reach::pointer:
      return of_pointer(opcode, data);
    case Reach::stack:
      break;
  }
  if (is_push_or_pop(opcode)) return of_stack(data, (opcode & 0x200) != 0, 1);
  return of_stack(data, is_call(opcode), return_size);
}

std::optional<std::uint32_t> program_read(std::uint16_t opcode, const std::uint8_t* data) {
  const bool short_way = opcode == 0x95c8 || matches(opcode, 0xfe0e, 0x9004);
  const bool long_way = opcode == 0x95d8 || matches(opcode, 0xfe0e, 0x9006);
  if (!short_way && !long_way) return std::nullopt;
  return word(data, z) | (long_way ? static_cast<std::uint32_t>(data[rampz]) << 16 : 0u);
}

bool takes_two_words(std::uint16_t opcode) {
  return is_lds_or_sts(opcode) || matches(opcode, 0xfe0c, 0x940c);  // JMP and CALL
}

}  // namespace heliorig::adapters
