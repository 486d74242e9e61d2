#include "adapters/avr/mcu/serial_noise.h"

namespace heliorig::adapters {

bool SerialNoise::set(Fault fault, std::optional<double> value) {
  const bool began = value && !values_.at(fault);
  values_.at(fault) = value;
  effects_.at(fault) = false;
  return began && fault == held_low;
}

std::optional<SerialByte> SerialNoise::carry(std::optional<std::uint8_t> sent) {
  if (on(held_low)) return std::nullopt;  // without an edge no start
  if (!on(noise)) return sent ? std::optional{SerialByte{.value = *sent}} : std::nullopt;
  const bool starts = turned() != sent.has_value();
  if (!starts) return std::nullopt;
  SerialByte byte{.value = sent.value_or(0xff)};
  for (unsigned bit = 0; bit < 8; ++bit) {
    if (turned()) byte.value = static_cast<std::uint8_t>(byte.value ^ 1u << bit);
  }
  byte.frame_error = turned();
  return byte;
}

}  // namespace heliorig::adapters
