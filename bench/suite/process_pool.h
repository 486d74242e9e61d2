#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace heliorig::bench {

/// How a job's process ended.
struct JobOutcome {
  enum class End { exited, crashed, out_of_time };
  End end = End::exited;
  int code = 0;         ///< exit code, or the number of the signal that killed it
  double wall_s = 0.0;  ///< how long it took; never part of a verdict
};

/// A pool of processes: one forked child a job, because SystemC elaborates once a process and because a crash must stay
/// with the one who crashed. This is the suite's supervisor, one of the few places that know the wall clock.
///
/// `work` is called in the child with the job's number; what it returns is the child's exit code. A child that takes
/// longer than `wall_limit` is asked to end (asked_to_end()), and killed when it does not for as long again or 11 s.
/// Interrupted (Ctrl-C, SIGTERM), the pool asks its children to end, waits for them as long and then ends itself by
/// that signal; a second one is not waited for. `on_end` is called in the parent as each job ends. Children die with the parent.
/// Returns the outcomes in the order of the jobs. Throws std::system_error where no process can be made.
std::vector<JobOutcome> run_in_processes(std::size_t jobs, std::size_t parallel, std::chrono::seconds wall_limit,
                                         const std::function<int(std::size_t)>& work,
                                         const std::function<void(std::size_t, const JobOutcome&)>& on_end);

}  // namespace heliorig::bench
