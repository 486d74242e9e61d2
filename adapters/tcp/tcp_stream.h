#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <variant>

#include "adapters/link/byte_stream.h"

namespace heliorig::adapters {

struct TcpPeer {
  std::string host;
  std::string port;
  /// A connection to another machine is refused unless asked for: the link is neither encrypted nor
  /// authenticated.
  bool allow_remote = false;
};

/// Connects to a controller that waits there. Or why not, in words.
std::variant<std::unique_ptr<ByteStream>, std::string> connect_tcp(const TcpPeer& peer,
                                                                   std::chrono::milliseconds patience);

}  // namespace heliorig::adapters
