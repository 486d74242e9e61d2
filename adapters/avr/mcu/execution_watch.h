#pragma once

#include <simavr/sim_avr.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "adapters/avr/mcu/elf_image.h"
#include "adapters/avr/mcu/fidelity_ledger.h"

namespace heliorig::adapters {

/// Looks at the processor around each instruction and never touches it: stack against heap, interrupts, the
/// main loop, and what the emulator lacks of that which the firmware uses. Watched, the emulator runs one
/// instruction at a time, which takes longer and changes nothing.
///
/// The heap ends at avr-libc's `__brkval`, or where the variables end as long as nothing was allocated. A
/// stack pointer counts where it stood for more than 2 cycles or moved on by a push or pop: while a function
/// makes room, its two halves are written one after the other, and what stands between them is no stack.
class ExecutionWatch {
 public:
  ExecutionWatch(const ElfImage& image, const Mcu& mcu);

  void before_instruction(const avr_t& core) {
    if (core.pc / 2 < ran_.size()) ran_[core.pc / 2] = true;
    ledger_.before_instruction(core);
  }
  void after_instruction(const avr_t& core) {
    ledger_.after_instruction(core);
    const std::uint32_t stack = stack_pointer(core);
    if (stack != stack_) stack_moved(core, stack);
    const bool enabled = core.sreg[S_I] != 0;
    if (enabled != enabled_) interrupts_switched(core, enabled);
    if (core.pc == loop_at_) loop_begins(core);
  }
  /// Counts what is still under way.
  void look(const avr_t& core);
  /// The processor is lost: from now on it answers no interrupt, whatever its flag says.
  void lost(const avr_t& core);
  /// What was under way ends here and is counted.
  void after_reset(const avr_t& core);

  /// Bytes; negative where the stack has run into the heap or the variables.
  std::int32_t least_free_ram() const { return least_free_; }
  std::uint64_t longest_interrupts_off_cycles() const { return longest_off_; }
  /// Which instructions were executed, by program address in words.
  const std::vector<bool>& ran() const { return ran_; }
  /// Whether the firmware has a function `loop` that can be found.
  bool knows_loop() const { return loop_at_ != nowhere; }
  /// From the reset to the first call, from each call to the next, and to what was looked at last.
  std::uint64_t longest_loop_cycles() const { return longest_loop_; }
  const FidelityLedger& ledger() const { return ledger_; }

 private:
  static constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

  static std::uint32_t stack_pointer(const avr_t& core) {
    return static_cast<std::uint32_t>(core.data[R_SPL] | core.data[R_SPH] << 8);
  }
  void stack_moved(const avr_t& core, std::uint32_t stack);
  void note_free(const avr_t& core);
  void interrupts_switched(const avr_t& core, bool enabled);
  void loop_begins(const avr_t& core);
  void count_times(const avr_t& core);

  FidelityLedger ledger_;
  std::uint32_t variables_end_;
  std::uint32_t break_at_ = 0;  ///< of `__brkval`; 0 where there is no heap
  std::uint32_t loop_at_ = nowhere;

  std::vector<bool> ran_;
  std::uint32_t stack_;
  std::uint64_t stack_moved_ = 0;
  bool started_ = false;  ///< something was pushed: by then the start-up code has cleared the variables
  std::int32_t least_free_;
  bool enabled_ = false;
  std::optional<std::uint64_t> off_since_;  ///< none while they are on, or were not yet since the reset
  std::uint64_t longest_off_ = 0;
  std::uint64_t loop_since_ = 0;  ///< the last call, or the reset
  std::uint64_t longest_loop_ = 0;
};

}  // namespace heliorig::adapters
