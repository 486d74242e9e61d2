#include "adapters/avr/mcu/compare_output.h"

#include <simavr/avr_timer.h>
#include <simavr/sim_avr.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>
#include <set>
#include <string>

namespace heliorig::adapters {
namespace {

enum class Shape { none, fast, phase_correct };
enum class Top { fixed, compare_a, capture };
struct Waveform {
  Shape shape = Shape::none;
  Top top = Top::fixed;
  std::uint32_t fixed = 0;
};

// Data sheet of the ATmega640–2561, tables 17-2 (16-bit timers) and 16-8 (8-bit timers); the ATmega328P has
// the same.
constexpr std::array<Waveform, 16> waveforms_16_bit = {{
    {},
    {Shape::phase_correct, Top::fixed, 0xff},
    {Shape::phase_correct, Top::fixed, 0x1ff},
    {Shape::phase_correct, Top::fixed, 0x3ff},
    {},
    {Shape::fast, Top::fixed, 0xff},
    {Shape::fast, Top::fixed, 0x1ff},
    {Shape::fast, Top::fixed, 0x3ff},
    {Shape::phase_correct, Top::capture},
    {Shape::phase_correct, Top::compare_a},
    {Shape::phase_correct, Top::capture},
    {Shape::phase_correct, Top::compare_a},
    {},
    {},
    {Shape::fast, Top::capture},
    {Shape::fast, Top::compare_a},
}};
constexpr std::array<Waveform, 8> waveforms_8_bit = {{
    {},
    {Shape::phase_correct, Top::fixed, 0xff},
    {},
    {Shape::fast, Top::fixed, 0xff},
    {},
    {Shape::phase_correct, Top::compare_a},
    {},
    {Shape::fast, Top::compare_a},
}};

Waveform waveform_of(avr_t& core, avr_timer_t& timer) {
  const auto mode = avr_regbit_get_array(&core, timer.wgm, static_cast<int>(std::size(timer.wgm)));
  const bool wide = timer.r_tcnth != 0;
  return wide ? waveforms_16_bit.at(mode & 0xf) : waveforms_8_bit.at(mode & 0x7);
}

std::uint32_t wide_register(const avr_t& core, std::uint32_t low, std::uint32_t high) {
  return core.data[low] | (high != 0 ? static_cast<std::uint32_t>(core.data[high]) << 8 : 0u);
}

constexpr std::uint8_t clear_on_match = 2;
constexpr std::uint8_t set_on_match = 3;

}  // namespace

CompareOutput::CompareOutput(AvrMcu& mcu, std::uint32_t port_register, std::uint8_t bit,
                             std::function<void()> changed)
    : mcu_(mcu), changed_(std::move(changed)) {
  for (avr_io_t* io = mcu.core().io_port; io != nullptr; io = io->next) {
    if (std::strcmp(io->kind, "timer") != 0) continue;
    auto* timer = reinterpret_cast<avr_timer_t*>(io);
    for (int compare = 0; compare < AVR_TIMER_COMP_COUNT; ++compare) {
      const avr_regbit_t& output = timer->comp[compare].com_pin;
      if (output.reg != 0 && output.reg == port_register && output.bit == bit)
        units_.push_back({timer, compare});
    }
  }
  for (const Unit& unit : units_) hook(unit);
}

/// Of 16-bit registers the low byte, whose write takes the high one along (data sheet, "Accessing 16-bit
/// Registers").
void CompareOutput::hook(const Unit& unit) {
  const avr_timer_t& timer = *unit.timer;
  std::set<std::uint16_t> addresses{timer.comp[0].r_ocr, timer.r_icr};
  addresses.insert(static_cast<std::uint16_t>(timer.comp[unit.compare].r_ocr));
  addresses.insert(static_cast<std::uint16_t>(timer.comp[unit.compare].com.reg));
  for (const avr_regbit_t& mode : timer.wgm) addresses.insert(static_cast<std::uint16_t>(mode.reg));
  for (const avr_regbit_t& clock : timer.cs) addresses.insert(static_cast<std::uint16_t>(clock.reg));
  addresses.erase(0);
  RegisterListener& self = *this;
  for (const std::uint16_t address : addresses) hooks_.emplace_back(mcu_, address, self);
}

std::optional<double> CompareOutput::share() const {
  for (const Unit& unit : units_) {
    if (const auto share = share_of(unit)) return share;
  }
  return std::nullopt;
}

std::optional<double> CompareOutput::share_of(const Unit& unit) const {
  const avr_timer_t& timer = *unit.timer;
  const std::uint8_t mode = avr_regbit_get(&mcu_.core(), timer.comp[unit.compare].com);
  const bool shaped = waveform_of(mcu_.core(), *unit.timer).shape != Shape::none && timer.cs_div_value != 0;
  if (!shaped || (mode != clear_on_match && mode != set_on_match)) return std::nullopt;
  const double duty = duty_of(unit);
  return mode == clear_on_match ? duty : 1.0 - duty;
}

double CompareOutput::duty_of(const Unit& unit) const {
  const avr_t& core = mcu_.core();
  const avr_timer_t& timer = *unit.timer;
  const avr_timer_comp_t& compare = timer.comp[unit.compare];
  const Waveform waveform = waveform_of(mcu_.core(), *unit.timer);
  if (timer.mode.kind == avr_timer_wgm_none) {
    mcu_.note(std::string("emulator: timer ") + timer.name +
              " runs in a mode whose counter and interrupts are not modelled; its duty is");
  }
  std::uint32_t top = waveform.fixed;
  if (waveform.top == Top::compare_a) top = wide_register(core, timer.comp[0].r_ocr, timer.comp[0].r_ocrh);
  if (waveform.top == Top::capture) top = wide_register(core, timer.r_icr, timer.r_icrh);
  const double matched = std::min(wide_register(core, compare.r_ocr, compare.r_ocrh), top);
  if (waveform.shape == Shape::fast) return (matched + 1.0) / (top + 1.0);
  return top > 0 ? matched / top : 0.0;
}

}  // namespace heliorig::adapters
