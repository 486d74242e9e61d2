#include "adapters/avr/mcu/analog_inputs.h"

#include <simavr/avr_adc.h>
#include <simavr/sim_avr.h>

#include <cassert>
#include <cmath>
#include <cstring>
#include <iterator>

#include "adapters/boards/codes.h"

namespace heliorig::adapters {
namespace {

constexpr int channels = 16;

/// The emulator's input in mV that its own conversion, floor(mV * 1023 / ref), takes to `code`.
std::uint16_t millivolts_for(int code, double reference_V) {
  const double reference_mV = std::round(reference_V * 1000.0);
  return static_cast<std::uint16_t>(std::ceil(code * reference_mV / 1023.0));
}

}  // namespace

AnalogInputs::AnalogInputs(AvrMcu& mcu, models::Seed seed)
    : mcu_(mcu), channel_(channels), noise_(seed, "controller.mcu.adc") {
  for (avr_io_t* io = mcu.core().io_port; io != nullptr; io = io->next) {
    if (std::strcmp(io->kind, "adc") == 0) converter_ = reinterpret_cast<avr_adc_t*>(io);
  }
  assert(converter_ != nullptr);
  for (avr_adc_mux_t& mux : converter_->muxmode) {
    const bool single = mux.kind == ADC_MUX_SINGLE;
    channel_of_mux_.push_back(single ? static_cast<int>(mux.src) : -1);
    if (single) mux.kind = ADC_MUX_TEMP;
  }
  avr_irq_register_notify(converter_->io.irq + ADC_IRQ_OUT_TRIGGER, &AnalogInputs::on_trigger, this);
}

void AnalogInputs::on_trigger(avr_irq_t*, std::uint32_t, void* self) {
  static_cast<AnalogInputs*>(self)->sample();
}

void AnalogInputs::sample() {
  const std::uint8_t mux =
      avr_regbit_get_array(&mcu_.core(), converter_->mux, static_cast<int>(std::size(converter_->mux)));
  const int channel = channel_of_mux_.at(mux);
  if (channel < 0) {
    if (converter_->muxmode[mux].kind == ADC_MUX_DIFF) {
      mcu_.note("emulator: differential channels of the ADC are not modelled");
    }
    return;
  }
  const double reference = reference_V();
  Channel& input = channel_.at(static_cast<std::size_t>(channel));
  held_V_ = wired_V(input);
  const int code = converter_code(held_V_, reference);
  const bool faulty = input.open || input.stuck_V;
  const double expected_V = faulty ? input.driven_V : input.instead_of_V.value_or(held_V_);
  if (code != converter_code(expected_V, reference)) input.noticed = true;
  const int shown = falsified(held_V_, reference);
  if (shown != code) converter_noticed_ = true;
  converter_->temp = millivolts_for(shown, reference);
}

double AnalogInputs::wired_V(const Channel& channel) const {
  return channel.open ? held_V_ : channel.stuck_V.value_or(channel.driven_V);
}

/// The code with the converter's own faults.
int AnalogInputs::falsified(double volts, double reference) {
  const double noise_V = noise_V_ ? *noise_V_ * noise_.normal() : 0.0;
  int code = converter_code(volts + offset_V_.value_or(0.0) + noise_V, reference);
  for (std::size_t bit = 0; bit < stuck_bits_.size(); ++bit) {
    if (stuck_bits_[bit]) code = *stuck_bits_[bit] ? code | 1 << bit : code & ~(1 << bit);
  }
  return code;
}

void AnalogInputs::set_V(int channel, double volts, std::optional<double> instead_of) {
  Channel& input = channel_.at(static_cast<std::size_t>(channel));
  if (instead_of && !input.instead_of_V) input.noticed = false;
  input.driven_V = volts;
  input.instead_of_V = instead_of;
}

void AnalogInputs::set_stuck(int channel, std::optional<double> volts) {
  Channel& input = channel_.at(static_cast<std::size_t>(channel));
  input.stuck_V = volts;
  input.noticed = false;
}

void AnalogInputs::set_open(int channel, bool open) {
  Channel& input = channel_.at(static_cast<std::size_t>(channel));
  input.open = open;
  input.noticed = false;
}

void AnalogInputs::set_offset_V(std::optional<double> offset) {
  offset_V_ = offset;
  converter_noticed_ = false;
}

void AnalogInputs::set_noise_V(std::optional<double> standard_deviation) {
  noise_V_ = standard_deviation;
  converter_noticed_ = false;
}

void AnalogInputs::set_stuck_bit(int bit, std::optional<bool> level) {
  stuck_bits_.at(static_cast<std::size_t>(bit)) = level;
  converter_noticed_ = false;
}

/// As the emulator takes it when the result is read. Nobody drives AREF: it says so then, and takes 3.3 V.
double AnalogInputs::reference_V() const {
  const avr_t& core = mcu_.core();
  const auto bits =
      avr_regbit_get_array(&mcu_.core(), converter_->ref, static_cast<int>(std::size(converter_->ref)));
  std::uint32_t millivolts = converter_->ref_values[bits];
  if (millivolts == ADC_VREF_AVCC)
    millivolts = core.avcc;
  else if (millivolts == ADC_VREF_VCC)
    millivolts = core.vcc;
  else if (millivolts == ADC_VREF_AREF)
    millivolts = core.aref;
  return (millivolts == 0 ? 3300 : millivolts) / 1000.0;
}

}  // namespace heliorig::adapters
