#include "bench/run/pacer.h"

#include <boost/test/unit_test.hpp>

#include "tests/bench/run/hand_clock.h"

namespace heliorig::bench {
namespace {

using namespace std::chrono_literals;
using models::SimTime;
using tests::HandClock;

BOOST_AUTO_TEST_SUITE(pacer)

BOOST_AUTO_TEST_CASE(simulated_time_goes_as_real_time_does) {
  HandClock clock;
  Pacer pacer{clock, 1.0, 100ms};
  for (int i = 0; i <= 10; ++i) pacer.wait_for(SimTime{i * 100ms});
  BOOST_CHECK(clock.time == 2s);
  BOOST_CHECK(pacer.uncertainty() == 0s);
  BOOST_CHECK_EQUAL(pacer.pacing().steps, 11u);
  BOOST_CHECK_EQUAL(pacer.pacing().lateness[0], 11u);
}

BOOST_AUTO_TEST_CASE(a_speed_divides_the_waits_and_multiplies_the_uncertainty) {
  HandClock clock;
  Pacer pacer{clock, 4.0, 100ms};
  pacer.wait_for(SimTime{});
  clock.oversleep = {2ms};
  pacer.wait_for(SimTime{1s});
  BOOST_CHECK(clock.time == 1s + 252ms);
  BOOST_CHECK(pacer.pacing().worst_lateness == 2ms);
  BOOST_CHECK(pacer.uncertainty() == 8ms);
}

// With relative waits each delay would add to those before it.
BOOST_AUTO_TEST_CASE(what_came_late_does_not_delay_what_follows) {
  HandClock clock;
  Pacer pacer{clock, 1.0, 100ms};
  pacer.wait_for(SimTime{});
  clock.oversleep = {30ms, 30ms, 30ms};
  for (int i = 1; i <= 4; ++i) pacer.wait_for(SimTime{i * 100ms});
  BOOST_CHECK(clock.time == 1s + 400ms);
  BOOST_CHECK(pacer.pacing().worst_lateness == 30ms);
  BOOST_CHECK_EQUAL(pacer.pacing().overruns, 0u);
}

BOOST_AUTO_TEST_CASE(a_step_that_meets_the_next_is_an_overrun) {
  HandClock clock;
  Pacer pacer{clock, 1.0, 100ms};
  pacer.wait_for(SimTime{});
  clock.oversleep = {250ms};
  for (int i = 1; i <= 4; ++i) pacer.wait_for(SimTime{i * 100ms});
  // 250 ms late, then 150 and 50 with no time to sleep, then in time again.
  BOOST_CHECK_EQUAL(pacer.pacing().overruns, 2u);
  BOOST_CHECK_CLOSE(pacer.pacing().overrun_share(), 0.4, 1e-12);
  BOOST_CHECK(clock.time == 1s + 400ms);
}

BOOST_AUTO_TEST_CASE(how_long_the_answer_takes_is_open_too) {
  HandClock clock;
  Pacer pacer{clock, 1.0, 100ms};
  pacer.wait_for(SimTime{});
  clock.time += 7ms;
  pacer.answered();
  BOOST_CHECK(pacer.pacing().worst_answer == 7ms);
  BOOST_CHECK(pacer.uncertainty() == 7ms);
  BOOST_CHECK_EQUAL(pacer.pacing().answers[9], 1u);  // 5 to 10 ms
}

BOOST_AUTO_TEST_CASE(what_the_system_refused_is_in_the_results) {
  HandClock clock;
  Pacer pacer{clock, 1.0, 100ms};
  pacer.granted(
      {.priority = true, .refused = {"memory is not locked: no more than 64 KiB may be (ulimit -l)"}});
  pacer.note("the port's driver has no low-latency mode");
  BOOST_CHECK(pacer.pacing().real_time_priority);
  BOOST_CHECK(!pacer.pacing().memory_locked);
  BOOST_CHECK_EQUAL(pacer.pacing().notes.size(), 2u);
}

BOOST_AUTO_TEST_CASE(the_systems_clock_does_not_wake_early) {
  MonotonicClock clock;
  const auto due = clock.now() + 1ms;
  clock.sleep_until(due);
  BOOST_CHECK(clock.now() >= due);
  const auto past = clock.now() - 1s;
  clock.sleep_until(past);  // returns
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::bench
