#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace heliorig::tests {

/// How a program ended and what it said.
struct Ended {
  int code = -1;  ///< exit code, or 128 + the number of the signal that killed it
  std::string out;
  std::string err;
};

/// Runs a program to its end; `folder` is where it stands. Throws std::system_error where it cannot be started.
Ended run_program(const std::vector<std::string>& command, const std::filesystem::path& folder = ".");

/// Starts a program, with its output thrown away, and leaves it running.
pid_t start_program(const std::vector<std::string>& command, const std::filesystem::path& folder = ".");
bool is_running(pid_t program);
/// Waits for a program that was started; its code as in Ended.
int await_program(pid_t program);

/// A folder of its own for a test, gone with it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

std::string read_file(const std::filesystem::path& file);
void write_file(const std::filesystem::path& file, const std::string& text);

}  // namespace heliorig::tests
