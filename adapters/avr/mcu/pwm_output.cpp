#include "adapters/avr/mcu/pwm_output.h"

#include <simavr/avr_ioport.h>
#include <simavr/avr_timer.h>
#include <simavr/sim_avr.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>

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

PwmOutput::PwmOutput(AvrMcu& mcu, Pins& pins, const McuPin& pin) : mcu_(mcu), pins_(pins), pin_(pin) {
  const std::string port{pin.port};
  for (avr_io_t* io = mcu.core().io_port; io != nullptr; io = io->next) {
    if (std::strcmp(io->kind, "timer") != 0) continue;
    auto* timer = reinterpret_cast<avr_timer_t*>(io);
    for (int unit = 0; unit < AVR_TIMER_COMP_COUNT; ++unit) {
      const avr_regbit_t& output = timer->comp[unit].com_pin;
      if (output.reg != 0 && output.reg == pins.port_register(pin) && output.bit == pin.bit) {
        timers_.emplace_back(timer, unit);
      }
    }
  }
  pins.watch(pin, *this);
}

void PwmOutput::on_edge(bool high, Cycle cycle) {
  if (level_) high_ += cycle - rose_;
  level_ = high;
  rose_ = cycle;
}

double PwmOutput::take_duty() {
  if (const auto duty = duty_of_timers()) {
    timer_drives_ = true;
    return *duty;
  }
  if (timer_drives_) {
    // The emulator leaves the pin at the timer's last level; on the chip it falls back to the port's bit.
    timer_drives_ = false;
    level_ = pins_.driven_high(pin_);
    start_over();
  }
  return take_share_high();
}

double PwmOutput::take_share_high() {
  const Cycle now = mcu_.cycle();
  on_edge(level_, now);
  const double share = now > asked_ ? static_cast<double>(high_) / static_cast<double>(now - asked_) : level_;
  start_over();
  return share;
}

void PwmOutput::start_over() {
  asked_ = rose_ = mcu_.cycle();
  high_ = 0;
}

std::optional<double> PwmOutput::duty_of_timers() const {
  for (const auto& [timer, unit] : timers_) {
    const std::uint8_t mode = avr_regbit_get(&mcu_.core(), timer->comp[unit].com);
    const bool shaped = waveform_of(mcu_.core(), *timer).shape != Shape::none && timer->cs_div_value != 0;
    if (!shaped || (mode != clear_on_match && mode != set_on_match)) continue;
    if (!pins_.is_output(pin_)) return 0.0;
    const double duty = duty_of_timer(*timer, unit);
    return mode == clear_on_match ? duty : 1.0 - duty;
  }
  return std::nullopt;
}

double PwmOutput::duty_of_timer(const avr_timer_t& timer, int unit) const {
  const avr_t& core = mcu_.core();
  const avr_timer_comp_t& compare = timer.comp[unit];
  const Waveform waveform = waveform_of(mcu_.core(), const_cast<avr_timer_t&>(timer));
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
