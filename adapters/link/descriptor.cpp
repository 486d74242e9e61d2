#include "adapters/link/descriptor.h"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

namespace heliorig::adapters {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

StreamEnd failure() {
  if (errno == EPIPE || errno == ECONNRESET) return {StreamEnd::Kind::closed, ""};
  return {StreamEnd::Kind::failed, std::strerror(errno)};
}

/// Without the signal that one is given who writes where nobody reads.
ssize_t write_quietly(int descriptor, std::span<const std::uint8_t> bytes) {
  sigset_t pipe_signal;
  sigset_t before;
  sigemptyset(&pipe_signal);
  sigaddset(&pipe_signal, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &pipe_signal, &before);
  const ssize_t written = write(descriptor, bytes.data(), bytes.size());
  const int error = errno;
  const timespec at_once{};
  if (written < 0 && error == EPIPE) sigtimedwait(&pipe_signal, nullptr, &at_once);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  errno = error;
  return written;
}

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

void Descriptor::close() {
  if (number_ >= 0) ::close(number_);
  number_ = -1;
}

bool wait_until(int descriptor, short event, milliseconds patience) {
  pollfd wanted{descriptor, event, 0};
  return poll(&wanted, 1, static_cast<int>(patience.count())) > 0;
}

StreamProgress read_within(int descriptor, std::span<std::uint8_t> into, milliseconds patience) {
  if (!wait_until(descriptor, POLLIN, patience)) return std::size_t{0};
  const ssize_t got = read(descriptor, into.data(), into.size());
  if (got > 0) return static_cast<std::size_t>(got);
  if (got == 0) return StreamEnd{StreamEnd::Kind::closed, ""};
  if (errno == EINTR || errno == EAGAIN) return std::size_t{0};
  return failure();
}

StreamProgress write_within(int descriptor, std::span<const std::uint8_t> bytes, milliseconds patience) {
  const auto deadline = Clock::now() + patience;
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t written = write_quietly(descriptor, bytes.subspan(done));
    if (written > 0) {
      done += static_cast<std::size_t>(written);
      continue;
    }
    if (errno != EAGAIN && errno != EINTR) return failure();
    const auto left = std::chrono::ceil<milliseconds>(deadline - Clock::now());
    if (left.count() <= 0 || !wait_until(descriptor, POLLOUT, left)) break;
  }
  return done;
}

void discard_what_came(int descriptor) {
  std::array<std::uint8_t, 4096> bytes{};
  while (wait_until(descriptor, POLLIN, milliseconds{0}) &&
         read(descriptor, bytes.data(), bytes.size()) > 0) {
  }
}

}  // namespace heliorig::adapters
