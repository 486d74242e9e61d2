#pragma once

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <string>

#include "tests/tools/heliorig/bench_for_tests.h"

namespace heliorig::tests {

inline const std::string board_script = HELIORIG_SOURCE_DIR "/tests/tools/heliorig/board.py";
inline const std::string python_path = "PYTHONPATH=" HELIORIG_SOURCE_DIR "/adapters/protocol/python";

/// board.py with `wire` as its standard input and output, gone with this.
class Board {
 public:
  Board(const std::string& how, int wire, int place) : told_(folder_.path() / "told") {
    const std::string told = told_.string();
    program_ = fork();
    BOOST_REQUIRE(program_ >= 0);
    if (program_ == 0) {
      prctl(PR_SET_PDEATHSIG, SIGKILL);
      dup2(wire, place);
      if (place == 0) dup2(wire, 1);
      setenv("PYTHONPATH", HELIORIG_SOURCE_DIR "/adapters/protocol/python", 1);
      setenv("PYTHONDONTWRITEBYTECODE", "1", 1);
      execlp("python3", "python3", board_script.c_str(), how.c_str(), told.c_str(), nullptr);
      _exit(127);
    }
    ::close(wire);
  }
  ~Board() {
    kill(program_, SIGKILL);
    waitpid(program_, nullptr, 0);
  }
  Board(const Board&) = delete;
  Board& operator=(const Board&) = delete;

  /// What it was told last.
  std::string told() const { return std::filesystem::exists(told_) ? read_file(told_) : ""; }
  void forget() const { std::filesystem::remove(told_); }

 private:
  TemporaryFolder folder_;
  std::filesystem::path told_;
  pid_t program_ = -1;
};

/// A board behind a pseudo-terminal. Its near end is kept open, so that the board does not notice who opens
/// it and when, as one behind a cable.
class BoardOnPort {
 public:
  explicit BoardOnPort(const std::string& how) : board_(how, open_far_end(), 0) {}
  ~BoardOnPort() { ::close(near_end_); }
  BoardOnPort(const BoardOnPort&) = delete;
  BoardOnPort& operator=(const BoardOnPort&) = delete;

  const std::string& path() const { return path_; }
  int near_end() const { return near_end_; }
  const Board& board() const { return board_; }

 private:
  int open_far_end() {
    const int far_end = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    BOOST_REQUIRE(far_end >= 0 && grantpt(far_end) == 0 && unlockpt(far_end) == 0);
    path_ = ptsname(far_end);
    near_end_ = ::open(path_.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC);
    termios raw{};
    BOOST_REQUIRE(near_end_ >= 0 && tcgetattr(near_end_, &raw) == 0);
    cfmakeraw(&raw);
    BOOST_REQUIRE_EQUAL(tcsetattr(near_end_, TCSANOW, &raw), 0);
    return far_end;
  }

  std::string path_;
  int near_end_ = -1;
  Board board_;
};

/// A socket of this machine that is listened at, and its port.
inline std::pair<int, int> listening_socket() {
  const int opened = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int number = fcntl(opened, F_DUPFD_CLOEXEC, 10);  // out of the way of a program's own
  ::close(opened);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  BOOST_REQUIRE(number > 0 && bind(number, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                listen(number, 4) == 0 &&
                getsockname(number, reinterpret_cast<sockaddr*>(&address), &size) == 0);
  return {number, ntohs(address.sin_port)};
}

}  // namespace heliorig::tests
