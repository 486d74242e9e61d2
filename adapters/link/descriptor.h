#pragma once

#include <chrono>
#include <cstdint>
#include <span>

#include "adapters/link/byte_stream.h"

namespace heliorig::adapters {

/// A file descriptor that is closed with it.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : number_(other.number_) { other.number_ = -1; }
  Descriptor& operator=(Descriptor&& other) noexcept;
  int get() const { return number_; }
  void close();

 private:
  int number_;
};

/// Whether poll(2)'s event, or the end, comes in time.
bool wait_until(int descriptor, short event, std::chrono::milliseconds patience);

/// As ByteStream's, of a pipe or a socket; an end that is `closed` without detail.
StreamProgress read_within(int descriptor, std::span<std::uint8_t> into, std::chrono::milliseconds patience);
/// The descriptor must be non-blocking.
StreamProgress write_within(int descriptor, std::span<const std::uint8_t> bytes,
                            std::chrono::milliseconds patience);
void discard_what_came(int descriptor);

}  // namespace heliorig::adapters
