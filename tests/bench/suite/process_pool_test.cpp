#include "bench/suite/process_pool.h"

#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <csignal>
#include <cstdlib>
#include <set>

using namespace heliorig::bench;
using namespace std::chrono_literals;

namespace {

void ignore(std::size_t, const JobOutcome&) {}

}  // namespace

BOOST_AUTO_TEST_SUITE(process_pool)

BOOST_AUTO_TEST_CASE(outcomes_come_in_the_order_of_the_jobs) {
  const auto outcomes = run_in_processes(5, 2, 60s, [](std::size_t job) { return static_cast<int>(job) + 10; }, ignore);
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

BOOST_AUTO_TEST_CASE(the_parent_hears_of_every_end_once) {
  std::multiset<std::size_t> heard;
  run_in_processes(4, 2, 60s, [](std::size_t) { return 0; },
                   [&](std::size_t job, const JobOutcome&) { heard.insert(job); });
  BOOST_CHECK((heard == std::multiset<std::size_t>{0, 1, 2, 3}));
}

BOOST_AUTO_TEST_CASE(no_jobs_no_outcomes) {
  BOOST_CHECK(run_in_processes(0, 2, 60s, [](std::size_t) { return 0; }, ignore).empty());
}

BOOST_AUTO_TEST_SUITE_END()
