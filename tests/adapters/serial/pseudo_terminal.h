#pragma once

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include <string>

namespace heliorig::tests {

/// A pseudo-terminal, whose far end is a test.
class PseudoTerminal {
 public:
  PseudoTerminal() : far_end_(posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK)) {
    BOOST_REQUIRE(far_end_ >= 0 && grantpt(far_end_) == 0 && unlockpt(far_end_) == 0);
    path_ = ptsname(far_end_);
  }
  ~PseudoTerminal() { unplug(); }
  PseudoTerminal(const PseudoTerminal&) = delete;
  PseudoTerminal& operator=(const PseudoTerminal&) = delete;

  const std::string& path() const { return path_; }
  void say(const std::string& text) {
    BOOST_REQUIRE_EQUAL(::write(far_end_, text.data(), text.size()), static_cast<ssize_t>(text.size()));
  }
  std::string heard() {
    char text[4096];
    const ssize_t length = ::read(far_end_, text, sizeof text);
    return length > 0 ? std::string(text, static_cast<std::size_t>(length)) : "";
  }
  void unplug() {
    if (far_end_ >= 0) ::close(far_end_);
    far_end_ = -1;
  }

 private:
  int far_end_;
  std::string path_;
};

}  // namespace heliorig::tests
