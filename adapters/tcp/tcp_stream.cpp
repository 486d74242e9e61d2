#include "adapters/tcp/tcp_stream.h"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>

namespace heliorig::adapters {
namespace {

using std::chrono::milliseconds;

class TcpStream final : public ByteStream {
 public:
  explicit TcpStream(Descriptor socket) : socket_(std::move(socket)) {}

  StreamProgress read(std::span<std::uint8_t> into, milliseconds patience) override {
    return read_within(socket_.get(), into, patience);
  }
  StreamProgress write(std::span<const std::uint8_t> bytes, milliseconds patience) override {
    return write_within(socket_.get(), bytes, patience);
  }
  void discard_input() override { discard_what_came(socket_.get()); }

 private:
  Descriptor socket_;
};

bool is_loopback(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    const auto& v4 = reinterpret_cast<const sockaddr_in&>(address);
    return ntohl(v4.sin_addr.s_addr) >> 24 == 127;
  }
  if (address.sa_family != AF_INET6) return false;
  return IN6_IS_ADDR_LOOPBACK(&reinterpret_cast<const sockaddr_in6&>(address).sin6_addr) != 0;
}

/// 0, or the error's number.
int connect_within(int number, const addrinfo& to, milliseconds patience) {
  if (connect(number, to.ai_addr, to.ai_addrlen) == 0) return 0;
  if (errno != EINPROGRESS) return errno;
  if (!wait_until(number, POLLOUT, patience)) return ETIMEDOUT;
  int error = 0;
  socklen_t size = sizeof error;
  return getsockopt(number, SOL_SOCKET, SO_ERROR, &error, &size) == 0 ? error : errno;
}

using Connected = std::variant<std::unique_ptr<ByteStream>, bench::Diagnostic>;

Connected connect_to(const addrinfo& to, const TcpPeer& peer, milliseconds patience,
                     const bench::Position& position) {
  const std::string where = peer.host + ":" + peer.port;
  if (!peer.allow_remote && !is_loopback(*to.ai_addr)) {
    return bench::Diagnostic{"remote-host", position,
                             where + " is another machine; the link is not encrypted",
                             "add ',allow-remote' where you trust the way"};
  }
  Descriptor number{socket(to.ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)};
  const int error = number.get() < 0 ? errno : connect_within(number.get(), to, patience);
  if (error != 0) return bench::Diagnostic{"link-lost", position, where + ": " + std::strerror(error), ""};
  return stream_over(std::move(number));
}

}  // namespace

std::unique_ptr<ByteStream> stream_over(Descriptor socket) {
  const int at_once = 1;  // a frame is a packet: nothing is to wait for more
  setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
  return std::make_unique<TcpStream>(std::move(socket));
}

Connected connect_tcp(const TcpPeer& peer, milliseconds patience, const bench::Position& position) {
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (const int error = getaddrinfo(peer.host.c_str(), peer.port.c_str(), &wanted, &found); error != 0)
    return bench::Diagnostic{"link-lost", position, peer.host + ":" + peer.port + ": " + gai_strerror(error),
                             ""};
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> addresses{found, &freeaddrinfo};
  Connected last;
  for (const addrinfo* address = found; address != nullptr; address = address->ai_next) {
    last = connect_to(*address, peer, patience, position);
    if (std::holds_alternative<std::unique_ptr<ByteStream>>(last)) break;
  }
  return last;
}

}  // namespace heliorig::adapters
