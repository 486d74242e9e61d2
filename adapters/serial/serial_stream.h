#pragma once

#include <memory>
#include <string>
#include <variant>

#include "adapters/link/byte_stream.h"
#include "bench/diagnostics/diagnostic.h"

namespace heliorig::adapters {

/// A serial port that this process has for itself: eight bits, no parity, one stop bit, no flow control.
struct OpenedSerialPort {
  std::unique_ptr<ByteStream> stream;
  bool low_latency = false;  ///< the driver passes bytes on without waiting for more
};

/// Opens a port by the path of its device. Missing, in use, not permitted, or not able to go at that speed: a
/// complaint that says what to do.
std::variant<OpenedSerialPort, bench::Diagnostic> open_serial_port(const std::string& path, int baud,
                                                                   const bench::Position& position);

}  // namespace heliorig::adapters
