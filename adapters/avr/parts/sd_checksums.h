#pragma once

#include <cstdint>
#include <span>

namespace heliorig::adapters {

/// Checksum of a command or register on an SD card: x^7 + x^3 + 1, in the upper seven bits, with the end bit
/// 1 (SD Physical Layer Simplified Specification 6.00, section 4.5).
std::uint8_t sd_crc7(std::span<const std::uint8_t> bytes);

/// Checksum of a block: x^16 + x^12 + x^5 + 1, from 0 (the same section).
std::uint16_t sd_crc16(std::span<const std::uint8_t> bytes);

}  // namespace heliorig::adapters
