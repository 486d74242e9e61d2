#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <variant>

#include "adapters/link/byte_stream.h"
#include "adapters/link/descriptor.h"
#include "bench/diagnostics/diagnostic.h"

namespace heliorig::adapters {

struct TcpPeer {
  std::string host;
  std::string port;
  /// A connection to another machine is refused unless asked for: the link is neither encrypted nor
  /// authenticated.
  bool allow_remote = false;
};

/// Connects to a controller that waits there. Or why not: `link-lost`, or `remote-host` where it would be
/// another machine.
std::variant<std::unique_ptr<ByteStream>, bench::Diagnostic> connect_tcp(const TcpPeer& peer,
                                                                         std::chrono::milliseconds patience,
                                                                         const bench::Position& position);

/// Over a socket that is connected.
std::unique_ptr<ByteStream> stream_over(Descriptor socket);

}  // namespace heliorig::adapters
