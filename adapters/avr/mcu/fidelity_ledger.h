#pragma once

#include <simavr/sim_avr.h>

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "adapters/avr/mcu/elf_image.h"
#include "adapters/avr/mcu/register_table.h"

namespace heliorig::adapters {

/// Which registers and instructions the firmware used that the emulator models in part or not at all, and
/// where it did. Looks at each instruction and never touches the processor. A register whose shortcoming
/// shows only with some of its values counts once such a value stands in it.
class FidelityLedger {
 public:
  FidelityLedger(const ElfImage& image, const Mcu& mcu);

  struct Entry {
    RegisterEntry what;                 ///< address 0 for an instruction
    std::set<std::uint32_t> used_from;  ///< program addresses in bytes
  };

  void before_instruction(const avr_t& core) {
    at_ = core.pc;
    if (core.pc / 2 >= kinds_.size()) return;
    const Kind kind = kinds_[core.pc / 2];
    if (kind != Kind::plain && kind != Kind::pointer) return look(core);
    if (kind == Kind::pointer) look_at_pointer(core);
  }
  void after_instruction(const avr_t& core) {
    if (!used_.empty()) settle(core);
  }

  /// By name, in order of address, instructions first.
  std::vector<Entry> entries() const;
  /// How many are modelled in part, and not at all.
  std::size_t in_part() const { return in_part_; }
  std::size_t missing() const { return missing_; }

 private:
  enum class Kind : std::uint8_t { unknown, plain, fixed, pointer, instruction };

  void look(const avr_t& core);
  void look_at_pointer(const avr_t& core);
  void use(std::uint32_t address);
  void settle(const avr_t& core);
  void note(const RegisterEntry& what);

  std::uint32_t ram_start_;
  std::vector<Kind> kinds_;               ///< by program address in words; decoded when first executed
  std::vector<RegisterEntry> registers_;  ///< by data address below the RAM
  std::uint32_t at_ = 0;                  ///< the instruction under way
  std::vector<std::uint16_t> used_;       ///< by it: addresses of registers that fall short
  std::map<std::pair<std::uint16_t, std::string_view>, Entry> entries_;
  std::size_t in_part_ = 0;
  std::size_t missing_ = 0;
};

}  // namespace heliorig::adapters
