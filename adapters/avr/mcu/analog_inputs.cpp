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

AnalogInputs::AnalogInputs(AvrMcu& mcu) : mcu_(mcu), volts_(channels, 0.0) {
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
  converter_->temp =
      millivolts_for(converter_code(volts_.at(static_cast<std::size_t>(channel)), reference), reference);
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
