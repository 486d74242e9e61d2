#include "adapters/avr/mcu/fidelity_ledger.h"

#include <algorithm>

#include "adapters/avr/mcu/instruction.h"

namespace heliorig::adapters {
namespace {

constexpr std::uint16_t first_register = 0x20;  // below stand r0 … r31

std::uint16_t word_at(const avr_t& core, std::uint32_t address) {
  return static_cast<std::uint16_t>(core.flash[address] | core.flash[address + 1] << 8);
}

}  // namespace

FidelityLedger::FidelityLedger(const ElfImage& image, const Mcu& mcu)
    : ram_start_(mcu.ram_start), kinds_(image.flash.size() / 2 + 1) {
  for (std::uint16_t address = 0; address < ram_start_; ++address)
    registers_.push_back(register_at(mcu, address));
}

/// Once for each instruction, as a rule: those that reach no register, or one that is modelled, are plain.
void FidelityLedger::look(const avr_t& core) {
  const std::uint16_t opcode = word_at(core, core.pc);
  Kind& kind = kinds_[core.pc / 2];
  if (const RegisterEntry* instruction = shortcoming_of_instruction(opcode)) {
    note(*instruction);
    // SPM: what stands in the program memory may be another program after it.
    std::ranges::fill(kinds_, Kind::unknown);
    return;
  }
  kind = Kind::plain;
  switch (reach_of(opcode)) {
    case Reach::fixed: {
      const auto access = data_access(opcode, word_at(core, core.pc + 2), core.data, 0);
      use(access->address);
      if (!used_.empty()) kind = Kind::fixed;
      break;
    }
    case Reach::pointer:
      kind = Kind::pointer;
      look_at_pointer(core);
      break;
    case Reach::nothing:
    case Reach::stack:
      break;
  }
}

void FidelityLedger::look_at_pointer(const avr_t& core) {
  const auto access = data_access(word_at(core, core.pc), 0, core.data, 0);
  use(access->address);
}

void FidelityLedger::use(std::uint32_t address) {
  if (address < first_register || address >= ram_start_ || registers_[address].shortcoming == nullptr) return;
  used_.push_back(static_cast<std::uint16_t>(address));
}

/// What was written stands in its register by now.
void FidelityLedger::settle(const avr_t& core) {
  for (const std::uint16_t address : used_) {
    const RegisterEntry& what = registers_[address];
    const auto asked_for = what.shortcoming->asked_for;
    if (asked_for != nullptr && !asked_for(core.data, address)) continue;
    note(what);
    if (at_ / 2 < kinds_.size() && kinds_[at_ / 2] == Kind::fixed) kinds_[at_ / 2] = Kind::plain;
  }
  used_.clear();
}

void FidelityLedger::note(const RegisterEntry& what) {
  const auto [entry, is_new] = entries_.try_emplace({what.address, what.name}, Entry{what, {}});
  entry->second.used_from.insert(at_);
  if (is_new) ++(what.shortcoming->in_part ? in_part_ : missing_);
}

std::vector<FidelityLedger::Entry> FidelityLedger::entries() const {
  std::vector<Entry> entries;
  for (const auto& [key, entry] : entries_) entries.push_back(entry);
  return entries;
}

}  // namespace heliorig::adapters
