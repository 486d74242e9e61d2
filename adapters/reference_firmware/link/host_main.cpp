// The link build as a program: over standard input and output, for `process:`, or on a port of this machine,
// for `tcp:`.
#include <arpa/inet.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "adapters/reference_firmware/link/linked_firmware.h"

namespace {

constexpr int usage_error = 2;

bool write_all(int to, const std::uint8_t* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t written = write(to, bytes, size);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes += written;
    size -= static_cast<std::size_t>(written);
  }
  return true;
}

/// The next byte; a line that is out makes room for the next, or for the answer.
int give(heliorig_firmware::LinkedFirmware& firmware) {
  const int byte = firmware.give();
  if (byte >= 0) return byte;
  firmware.run();
  return firmware.give();
}

/// Sends what there is to send.
bool flush(heliorig_firmware::LinkedFirmware& firmware, int to) {
  std::array<std::uint8_t, 1024> bytes{};
  for (std::size_t size = bytes.size(); size == bytes.size();) {
    size = 0;
    while (size < bytes.size()) {
      const int byte = give(firmware);
      if (byte < 0) break;
      bytes[size++] = static_cast<std::uint8_t>(byte);
    }
    if (!write_all(to, bytes.data(), size)) return false;
  }
  return true;
}

/// Until the other end is gone.
int serve(int from, int to) {
  const auto firmware = std::make_unique<heliorig_firmware::LinkedFirmware>();
  if (const char* wrong = firmware->begin(); wrong != nullptr) {
    std::fprintf(stderr, "%s\n", wrong);
    return EXIT_FAILURE;
  }
  std::array<std::uint8_t, 4096> bytes{};
  for (;;) {
    const ssize_t got = read(from, bytes.data(), bytes.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return EXIT_SUCCESS;
    for (ssize_t i = 0; i < got; ++i) {
      firmware->take(bytes[static_cast<std::size_t>(i)]);
      firmware->run();
    }
    if (!flush(*firmware, to)) return EXIT_SUCCESS;
  }
}

/// A firmware of its own for each who connects. Says on standard output which port it is.
int listen_at(std::uint16_t port) {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int on = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const general = reinterpret_cast<sockaddr*>(&address);
  if (bind(listener, general, size) != 0 || listen(listener, SOMAXCONN) != 0 ||
      getsockname(listener, general, &size) != 0) {
    std::fprintf(stderr, "port %d: %s\n", port, std::strerror(errno));
    return EXIT_FAILURE;
  }
  std::printf("%d\n", ntohs(address.sin_port));
  std::fflush(stdout);
  std::signal(SIGCHLD, SIG_IGN);
  for (;;) {
    const int connection = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection < 0) continue;
    if (fork() == 0) {
      prctl(PR_SET_PDEATHSIG, SIGKILL);
      _exit(serve(connection, connection));
    }
    close(connection);
  }
}

}  // namespace

int main(int count, char** words) {
  std::signal(SIGPIPE, SIG_IGN);
  if (count == 1) return serve(STDIN_FILENO, STDOUT_FILENO);
  char* end = nullptr;
  const long port =
      count == 3 && std::strcmp(words[1], "--listen") == 0 ? std::strtol(words[2], &end, 10) : -1;
  if (port < 0 || port > 65535 || *words[2] == '\0' || *end != '\0') {
    std::fprintf(
        stderr,
        "usage: %s [--listen PORT]\n  without an option over standard input and output; port 0 is any\n",
        words[0]);
    return usage_error;
  }
  return listen_at(static_cast<std::uint16_t>(port));
}
