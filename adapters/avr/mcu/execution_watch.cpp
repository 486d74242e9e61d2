#include "adapters/avr/mcu/execution_watch.h"

#include <algorithm>
#include <cstdlib>

namespace heliorig::adapters {
namespace {

constexpr std::uint64_t halves_apart = 2;  // cycles from `out SPH` to `out SPL`, as avr-gcc has them
constexpr int longest_push = 3;            // bytes: a return address

}  // namespace

ExecutionWatch::ExecutionWatch(const ElfImage& image, const Mcu& mcu)
    : ledger_(image, mcu),
      variables_end_(std::max(image.variables_end, mcu.ram_start)),
      ran_(image.flash.size() / 2 + 1),
      stack_(mcu.ram_start + mcu.ram_bytes - 1),
      least_free_(static_cast<std::int32_t>(stack_ + 1 - variables_end_)) {
  const auto find = [&](const char* name, std::uint32_t& address) {
    const auto found = image.symbols.find(name);
    if (found != image.symbols.end()) address = found->second;
  };
  find("__brkval", break_at_);
  if (break_at_ + 1 > stack_) break_at_ = 0;
  find("loop", loop_at_);
}

void ExecutionWatch::stack_moved(const avr_t& core, std::uint32_t stack) {
  const int step = std::abs(static_cast<int>(stack) - static_cast<int>(stack_));
  if (step <= longest_push || core.cycle - stack_moved_ > halves_apart) note_free(core);
  if (step <= longest_push) started_ = true;
  stack_ = stack;
  stack_moved_ = core.cycle;
}

void ExecutionWatch::note_free(const avr_t& core) {
  if (!started_) return;
  std::uint32_t heap_end = variables_end_;
  if (break_at_ != 0) {
    const auto allocated = static_cast<std::uint32_t>(core.data[break_at_] | core.data[break_at_ + 1] << 8);
    heap_end = std::max(heap_end, allocated);
  }
  least_free_ =
      std::min(least_free_, static_cast<std::int32_t>(stack_ + 1) - static_cast<std::int32_t>(heap_end));
}

void ExecutionWatch::interrupts_switched(const avr_t& core, bool enabled) {
  if (off_since_) longest_off_ = std::max(longest_off_, core.cycle - *off_since_);
  off_since_.reset();
  if (!enabled) off_since_ = core.cycle;
  enabled_ = enabled;
}

void ExecutionWatch::loop_begins(const avr_t& core) {
  longest_loop_ = std::max(longest_loop_, core.cycle - loop_since_);
  loop_since_ = core.cycle;
}

void ExecutionWatch::count_times(const avr_t& core) {
  if (off_since_) longest_off_ = std::max(longest_off_, core.cycle - *off_since_);
  longest_loop_ = std::max(longest_loop_, core.cycle - loop_since_);
}

void ExecutionWatch::look(const avr_t& core) {
  if (core.cycle - stack_moved_ > halves_apart) note_free(core);
  count_times(core);
}

void ExecutionWatch::lost(const avr_t& core) {
  if (!off_since_) off_since_ = core.cycle;
}

void ExecutionWatch::after_reset(const avr_t& core) {
  count_times(core);
  stack_ = stack_pointer(core);
  stack_moved_ = core.cycle;
  started_ = false;
  enabled_ = false;
  off_since_.reset();
  loop_since_ = core.cycle;
}

}  // namespace heliorig::adapters
