#include "adapters/process/process_stream.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cassert>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>
#include <utility>

#include "adapters/link/descriptor.h"

namespace heliorig::adapters {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds time_to_end{500};

struct Pipe {
  Descriptor reading;
  Descriptor writing;
};

std::optional<Pipe> make_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
  return Pipe{Descriptor{ends[0]}, Descriptor{ends[1]}};
}

class ProcessStream final : public ByteStream {
 public:
  ProcessStream(pid_t program, Descriptor to, Descriptor from)
      : program_(program), to_(std::move(to)), from_(std::move(from)) {
    fcntl(to_.get(), F_SETFL, O_NONBLOCK);
  }

  ~ProcessStream() override {
    to_.close();
    ended_within(time_to_end);
    kill(-program_, SIGKILL);  // it is not reaped yet: the group's number is still its own
    while (waitpid(program_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  ProcessStream(const ProcessStream&) = delete;
  ProcessStream& operator=(const ProcessStream&) = delete;

  StreamProgress read(std::span<std::uint8_t> into, milliseconds patience) override {
    return with_reason(read_within(from_.get(), into, patience));
  }
  StreamProgress write(std::span<const std::uint8_t> bytes, milliseconds patience) override {
    return with_reason(write_within(to_.get(), bytes, patience));
  }
  void discard_input() override { discard_what_came(from_.get()); }

 private:
  /// Left to be reaped.
  std::optional<siginfo_t> ended_within(milliseconds patience) const {
    const auto deadline = Clock::now() + patience;
    for (;;) {
      siginfo_t info{};
      if (waitid(P_PID, static_cast<id_t>(program_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
          info.si_pid != 0)
        return info;
      if (Clock::now() >= deadline) return std::nullopt;
      poll(nullptr, 0, 5);
    }
  }

  StreamProgress with_reason(StreamProgress progress) const {
    auto* end = std::get_if<StreamEnd>(&progress);
    if (end == nullptr || end->kind != StreamEnd::Kind::closed) return progress;
    end->detail = "the program has shut its pipe";
    if (const auto info = ended_within(time_to_end)) {
      const std::string number = std::to_string(info->si_status);
      end->detail = info->si_code == CLD_EXITED ? "the program ended with exit code " + number
                                                : "the program was killed by signal " + number;
    }
    return progress;
  }

  pid_t program_;
  Descriptor to_;
  Descriptor from_;
};

/// In the child: becomes the program, or tells why it cannot.
[[noreturn]] void become(const std::vector<std::string>& words, const Pipe& in, const Pipe& out,
                         int complaint, pid_t bench) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);  // what the bench puts off is not put off for a program
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() == bench) {
    dup2(in.reading.get(), STDIN_FILENO);
    dup2(out.writing.get(), STDOUT_FILENO);
    execvp(arguments[0], arguments.data());
  }
  const int error = errno;
  [[maybe_unused]] const ssize_t told = write(complaint, &error, sizeof error);
  _exit(127);
}

}  // namespace

std::vector<std::string> words_of_command(const std::string& command) {
  std::vector<std::string> words;
  std::string word;
  bool begun = false;
  char quote = '\0';
  for (const char character : command) {
    if (quote != '\0' ? character == quote : character == '\'' || character == '"') {
      quote = quote != '\0' ? '\0' : character;
      begun = true;
    } else if (character == ' ' && quote == '\0') {
      if (begun) words.push_back(std::exchange(word, {}));
      begun = false;
    } else {
      word += character;
      begun = true;
    }
  }
  if (quote != '\0') return {};
  if (begun) words.push_back(word);
  return words;
}

std::variant<std::unique_ptr<ByteStream>, std::string> start_process(const std::vector<std::string>& words) {
  assert(!words.empty());
  auto in = make_pipe();
  auto out = make_pipe();
  auto complaint = make_pipe();
  if (!in || !out || !complaint) return "no pipe to it: " + std::string{std::strerror(errno)};
  const pid_t bench = getpid();
  const pid_t program = fork();
  if (program < 0) return "no process for it: " + std::string{std::strerror(errno)};
  if (program == 0) become(words, *in, *out, complaint->writing.get(), bench);
  setpgid(program, program);  // whichever of the two comes first
  complaint->writing.close();
  in->reading.close();
  out->writing.close();
  int error = 0;
  if (read(complaint->reading.get(), &error, sizeof error) == sizeof error) {
    waitpid(program, nullptr, 0);
    return "'" + words[0] + "' could not be started: " + std::strerror(error);
  }
  return std::make_unique<ProcessStream>(program, std::move(in->writing), std::move(out->reading));
}

}  // namespace heliorig::adapters
