#include "tests/guest/child.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <csignal>

namespace heliorig::tests {
namespace {

[[noreturn]] void become(const std::vector<std::string>& command, const std::vector<int>& descriptors,
                         int wire) {
  std::vector<char*> words;
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  for (const int descriptor : descriptors) fcntl(descriptor, F_SETFD, 0);
  if (wire >= 0) {
    dup2(wire, STDIN_FILENO);
    dup2(wire, STDOUT_FILENO);
  }
  execvp(words[0], words.data());
  _exit(127);
}

}  // namespace

Child::Child(const std::vector<std::string>& command, const std::vector<int>& descriptors, int wire)
    : program_(fork()) {
  BOOST_REQUIRE(program_ >= 0);
  if (program_ == 0) become(command, descriptors, wire);
}

Child::~Child() {
  kill(program_, SIGKILL);
  waitpid(program_, nullptr, 0);
}

}  // namespace heliorig::tests
