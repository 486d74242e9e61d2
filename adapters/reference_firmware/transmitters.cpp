#include "adapters/reference_firmware/transmitters.h"

namespace heliorig_firmware {
namespace {

constexpr float codes_a_mA = 0.25f / 5.0f * 1024.0f;
/// The highest code that is surely below 3.6 mA ends there; the lowest that is surely a measurement begins
/// at 3.8 mA.
constexpr uint16_t first_code_not_a_fault = static_cast<uint16_t>(3.6f * codes_a_mA);
constexpr uint16_t first_valid_code = static_cast<uint16_t>(3.8f * codes_a_mA) + 1;

/// A division takes the processor four times as long as a product.
constexpr float shares_a_code = 1.0f / codes_a_mA / 16.0f;
constexpr float share_at_0_mA = -4.0f / 16.0f;

/// The middle of what gives this code.
float middle(uint16_t code) {
  return static_cast<float>(code) + 0.5f;
}

}  // namespace

Reading Transmitter::read(uint16_t code) {
  if (code < first_code_not_a_fault) valid_ = false;
  if (code >= first_valid_code) valid_ = true;
  const float share = share_at_0_mA + shares_a_code * middle(code);
  return {low_ + share * (high_ - low_), valid_};
}

float code_width(float low, float high) {
  return (high - low) * shares_a_code;
}

float voltage_value(uint16_t code, float full_scale) {
  return middle(code) * (1.0f / 1024.0f) * full_scale;
}

}  // namespace heliorig_firmware
