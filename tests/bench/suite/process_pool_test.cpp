#include "bench/suite/process_pool.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <boost/test/unit_test.hpp>
#include <csignal>
#include <cstdlib>
#include <set>
#include <string>

#include "bench/suite/end_requests.h"

using namespace heliorig::bench;
using namespace std::chrono_literals;

namespace {

void ignore(std::size_t, const JobOutcome&) {}

}  // namespace

BOOST_AUTO_TEST_SUITE(process_pool)

BOOST_AUTO_TEST_CASE(outcomes_come_in_the_order_of_the_jobs) {
  const auto outcomes = run_in_processes(
      5, 2, 60s, [](std::size_t job) { return static_cast<int>(job) + 10; }, ignore);
  BOOST_REQUIRE_EQUAL(outcomes.size(), 5u);
  for (int job = 0; job < 5; ++job) {
    BOOST_CHECK(outcomes[static_cast<std::size_t>(job)].end == JobOutcome::End::exited);
    BOOST_CHECK_EQUAL(outcomes[static_cast<std::size_t>(job)].code, job + 10);
  }
}

BOOST_AUTO_TEST_CASE(a_crash_stays_with_the_one_who_crashed) {
  const auto outcomes = run_in_processes(
      3, 3, 60s,
      [](std::size_t job) {
        if (job == 1) {
          std::signal(SIGABRT, SIG_DFL);
          std::abort();
        }
        return 0;
      },
      ignore);
  BOOST_CHECK(outcomes[0].end == JobOutcome::End::exited);
  BOOST_CHECK(outcomes[1].end == JobOutcome::End::crashed);
  BOOST_CHECK_EQUAL(outcomes[1].code, SIGABRT);
  BOOST_CHECK(outcomes[2].end == JobOutcome::End::exited);
}

BOOST_AUTO_TEST_CASE(a_child_that_hangs_is_killed_at_the_limit) {
  const auto outcomes = run_in_processes(
      2, 2, 1s,
      [](std::size_t job) {
        while (job == 0) pause();
        return 0;
      },
      ignore);
  BOOST_CHECK(outcomes[0].end == JobOutcome::End::out_of_time);
  BOOST_CHECK(outcomes[1].end == JobOutcome::End::exited);
}

// A board that is in the middle of a run gets its last word.
BOOST_AUTO_TEST_CASE(a_child_is_asked_to_end_before_it_is_killed) {
  const auto outcomes = run_in_processes(
      1, 1, 1s,
      [](std::size_t) {
        while (!asked_to_end()) usleep(1000);
        return 7;
      },
      ignore);
  BOOST_CHECK(outcomes[0].end == JobOutcome::End::out_of_time);
}

// By the signal that interrupted it, when its children have ended; no further one has begun.
BOOST_AUTO_TEST_CASE(an_interrupted_pool_ends_after_its_children) {
  std::array<int, 2> ends{};
  BOOST_REQUIRE_EQUAL(pipe(ends.data()), 0);
  const pid_t pool = fork();
  BOOST_REQUIRE(pool >= 0);
  if (pool == 0) {
    run_in_processes(
        2, 1, 60s,
        [&](std::size_t) {
          [[maybe_unused]] const auto begun = write(ends[1], "b", 1);
          while (!asked_to_end()) usleep(1000);
          [[maybe_unused]] const auto ended = write(ends[1], "e", 1);
          return 0;
        },
        ignore);
    _exit(0);
  }
  close(ends[1]);
  std::string heard(3, ' ');
  BOOST_REQUIRE_EQUAL(read(ends[0], heard.data(), 1), 1);
  kill(pool, SIGINT);
  BOOST_REQUIRE_EQUAL(read(ends[0], heard.data() + 1, 1), 1);
  BOOST_CHECK_EQUAL(read(ends[0], heard.data() + 2, 1), 0);
  BOOST_CHECK_EQUAL(heard, "be ");
  int status = 0;
  BOOST_REQUIRE_EQUAL(waitpid(pool, &status, 0), pool);
  BOOST_CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGINT);
  close(ends[0]);
}

BOOST_AUTO_TEST_CASE(the_parent_hears_of_every_end_once) {
  std::multiset<std::size_t> heard;
  run_in_processes(
      4, 2, 60s, [](std::size_t) { return 0; },
      [&](std::size_t job, const JobOutcome&) { heard.insert(job); });
  BOOST_CHECK((heard == std::multiset<std::size_t>{0, 1, 2, 3}));
}

BOOST_AUTO_TEST_CASE(no_jobs_no_outcomes) {
  BOOST_CHECK(run_in_processes(
                  0, 2, 60s, [](std::size_t) { return 0; }, ignore)
                  .empty());
}

BOOST_AUTO_TEST_SUITE_END()
