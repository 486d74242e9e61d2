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

/// One period of a waveform, in steps of the counter.
struct Period {
  Shape shape;
  std::uint32_t top;
  std::uint32_t match;  ///< no more than top
};

Period period_of(avr_t& core, avr_timer_t& timer, const avr_timer_comp_t& compare) {
  const Waveform waveform = waveform_of(core, timer);
  std::uint32_t top = waveform.fixed;
  if (waveform.top == Top::compare_a) top = wide_register(core, timer.comp[0].r_ocr, timer.comp[0].r_ocrh);
  if (waveform.top == Top::capture) top = wide_register(core, timer.r_icr, timer.r_icrh);
  return {waveform.shape, top, std::min(wide_register(core, compare.r_ocr, compare.r_ocrh), top)};
}

bool is_modelled(const avr_timer_t& timer) {
  return timer.mode.kind != avr_timer_wgm_none;
}

/// As the emulator counts, whose phase-correct modes count up alone.
std::uint32_t modelled_counter(const avr_t& core, const avr_timer_t& timer) {
  const auto outside = AVR_TIMER_EXTCLK_FLAG_TN | AVR_TIMER_EXTCLK_FLAG_AS2;
  const bool by_pin =
      (timer.ext_clock_flags & outside) != 0 && (timer.ext_clock_flags & AVR_TIMER_EXTCLK_FLAG_VIRT) == 0;
  if (by_pin) return static_cast<std::uint32_t>(timer.tov_base);
  if (timer.tov_cycles == 0) return 0;
  const std::uint64_t since = (core.cycle - timer.tov_base) % timer.tov_cycles;
  return static_cast<std::uint32_t>(since * (timer.tov_top + 1u) / timer.tov_cycles);
}

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
        units_.push_back({this, timer, compare});
    }
  }
  for (Unit& unit : units_) {
    hook(unit);
    avr_irq_register_notify(unit.timer->io.irq + TIMER_IRQ_OUT_COMP + unit.compare, &CompareOutput::on_match,
                            &unit);
  }
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
    const std::uint8_t mode = mode_of(unit);
    if (mode != clear_on_match && mode != set_on_match) continue;
    if (!pulses(unit)) return unit.latch ? 1.0 : 0.0;
    if (stands_) return level_of(unit) ? 1.0 : 0.0;
    const double duty = duty_of(unit);
    return mode == clear_on_match ? duty : 1.0 - duty;
  }
  return std::nullopt;
}

/// Bits COMnx1:0.
std::uint8_t CompareOutput::mode_of(const Unit& unit) const {
  return avr_regbit_get(&mcu_.core(), unit.timer->comp[unit.compare].com);
}

bool CompareOutput::pulses(const Unit& unit) const {
  return waveform_of(mcu_.core(), *unit.timer).shape != Shape::none && unit.timer->cs_div_value != 0;
}

double CompareOutput::duty_of(const Unit& unit) const {
  const avr_timer_t& timer = *unit.timer;
  if (!is_modelled(timer)) {
    mcu_.note(std::string("emulator: timer ") + timer.name +
              " runs in a mode whose counter and interrupts are not modelled; its duty is");
  }
  const Period period = period_of(mcu_.core(), *unit.timer, timer.comp[unit.compare]);
  if (period.shape == Shape::fast) return (period.match + 1.0) / (period.top + 1.0);
  return period.top > 0 ? static_cast<double>(period.match) / period.top : 0.0;
}

/// Of a waveform that is under way: what its mean is made of.
bool CompareOutput::level_of(const Unit& unit) const {
  const Period period = period_of(mcu_.core(), *unit.timer, unit.timer->comp[unit.compare]);
  const std::uint32_t count = counter_of(unit);
  const bool full = period.match == period.top && period.top > 0;
  const bool before = period.shape == Shape::fast ? count <= period.match : full || count < period.match;
  return before == (mode_of(unit) == clear_on_match);
}

/// Those that the emulator does not model are phase-correct, up and down.
std::uint32_t CompareOutput::counter_of(const Unit& unit) const {
  avr_timer_t& timer = *unit.timer;
  if (is_modelled(timer)) return modelled_counter(mcu_.core(), timer);
  const std::uint32_t top = period_of(mcu_.core(), timer, timer.comp[unit.compare]).top;
  if (top == 0) return 0;
  const std::uint64_t steps = (mcu_.cycle() - unit.set_at) / timer.cs_div_value % (2ull * top);
  return static_cast<std::uint32_t>(steps < top ? steps : 2 * top - steps);
}

/// What is written may stop the clock.
void CompareOutput::before_write() {
  for (Unit& unit : units_) {
    const std::uint8_t mode = mode_of(unit);
    if ((mode == clear_on_match || mode == set_on_match) && pulses(unit)) unit.latch = level_of(unit);
  }
}

void CompareOutput::after_write() {
  for (Unit& unit : units_) {
    const auto& wgm = unit.timer->wgm;
    const std::uint32_t mode =
        avr_regbit_get_array(&mcu_.core(), unit.timer->wgm, static_cast<int>(std::size(wgm)));
    const std::uint32_t setting = mode << 16 | unit.timer->cs_div_value;
    if (unit.setting != setting) unit.set_at = mcu_.cycle();
    unit.setting = setting;
  }
  changed_();
}

/// Where there is no waveform a match makes of the OC register what the mode says. The emulator gives the
/// opposite as well, at each overflow.
void CompareOutput::on_match(avr_irq_t*, std::uint32_t value, void* param) {
  Unit& unit = *static_cast<Unit*>(param);
  const CompareOutput& self = *unit.self;
  const std::uint8_t mode = self.mode_of(unit);
  if ((mode != clear_on_match && mode != set_on_match) || self.pulses(unit)) return;
  const bool sets = mode == set_on_match;
  if (unit.latch == sets || (value != 0) != sets) return;
  unit.latch = sets;
  self.changed_();
}

void CompareOutput::stand(bool stands) {
  if (stands_ == stands) return;
  stands_ = stands;
  if (!units_.empty()) changed_();
}

void CompareOutput::reset() {
  for (Unit& unit : units_) {
    unit.latch = false;
    unit.setting.reset();
  }
}

}  // namespace heliorig::adapters
