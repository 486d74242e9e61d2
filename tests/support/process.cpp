#include "tests/support/process.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <system_error>

namespace heliorig::tests {
namespace {

[[noreturn]] void fail(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

[[noreturn]] void become(const std::vector<std::string>& command, const std::filesystem::path& folder,
                         const std::filesystem::path& out, const std::filesystem::path& err) {
  std::vector<char*> words;
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  constexpr int flags = O_WRONLY | O_CREAT | O_TRUNC;
  if (chdir(folder.c_str()) != 0 || dup2(open(out.c_str(), flags, 0600), 1) < 0 ||
      dup2(open(err.c_str(), flags, 0600), 2) < 0) {
    _exit(126);
  }
  close(0);
  open("/dev/null", O_RDONLY);
  execv(words[0], words.data());
  _exit(127);
}

pid_t start(const std::vector<std::string>& command, const std::filesystem::path& folder,
            const std::filesystem::path& out, const std::filesystem::path& err) {
  const pid_t program = fork();
  if (program < 0) fail("fork");
  if (program == 0) become(command, folder, out, err);
  return program;
}

}  // namespace

Ended run_program(const std::vector<std::string>& command, const std::filesystem::path& folder) {
  const TemporaryFolder said;
  const pid_t program = start(command, folder, said.path() / "out", said.path() / "err");
  Ended ended;
  ended.code = await_program(program);
  ended.out = read_file(said.path() / "out");
  ended.err = read_file(said.path() / "err");
  return ended;
}

pid_t start_program(const std::vector<std::string>& command, const std::filesystem::path& folder) {
  return start(command, folder, "/dev/null", "/dev/null");
}

bool is_running(pid_t program) {
  siginfo_t ended{};
  if (waitid(P_PID, static_cast<id_t>(program), &ended, WEXITED | WNOHANG | WNOWAIT) != 0) fail("waitid");
  return ended.si_pid == 0;
}

int await_program(pid_t program) {
  int status = 0;
  while (waitpid(program, &status, 0) < 0) {
    if (errno != EINTR) fail("waitpid");
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "heliorig-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) fail("mkdtemp");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;  // a folder left behind in /tmp is no reason to fail a test
  std::filesystem::remove_all(path_, ignored);
}

std::string read_file(const std::filesystem::path& file) {
  std::ifstream stream{file, std::ios::binary};
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

void write_file(const std::filesystem::path& file, const std::string& text) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream{file, std::ios::binary} << text;
}

}  // namespace heliorig::tests
