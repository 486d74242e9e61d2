#include "adapters/avr/parts/sd_checksums.h"

namespace heliorig::adapters {

std::uint8_t sd_crc7(std::span<const std::uint8_t> bytes) {
  unsigned crc = 0;  // in bits 7 to 1
  for (const std::uint8_t byte : bytes) {
    crc ^= byte;
    for (int bit = 0; bit < 8; ++bit) crc = (crc & 0x80) != 0 ? (crc << 1) ^ 0x12 : crc << 1;
    crc &= 0xff;
  }
  return static_cast<std::uint8_t>(crc | 1);
}

std::uint16_t sd_crc16(std::span<const std::uint8_t> bytes) {
  unsigned crc = 0;
  for (const std::uint8_t byte : bytes) {
    crc ^= static_cast<unsigned>(byte) << 8;
    for (int bit = 0; bit < 8; ++bit) crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
    crc &= 0xffff;
  }
  return static_cast<std::uint16_t>(crc);
}

}  // namespace heliorig::adapters
