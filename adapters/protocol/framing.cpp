#include "adapters/protocol/framing.h"

#include <zlib.h>

#include <array>

namespace heliorig::adapters::wire {
namespace {

constexpr std::size_t crc_size = 4;
constexpr std::size_t longest_run = 254;

std::array<char, crc_size> little_end_first(unsigned long crc) {
  std::array<char, crc_size> bytes{};
  for (std::size_t i = 0; i < crc_size; ++i) bytes[i] = static_cast<char>(crc >> (8 * i) & 0xff);
  return bytes;
}

std::array<char, crc_size> crc_of(std::string_view payload) {
  return little_end_first(crc32_z(0, reinterpret_cast<const Bytef*>(payload.data()), payload.size()));
}

std::uint32_t castagnoli_crc(std::string_view payload) {
  std::uint32_t crc = 0xffffffff;
  for (const char byte : payload) {
    crc ^= static_cast<std::uint8_t>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ ((crc & 1) != 0 ? 0x82f63b78 : 0);
  }
  return ~crc;
}

/// Each run of up to 254 bytes without a zero follows its length plus one; a shorter one stands for the zero
/// behind it.
std::string stuff(std::string_view bytes) {
  std::string stuffed(1, '\0');
  std::size_t code = 0;  // place of the present run's length
  const auto close = [&] {
    stuffed[code] = static_cast<char>(stuffed.size() - code);
    code = stuffed.size();
    stuffed.push_back('\0');
  };
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] != '\0') stuffed.push_back(bytes[i]);
    const bool full = stuffed.size() - code > longest_run;
    if (bytes[i] == '\0' || (full && i + 1 < bytes.size())) close();
  }
  stuffed[code] = static_cast<char>(stuffed.size() - code);
  return stuffed;
}

std::string framed(std::string_view payload, const std::array<char, crc_size>& crc) {
  std::string bytes{payload};
  bytes.append(crc.data(), crc.size());
  std::string wire(1, '\0');
  wire += stuff(bytes);
  wire.push_back('\0');
  return wire;
}

/// Nothing where a run is longer than what is there. Asks for bytes without a zero.
std::optional<std::string> unstuff(std::string_view stuffed) {
  std::string bytes;
  while (!stuffed.empty()) {
    const std::size_t code = static_cast<std::uint8_t>(stuffed[0]);
    if (code > stuffed.size()) return std::nullopt;
    bytes += stuffed.substr(1, code - 1);
    stuffed.remove_prefix(code);
    if (code <= longest_run && !stuffed.empty()) bytes.push_back('\0');
  }
  return bytes;
}

std::optional<std::string> payload_of(std::string_view stuffed) {
  auto bytes = unstuff(stuffed);
  if (!bytes || bytes->size() <= crc_size) return std::nullopt;
  const std::string_view payload = std::string_view{*bytes}.substr(0, bytes->size() - crc_size);
  const auto crc = crc_of(payload);
  if (std::string_view{*bytes}.substr(payload.size()) != std::string_view{crc.data(), crc.size()})
    return std::nullopt;
  bytes->resize(payload.size());
  return bytes;
}

}  // namespace

std::string to_wire(std::string_view payload) {
  return framed(payload, crc_of(payload));
}

std::string to_wire_of_another(std::string_view payload) {
  return framed(payload, little_end_first(castagnoli_crc(payload)));
}

std::optional<std::string> FrameFinder::take(std::uint8_t byte) {
  if (byte != 0) {
    overlong_ = overlong_ || stuffed_.size() >= longest;
    if (!overlong_) stuffed_.push_back(static_cast<char>(byte));
    return std::nullopt;
  }
  std::optional<std::string> payload;
  if (!overlong_ && !stuffed_.empty()) payload = payload_of(stuffed_);
  if (!payload && (overlong_ || !stuffed_.empty())) ++damaged_;
  stuffed_.clear();
  overlong_ = false;
  return payload;
}

}  // namespace heliorig::adapters::wire
