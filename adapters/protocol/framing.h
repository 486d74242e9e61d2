#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace heliorig::adapters::wire {

/// The bytes on the wire of a payload: 0x00, COBS of payload and CRC-32, 0x00. COBS is Cheshire and Baker's
/// consistent overhead byte stuffing (IEEE/ACM Trans. Networking 7(2), 1999): no zero within, one byte more
/// for each 254. The CRC is zlib's, little end first. A zero at either end keeps damage between two frames
/// from both.
std::string to_wire(std::string_view payload);

/// The same with another CRC, Castagnoli's (RFC 3720, appendix B.4), as a neighbour's protocol has it: what
/// no end of this link takes for a frame.
std::string to_wire_of_another(std::string_view payload);

/// Finds frames among bytes. Damage costs the frames that it touches and no other: a frame whose own bytes
/// came whole, from zero to zero, is found whatever was before it.
class FrameFinder {
 public:
  /// No frame is longer; what is, is damage.
  static constexpr std::size_t longest = 16384;

  /// The payload that this byte completes.
  std::optional<std::string> take(std::uint8_t byte);

  /// What stood between two zeros and was no frame.
  std::uint64_t damaged() const { return damaged_; }

 private:
  std::string stuffed_;
  bool overlong_ = false;
  std::uint64_t damaged_ = 0;
};

}  // namespace heliorig::adapters::wire
