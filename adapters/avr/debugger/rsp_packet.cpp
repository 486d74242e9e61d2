#include "adapters/avr/debugger/rsp_packet.h"

#include <array>
#include <charconv>
#include <numeric>

namespace heliorig::adapters {
namespace {

constexpr char interrupt = '\x03';

std::uint8_t sum_of(std::string_view payload) {
  return std::accumulate(payload.begin(), payload.end(), std::uint8_t{0}, [](std::uint8_t sum, char byte) {
    return static_cast<std::uint8_t>(sum + static_cast<std::uint8_t>(byte));
  });
}

}  // namespace

std::optional<RspEvent> RspReader::take(char byte) {
  // A packet may begin anew at any time: what was lost of the one before is asked for again.
  if (byte == '$') {
    state_ = State::payload;
    payload_.clear();
    too_long_ = false;
    return std::nullopt;
  }
  switch (state_) {
    case State::outside:
      return take_outside(byte);
    case State::payload:
      take_payload(byte);
      return std::nullopt;
    case State::first_digit:
      digit_ = byte;
      state_ = State::second_digit;
      return std::nullopt;
    case State::second_digit:
      state_ = State::outside;
      return end_packet(byte);
  }
  return std::nullopt;
}

/// Acknowledgements are not waited for: the way is a stream that loses nothing.
std::optional<RspEvent> RspReader::take_outside(char byte) {
  if (byte == interrupt) return RspEvent{RspEvent::Kind::interrupt, ""};
  if (byte == '-') return RspEvent{RspEvent::Kind::again, ""};
  return std::nullopt;
}

void RspReader::take_payload(char byte) {
  if (byte == '#') {
    state_ = State::first_digit;
  } else if (payload_.size() == longest_rsp_payload) {
    too_long_ = true;
  } else {
    payload_ += byte;
  }
}

RspEvent RspReader::end_packet(char second_digit) {
  const std::array<char, 2> digits{digit_, second_digit};
  const auto sum = number_of_hex({digits.data(), digits.size()});
  if (too_long_ || sum != sum_of(payload_)) return {RspEvent::Kind::damaged, ""};
  return {RspEvent::Kind::packet, payload_};
}

std::string rsp_packet(std::string_view payload) {
  const std::uint8_t sum = sum_of(payload);
  return "$" + std::string(payload) + "#" + hex_of({&sum, 1});
}

std::string hex_of(std::span<const std::uint8_t> bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : bytes) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

std::optional<std::vector<std::uint8_t>> bytes_of_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  std::vector<std::uint8_t> bytes;
  for (; !text.empty(); text.remove_prefix(2)) {
    const auto byte = number_of_hex(text.substr(0, 2));
    if (!byte) return std::nullopt;
    bytes.push_back(static_cast<std::uint8_t>(*byte));
  }
  return bytes;
}

std::optional<std::uint32_t> number_of_hex(std::string_view text) {
  if (text.size() > 8) return std::nullopt;
  std::uint32_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number, 16);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return number;
}

}  // namespace heliorig::adapters
