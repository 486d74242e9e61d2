#include "adapters/avr/mcu/converter_faults.h"

#include "adapters/boards/codes.h"

namespace heliorig::adapters {

ConverterFaults::ConverterFaults(models::Seed seed) : stream_(seed, "controller.mcu.adc") {}

void ConverterFaults::set(std::size_t fault, std::optional<double> value) {
  values_.at(fault) = value;
  noticed_.at(fault) = false;
}

void ConverterFaults::draw_noise() {
  if (values_[noise]) drawn_ = stream_.normal();
}

int ConverterFaults::code(double volts, double reference_V) const {
  constexpr std::size_t none = faults;
  return code_without(none, volts, reference_V);
}

int ConverterFaults::notice(double volts, double reference_V) {
  const int given = code(volts, reference_V);
  for (std::size_t fault = 0; fault < faults; ++fault) {
    if (values_[fault] && code_without(fault, volts, reference_V) != given) noticed_[fault] = true;
  }
  return given;
}

int ConverterFaults::code_without(std::size_t fault, double volts, double reference_V) const {
  const auto on = [&](std::size_t other) { return values_[other] && other != fault; };
  if (on(offset)) volts += *values_[offset];
  if (on(noise)) volts += *values_[noise] * drawn_;
  int code = converter_code(volts, reference_V);
  for (std::size_t bit = 0; bit < bits; ++bit) {
    if (on(stuck(bit, true))) code |= 1 << bit;
    if (on(stuck(bit, false))) code &= ~(1 << bit);
  }
  return code;
}

}  // namespace heliorig::adapters
