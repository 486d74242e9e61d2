#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <variant>

namespace heliorig::adapters {

/// Why no more bytes come or go.
struct StreamEnd {
  enum class Kind {
    closed,     ///< the other end has closed it: a program that ended, a connection shut
    unplugged,  ///< the device is gone
    failed      ///< anything else; `detail` has the system's words
  };
  Kind kind = Kind::closed;
  std::string detail;
};

/// How many bytes were moved, or why none can be any more. 0 is no end: nothing came in time.
using StreamProgress = std::variant<std::size_t, StreamEnd>;

/// Bytes to a controller and back: the pipes of a program, a socket, a serial port. Patience is wall-clock
/// time, as it may be spent in links alone; it decides whether a run is broken and nothing else.
class ByteStream {
 public:
  virtual ~ByteStream() = default;

  /// Reads what is there, and waits for the first byte for as long as `patience`.
  virtual StreamProgress read(std::span<std::uint8_t> into, std::chrono::milliseconds patience) = 0;

  /// Writes as much as is taken within `patience`; less than all of it means that the other end does not
  /// read.
  virtual StreamProgress write(std::span<const std::uint8_t> bytes, std::chrono::milliseconds patience) = 0;

  /// What arrived so far and was not read is dropped: what a board said before it was greeted.
  virtual void discard_input() = 0;
};

}  // namespace heliorig::adapters
