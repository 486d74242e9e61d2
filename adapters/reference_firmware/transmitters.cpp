#include "adapters/reference_firmware/transmitters.h"

namespace heliorig_firmware {
namespace {

/// The highest code that is surely below 3.6 mA ends there; the lowest that is surely a measurement begins
/// at 3.8 mA.
constexpr uint16_t first_code_not_a_fault = static_cast<uint16_t>(3.6f * codes_a_mA);
constexpr uint16_t first_valid_code = static_cast<uint16_t>(3.8f * codes_a_mA) + 1;

}  // namespace

Reading Transmitter::read(uint16_t code) {
  if (code < first_code_not_a_fault) valid_ = false;
  if (code >= first_valid_code) valid_ = true;
  return {at_code_0_ + a_code_ * static_cast<float>(code), valid_};
}

float voltage_value(uint16_t code, float full_scale) {
  return (static_cast<float>(code) + 0.5f) * (full_scale * (1.0f / 1024.0f));
}

}  // namespace heliorig_firmware
