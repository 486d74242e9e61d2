#include "adapters/avr/debugger/halted_processor.h"

#include <simavr/avr_eeprom.h>
#include <simavr/sim_avr.h>
#include <simavr/sim_core.h>

#include <algorithm>
#include <cassert>

namespace heliorig::adapters {
namespace {

constexpr std::uint32_t sreg_number = 32;
constexpr std::uint32_t sp_number = 33;
constexpr std::uint32_t pc_number = 34;
constexpr std::uint32_t first_peripheral = 0x20;

std::uint8_t status_of(const avr_t& core) {
  std::uint8_t status = 0;
  for (int bit = 0; bit < 8; ++bit) status |= static_cast<std::uint8_t>((core.sreg[bit] != 0) << bit);
  return status;
}

void set_status(avr_t& core, std::uint8_t status) {
  for (std::uint8_t bit = 0; bit < 8; ++bit) avr_sreg_set(&core, bit, (status >> bit) & 1);
}

HaltedProcessor::Bytes little_end_first(std::uint32_t value, std::size_t size) {
  HaltedProcessor::Bytes bytes;
  for (std::size_t i = 0; i < size; ++i) bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
  return bytes;
}

}  // namespace

/// A byte that exists: in which memory, how far from its start, and how many follow.
struct HaltedProcessor::Place {
  enum class Memory { flash, data, eeprom } memory;
  std::uint32_t offset;
  std::size_t left;
};

std::optional<HaltedProcessor::Place> HaltedProcessor::place_of(std::uint32_t address) const {
  const Mcu& mcu = mcu_.mcu();
  const auto within = [address](Place::Memory memory, std::uint32_t start,
                                std::uint32_t size) -> std::optional<Place> {
    if (address < start || address - start >= size) return std::nullopt;
    return Place{memory, address - start, size - (address - start)};
  };
  if (address >= eeprom_start) return within(Place::Memory::eeprom, eeprom_start, mcu.eeprom_bytes);
  if (address >= data_start) return within(Place::Memory::data, data_start, mcu.ram_start + mcu.ram_bytes);
  return within(Place::Memory::flash, 0, mcu.flash_bytes);
}

std::size_t HaltedProcessor::size_of_register(std::uint32_t number) {
  assert(number < register_count);
  return number == pc_number ? 4 : number == sp_number ? 2 : 1;
}

HaltedProcessor::Bytes HaltedProcessor::read_register(std::uint32_t number) const {
  const avr_t& core = mcu_.core();
  if (number == sreg_number) return {status_of(core)};
  if (number == sp_number) return little_end_first(stack_pointer(), 2);
  if (number == pc_number) return little_end_first(program_counter(), 4);
  assert(number < sreg_number);
  return {core.data[number]};
}

void HaltedProcessor::write_register(std::uint32_t number, std::span<const std::uint8_t> bytes) {
  assert(bytes.size() == size_of_register(number));
  if (std::ranges::equal(read_register(number), bytes)) return;
  altered_ = true;
  avr_t& core = mcu_.core();
  if (number == sreg_number) {
    set_status(core, bytes[0]);
  } else if (number == sp_number) {
    _avr_sp_set(&core, static_cast<std::uint16_t>(bytes[0] | bytes[1] << 8));
  } else if (number == pc_number) {
    const auto target = static_cast<std::uint32_t>(bytes[0] | bytes[1] << 8 | bytes[2] << 16);
    core.pc = target % mcu_.mcu().flash_bytes & ~1u;  // as wide as the chip's own
  } else {
    core.data[number] = bytes[0];
  }
}

HaltedProcessor::Bytes HaltedProcessor::read(std::uint32_t address, std::size_t length) const {
  const auto place = place_of(address);
  if (!place) return {};
  length = std::min(length, place->left);
  avr_t& core = mcu_.core();
  Bytes bytes(length);
  switch (place->memory) {
    case Place::Memory::flash:
      std::copy_n(core.flash + place->offset, length, bytes.begin());
      break;
    case Place::Memory::data:
      std::copy_n(core.data + place->offset, length, bytes.begin());
      if (R_SREG >= place->offset && R_SREG < place->offset + length)
        bytes[R_SREG - place->offset] = status_of(core);
      break;
    case Place::Memory::eeprom: {
      avr_eeprom_desc_t wanted{bytes.data(), static_cast<std::uint16_t>(place->offset),
                               static_cast<std::uint32_t>(length)};
      avr_ioctl(&core, AVR_IOCTL_EEPROM_GET, &wanted);
      break;
    }
  }
  return bytes;
}

bool HaltedProcessor::write(std::uint32_t address, std::span<const std::uint8_t> bytes) {
  const auto place = place_of(address);
  if (!place || bytes.size() > place->left) return false;
  const bool peripheral = place->memory == Place::Memory::data && place->offset < mcu_.mcu().ram_start &&
                          place->offset + bytes.size() > first_peripheral;
  const bool same = std::ranges::equal(read(address, bytes.size()), bytes);
  if (same || peripheral) return same;
  altered_ = true;
  avr_t& core = mcu_.core();
  if (place->memory == Place::Memory::flash) std::ranges::copy(bytes, core.flash + place->offset);
  if (place->memory == Place::Memory::data) std::ranges::copy(bytes, core.data + place->offset);
  if (place->memory == Place::Memory::eeprom) {
    Bytes contents(bytes.begin(), bytes.end());
    avr_eeprom_desc_t given{contents.data(), static_cast<std::uint16_t>(place->offset),
                            static_cast<std::uint32_t>(contents.size())};
    avr_ioctl(&core, AVR_IOCTL_EEPROM_SET, &given);
  }
  return true;
}

std::uint32_t HaltedProcessor::program_counter() const {
  return mcu_.program_address();
}

std::uint32_t HaltedProcessor::stack_pointer() const {
  return _avr_sp_get(&mcu_.core());
}

}  // namespace heliorig::adapters
