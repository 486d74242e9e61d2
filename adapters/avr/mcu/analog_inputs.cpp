#include "adapters/avr/mcu/analog_inputs.h"

#include <simavr/avr_adc.h>
#include <simavr/sim_avr.h>

#include <cassert>
#include <cstring>
#include <iterator>
#include <utility>

namespace heliorig::adapters {
namespace {

constexpr int channels = 16;

/// Of the sensor of the chip's own temperature at 25 degC (ATmega328P data sheet, "Temperature
/// Measurement").
constexpr double chip_at_25_degC_V = 0.314;

}  // namespace

struct AnalogInputs::Hooks {
  static AnalogInputs& self(void* param) { return *static_cast<AnalogInputs*>(param); }
  static void trigger(avr_irq_t*, std::uint32_t, void* param) { self(param).begin_conversion(); }
  static std::uint8_t read_low(avr_t*, avr_io_addr_t, void* param) { return self(param).read_low(); }
  static std::uint8_t read_high(avr_t*, avr_io_addr_t, void* param) { return self(param).read_high(); }
  static void write_control(avr_t* core, avr_io_addr_t address, std::uint8_t value, void* param) {
    self(param).before_control(value);
    self(param).write_control_(core, address, value, self(param).write_control_param_);
  }
};

AnalogInputs::AnalogInputs(AvrMcu& mcu, models::Seed seed) : mcu_(mcu), channel_(channels), faults_(seed) {
  for (avr_io_t* io = mcu.core().io_port; io != nullptr; io = io->next) {
    if (std::strcmp(io->kind, "adc") == 0) converter_ = reinterpret_cast<avr_adc_t*>(io);
  }
  assert(converter_ != nullptr);
  const auto place = [&](std::uint32_t address) -> auto& {
    return mcu.core().io[AVR_DATA_TO_IO(address)];
  };
  const auto take_read = [&](std::uint32_t address, avr_io_read_t read) {
    place(address).r.param = this;
    place(address).r.c = read;
  };
  take_read(converter_->r_adcl, &Hooks::read_low);
  take_read(converter_->r_adch, &Hooks::read_high);
  auto& control = place(converter_->r_adcsra).w;
  write_control_ = std::exchange(control.c, &Hooks::write_control);
  write_control_param_ = std::exchange(control.param, this);
  avr_irq_register_notify(converter_->io.irq + ADC_IRQ_OUT_TRIGGER, &Hooks::trigger, this);
  mcu.listen_to_resets(*this);
}

void AnalogInputs::on_reset() {
  converting_.reset();
  result_ = 0;
  low_was_read_ = false;
}

bool AnalogInputs::converts() const {
  return avr_regbit_get(&mcu_.core(), converter_->adsc) != 0;
}

/// The emulator starts one where none is under way; free running, when the last one has ended.
void AnalogInputs::begin_conversion() {
  take_result();
  converting_ = code_now();
}

/// Of the conversion that has ended. Between the reading of ADCL and that of ADCH it is lost.
void AnalogInputs::take_result() {
  if (converting_ && !low_was_read_) result_ = *converting_;
  converting_.reset();
}

/// A converter that is switched off breaks off what it does.
void AnalogInputs::before_control(std::uint8_t value) {
  if (converts() && (value >> converter_->aden.bit & 1) == 0) converting_.reset();
}

std::uint8_t AnalogInputs::read_low() {
  show_result();
  low_was_read_ = true;
  return mcu_.core().data[converter_->r_adcl];
}

std::uint8_t AnalogInputs::read_high() {
  show_result();
  low_was_read_ = false;
  return mcu_.core().data[converter_->r_adch];
}

/// In its registers, to the right or to the left, as ADLAR has it by now.
void AnalogInputs::show_result() {
  if (!converts()) take_result();
  avr_t& core = mcu_.core();
  const int shown = result_ << (avr_regbit_get(&core, converter_->adlar) != 0 ? 6 : 0);
  core.data[converter_->r_adcl] = static_cast<std::uint8_t>(shown);
  core.data[converter_->r_adch] = static_cast<std::uint8_t>(shown >> 8);
}

/// Of what the multiplexer is set to.
int AnalogInputs::code_now() {
  const std::uint8_t setting =
      avr_regbit_get_array(&mcu_.core(), converter_->mux, static_cast<int>(std::size(converter_->mux)));
  const avr_adc_mux_t& mux = converter_->muxmode[setting];
  switch (mux.kind) {
    case ADC_MUX_SINGLE:
      return code_of(channel_.at(mux.src));
    case ADC_MUX_REF:
      return code_of_V(mux.src / 1000.0);
    case ADC_MUX_TEMP:
      mcu_.note("emulator: the chip's own temperature is 25 degC, whatever happens");
      return code_of_V(chip_at_25_degC_V);
    case ADC_MUX_DIFF:
      mcu_.note("emulator: differential channels of the ADC are not modelled");
      break;
    default:
      break;
  }
  return 0;
}

/// Something makes a difference where the code would be another without it alone: a stuck wire behind a
/// broken one makes none.
int AnalogInputs::code_of(Channel& input) {
  faults_.draw_noise();
  const FedVolts here = wired(input);
  const double reference = reference_V(mcu_.supply_V());
  const int code = faults_.code(here.now, reference);
  const auto look = [&](Influence influence, double without_V) {
    if (faults_.code(without_V, reference) != code) input.noticed[influence] = true;
  };
  if (input.open) {
    look(Influence::open, input.stuck_V.value_or(input.driven.now));
  } else if (input.stuck_V) {
    look(Influence::stuck, input.driven.now);
  } else if (input.instead_of) {
    look(Influence::hand, input.instead_of->now);
  }
  return convert(here);
}

int AnalogInputs::code_of_V(double volts) {
  faults_.draw_noise();
  return convert(volts);
}

int AnalogInputs::convert(FedVolts volts) {
  held_ = volts;
  const int code = faults_.notice(volts.now, reference_V(mcu_.supply_V()));
  if (faults_.code(volts.at_full_supply, reference_V(mcu_.full_supply_V())) != code) supply_noticed_ = true;
  return code;
}

FedVolts AnalogInputs::wired(const Channel& channel) const {
  if (channel.open) return held_;
  return channel.stuck_V ? FedVolts(*channel.stuck_V) : channel.driven;
}

void AnalogInputs::set_V(int channel, FedVolts volts, std::optional<FedVolts> instead_of) {
  Channel& input = channel_.at(static_cast<std::size_t>(channel));
  if (instead_of && !input.instead_of) input.noticed[Influence::hand] = false;
  input.driven = volts;
  input.instead_of = instead_of;
}

void AnalogInputs::set_stuck(int channel, std::optional<double> volts) {
  Channel& input = channel_.at(static_cast<std::size_t>(channel));
  input.stuck_V = volts;
  input.noticed[Influence::stuck] = false;
}

void AnalogInputs::set_open(int channel, bool open) {
  Channel& input = channel_.at(static_cast<std::size_t>(channel));
  input.open = open;
  input.noticed[Influence::open] = false;
}

/// 3.3 V where it is to be that of AREF and nobody drives it.
double AnalogInputs::reference_V(double supply_V) const {
  const avr_t& core = mcu_.core();
  const auto bits =
      avr_regbit_get_array(&mcu_.core(), converter_->ref, static_cast<int>(std::size(converter_->ref)));
  const std::uint16_t reference = converter_->ref_values[bits];
  if (reference == ADC_VREF_AVCC || reference == ADC_VREF_VCC) return supply_V;
  const std::uint32_t millivolts = reference == ADC_VREF_AREF ? core.aref : reference;
  if (millivolts == 0) mcu_.note("emulator: ADC: missing AREF analog voltage");
  return (millivolts == 0 ? 3300 : millivolts) / 1000.0;
}

}  // namespace heliorig::adapters
