#include "bench/suite/process_pool.h"

#include <poll.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <system_error>

#include "bench/suite/end_requests.h"

namespace heliorig::bench {
namespace {

using WallClock = std::chrono::steady_clock;

struct Child {
  std::size_t job;
  pid_t pid;
  int pidfd;  ///< readable once the process has ended
  WallClock::time_point started;
  bool out_of_time = false;
  WallClock::time_point deadline;  ///< to end; then, asked to, to have ended
};

/// A board that does not answer is waited for 10 s.
constexpr std::chrono::seconds time_for_a_last_word{11};

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

[[noreturn]] void live(std::size_t job, pid_t parent, const std::function<int(std::size_t)>& work) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(127);  // the parent died before the line above
  const int code = work(job);
  std::fflush(nullptr);
  _exit(code);
}

Child start(std::size_t job, std::chrono::seconds wall_limit, const std::function<int(std::size_t)>& work) {
  std::fflush(nullptr);  // or the child would print the parent's buffers again
  const pid_t parent = getpid();
  const pid_t pid = fork();
  if (pid < 0) fail("fork");
  if (pid == 0) live(job, parent, work);
  const int pidfd = static_cast<int>(syscall(SYS_pidfd_open, pid, 0));
  if (pidfd < 0) fail("pidfd_open");
  const auto now = WallClock::now();
  return {job, pid, pidfd, now, false, now + wall_limit};
}

JobOutcome reap(const Child& child) {
  int status = 0;
  while (waitpid(child.pid, &status, 0) < 0) {
    if (errno != EINTR) fail("waitpid");
  }
  close(child.pidfd);
  const double wall_s = std::chrono::duration<double>(WallClock::now() - child.started).count();
  if (child.out_of_time) return {JobOutcome::End::out_of_time, SIGKILL, wall_s};
  if (WIFSIGNALED(status)) return {JobOutcome::End::crashed, WTERMSIG(status), wall_s};
  return {JobOutcome::End::exited, WEXITSTATUS(status), wall_s};
}

/// Waits until a child has ended, the first is out of time, or an end is asked for.
void wait_for_any(const std::vector<Child>& running, const EndRequests& requests) {
  std::vector<pollfd> ends{{requests.descriptor(), POLLIN, 0}};
  auto first_deadline = WallClock::time_point::max();
  for (const Child& child : running) {
    ends.push_back({child.pidfd, POLLIN, 0});
    first_deadline = std::min(first_deadline, child.deadline);
  }
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(first_deadline - WallClock::now()).count();
  const int timeout_ms = static_cast<int>(std::clamp<long long>(left, 0, 60'000));
  if (poll(ends.data(), ends.size(), timeout_ms) < 0 && errno != EINTR) fail("poll");
}

bool has_ended(const Child& child) {
  pollfd end{child.pidfd, POLLIN, 0};
  return poll(&end, 1, 0) > 0;
}

void ask_to_end(Child& child, std::chrono::seconds patience) {
  kill(child.pid, SIGTERM);
  child.deadline = WallClock::now() + patience;
}

/// At the first deadline it is asked, at the second not any more.
void call_time(Child& child, std::chrono::seconds patience) {
  if (WallClock::now() < child.deadline) return;
  if (child.out_of_time) {
    kill(child.pid, SIGKILL);
    child.deadline += patience;
    return;
  }
  child.out_of_time = true;
  ask_to_end(child, patience);
}

/// All children have ended.
[[noreturn]] void end_by(int request) {
  std::signal(request, SIG_DFL);
  sigset_t all;
  sigemptyset(&all);
  sigprocmask(SIG_SETMASK, &all, nullptr);
  raise(request);
  _exit(128 + request);
}

}  // namespace

std::vector<JobOutcome> run_in_processes(std::size_t jobs, std::size_t parallel,
                                         std::chrono::seconds wall_limit,
                                         const std::function<int(std::size_t)>& work,
                                         const std::function<void(std::size_t, const JobOutcome&)>& on_end) {
  assert(parallel > 0);
  const EndRequests requests;
  const auto patience = std::min(wall_limit, time_for_a_last_word);
  int ending = 0;
  std::vector<JobOutcome> outcomes(jobs);
  std::vector<Child> running;
  std::size_t next = 0;
  while ((next < jobs && ending == 0) || !running.empty()) {
    while (next < jobs && ending == 0 && running.size() < parallel)
      running.push_back(start(next++, wall_limit, work));
    wait_for_any(running, requests);
    if (const int request = requests.take()) {
      if (ending != 0) end_by(request);
      ending = request;
      for (Child& child : running) {
        child.out_of_time = true;
        ask_to_end(child, patience);
      }
    }
    for (auto child = running.begin(); child != running.end();) {
      if (has_ended(*child)) {
        outcomes[child->job] = reap(*child);
        on_end(child->job, outcomes[child->job]);
        child = running.erase(child);
        continue;
      }
      call_time(*child, patience);
      ++child;
    }
  }
  if (ending != 0) end_by(ending);
  return outcomes;
}

}  // namespace heliorig::bench
