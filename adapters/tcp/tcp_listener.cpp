#include "adapters/tcp/tcp_listener.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "adapters/tcp/tcp_stream.h"

namespace heliorig::adapters {
namespace {

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

/// Listens, and learns which port it is; false with errno.
bool listen_at(int number, sockaddr_in& address) {
  const int again = 1;  // a port that the run before has just left may be had at once
  auto* const plain = reinterpret_cast<sockaddr*>(&address);
  socklen_t size = sizeof address;
  return setsockopt(number, SOL_SOCKET, SO_REUSEADDR, &again, sizeof again) == 0 &&
         bind(number, plain, size) == 0 && listen(number, 1) == 0 && getsockname(number, plain, &size) == 0;
}

}  // namespace

std::variant<TcpListener, bench::Diagnostic> TcpListener::open(std::uint16_t port,
                                                               const bench::Position& position) {
  Descriptor number{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  sockaddr_in address = loopback(port);
  if (number.get() < 0 || !listen_at(number.get(), address)) {
    return bench::Diagnostic{"port", position,
                             "port " + std::to_string(port) + " of this machine: " + std::strerror(errno),
                             "leave the port out, and one that is free is taken"};
  }
  return TcpListener{std::move(number), ntohs(address.sin_port)};
}

std::unique_ptr<ByteStream> TcpListener::accept() const {
  int called = -1;
  do {
    called = accept4(socket_.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
  } while (called < 0 && (errno == EINTR || errno == ECONNABORTED));
  if (called < 0) return nullptr;
  return stream_over(Descriptor{called});
}

}  // namespace heliorig::adapters
