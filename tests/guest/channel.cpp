#include "tests/guest/channel.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <utility>

namespace heliorig::tests {
namespace {

/// The longest of what is awaited takes a minute where nothing else is running.
constexpr int patience_ms = 600'000;

}  // namespace

Channel::Channel() {
  int ends[2];
  BOOST_REQUIRE_EQUAL(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
  near_end_ = ends[0];
  far_end_ = ends[1];
}

Channel::~Channel() {
  ::close(near_end_);
  close_far_end();
}

void Channel::close_far_end() {
  if (far_end_ >= 0) ::close(std::exchange(far_end_, -1));
}

void Channel::send(const std::string& text) {
  BOOST_REQUIRE_EQUAL(::send(near_end_, text.data(), text.size(), MSG_NOSIGNAL),
                      static_cast<ssize_t>(text.size()));
}

std::string Channel::line() {
  std::size_t end = 0;
  while ((end = come_.find('\n')) == std::string::npos) await_more();
  std::string line = bytes(end + 1);
  line.pop_back();
  return line;
}

std::string Channel::bytes(std::size_t count) {
  while (come_.size() < count) await_more();
  std::string bytes = come_.substr(0, count);
  come_.erase(0, count);
  return bytes;
}

void Channel::await_more() {
  pollfd end{near_end_, POLLIN, 0};
  BOOST_REQUIRE_MESSAGE(poll(&end, 1, patience_ms) == 1, "no answer from the guest");
  char some[65536];
  const ssize_t count = recv(near_end_, some, sizeof some, 0);
  BOOST_REQUIRE_MESSAGE(count > 0, "the guest has ended");
  come_.append(some, static_cast<std::size_t>(count));
}

}  // namespace heliorig::tests
