#pragma once

#include <cstdint>
#include <memory>
#include <variant>

#include "adapters/link/byte_stream.h"
#include "adapters/link/descriptor.h"
#include "bench/diagnostics/diagnostic.h"

namespace heliorig::adapters {

/// A port of this machine, at which only programs of this machine can call: 127.0.0.1.
class TcpListener {
 public:
  /// Port 0: one that is free. Or why not, as `port`.
  static std::variant<TcpListener, bench::Diagnostic> open(std::uint16_t port,
                                                           const bench::Position& position);

  std::uint16_t port() const { return port_; }
  /// Waits for a call, for as long as it takes; null where none can come.
  std::unique_ptr<ByteStream> accept() const;

 private:
  TcpListener(Descriptor socket, std::uint16_t port) : socket_(std::move(socket)), port_(port) {}

  Descriptor socket_;
  std::uint16_t port_;
};

}  // namespace heliorig::adapters
