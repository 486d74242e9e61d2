#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace heliorig::adapters {

/// The longest payload that is taken; a debugger is told so.
constexpr std::size_t longest_rsp_payload = 4096;

/// What a debugger sent.
struct RspEvent {
  enum class Kind {
    packet,     ///< whole, with its payload
    damaged,    ///< a wrong checksum, or too long
    interrupt,  ///< Ctrl-C, between packets
    again       ///< what was sent last did not arrive whole
  };
  Kind kind = Kind::packet;
  std::string payload;
  bool operator==(const RspEvent&) const = default;
};

/// Takes packets out of what arrives of gdb's remote serial protocol, byte by byte:
///   $payload#cc   with cc the sum of the payload's bytes modulo 256, in hexadecimal
/// Source: "Debugging with GDB", appendix E.1.
class RspReader {
 public:
  std::optional<RspEvent> take(char byte);

 private:
  enum class State { outside, payload, first_digit, second_digit };
  std::optional<RspEvent> take_outside(char byte);
  void take_payload(char byte);
  RspEvent end_packet(char second_digit);

  State state_ = State::outside;
  std::string payload_;
  bool too_long_ = false;
  char digit_ = 0;
};

/// `payload` as a packet.
std::string rsp_packet(std::string_view payload);

std::string hex_of(std::span<const std::uint8_t> bytes);
/// Nothing where it is not all pairs of hexadecimal digits.
std::optional<std::vector<std::uint8_t>> bytes_of_hex(std::string_view text);
/// Of one to eight hexadecimal digits and nothing else.
std::optional<std::uint32_t> number_of_hex(std::string_view text);

}  // namespace heliorig::adapters
