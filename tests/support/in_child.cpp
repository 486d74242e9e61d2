#include "tests/support/in_child.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/results_collector.hpp>
#include <boost/test/unit_test.hpp>
#include <csignal>
#include <cstdio>
#include <exception>
#include <iostream>

namespace heliorig::tests {
namespace {

void flush_all() {
  std::cout.flush();
  std::cerr.flush();
  std::fflush(nullptr);
}

bool checks_passed() {
  const auto test = boost::unit_test::framework::current_test_case().p_id;
  return boost::unit_test::results_collector.results(test).p_assertions_failed == 0u;
}

/// Ends the process at once: the parent's test framework must not run its own end a second time.
[[noreturn]] void leave(bool ok) {
  flush_all();
  _exit(ok ? 0 : 1);
}

/// The child's whole life. A failed BOOST_REQUIRE arrives here as boost::execution_aborted, which is no
/// std::exception.
[[noreturn]] void live(const std::function<void()>& body) {
  try {
    body();
  } catch (const std::exception& error) {
    std::cerr << "in_child: " << error.what() << '\n';
    leave(false);
  } catch (...) {
    leave(false);
  }
  leave(checks_passed());
}

int wait_for(pid_t child) {
  int status = 0;
  BOOST_REQUIRE(waitpid(child, &status, 0) == child);
  return status;
}

void require_success(int status) {
  if (WIFSIGNALED(status)) BOOST_FAIL("the child died by signal " << WTERMSIG(status));
  if (WEXITSTATUS(status) != 0) BOOST_FAIL("a check failed in the child");
}

void write_values(int file, const std::vector<double>& values) {
  const auto* bytes = reinterpret_cast<const char*>(values.data());
  for (std::size_t left = values.size() * sizeof(double); left > 0;) {
    const ssize_t written = write(file, bytes, left);
    if (written <= 0) leave(false);
    bytes += written;
    left -= static_cast<std::size_t>(written);
  }
}

std::vector<double> read_values(int file) {
  std::vector<char> bytes;
  char buffer[65536];
  for (ssize_t got = 0; (got = read(file, buffer, sizeof buffer)) > 0;)
    bytes.insert(bytes.end(), buffer, buffer + got);
  std::vector<double> values(bytes.size() / sizeof(double));
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(values.data()));
  return values;
}

}  // namespace

void in_child(const std::function<void()>& body) {
  flush_all();
  const pid_t child = fork();
  BOOST_REQUIRE(child >= 0);
  if (child == 0) live(body);
  require_success(wait_for(child));
}

std::vector<double> values_from_child(const std::function<std::vector<double>()>& body) {
  int ends[2];
  BOOST_REQUIRE(pipe(ends) == 0);
  flush_all();
  const pid_t child = fork();
  BOOST_REQUIRE(child >= 0);
  if (child == 0) live([&] { write_values(ends[1], body()); });
  close(ends[1]);
  const std::vector<double> values = read_values(ends[0]);
  close(ends[0]);
  require_success(wait_for(child));
  return values;
}

bool aborts_in_child(const std::function<void()>& body) {
  flush_all();
  const pid_t child = fork();
  BOOST_REQUIRE(child >= 0);
  if (child == 0) {
    // Boost.Test turns SIGABRT into an exception of its own; here it is to end the process.
    std::signal(SIGABRT, SIG_DFL);
    dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
    live(body);
  }
  const int status = wait_for(child);
  return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

}  // namespace heliorig::tests
