#include "adapters/link/clock_watch.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

namespace heliorig::adapters {
namespace {

using namespace std::chrono_literals;

/// Steps of 0.1 s with a controller whose clock goes too fast by so many ppm, read `after` half of a round
/// trip of 2 ms; every third round trip takes 30 ms, and the clock is read at its end.
bench::LinkFigures::Clock watched(double ppm, int steps, std::chrono::nanoseconds after = 1ms) {
  ClockWatch watch;
  for (int i = 0; i < steps; ++i) {
    const auto sent = 7s + i * 100ms;
    const bool slow = i % 3 == 1;
    const auto received = sent + (slow ? 30ms : 2ms);
    const auto shown = std::chrono::duration<double, std::micro>(sent + (slow ? 30ms : after)).count();
    const double clock_us = 4'294'000'000.0 + shown * (1.0 + 1e-6 * ppm);
    watch.add(sent, received, static_cast<std::uint32_t>(std::llround(clock_us)));
  }
  return watch.figures().value();
}

BOOST_AUTO_TEST_SUITE(clock_watch)

// A ceramic resonator is off by some thousand ppm, a crystal by some ten. The clock goes round at the seventh
// step.
BOOST_AUTO_TEST_CASE(the_rate_is_found_within_its_half_width) {
  for (const double ppm : {-5000.0, -30.0, 0.0, 30.0, 5000.0}) {
    const auto clock = watched(ppm, 6000);
    BOOST_CHECK_SMALL(clock.rate_ppm - ppm, 0.1);
    BOOST_CHECK_CLOSE(clock.rate_half_width_ppm, 2e-3 / 600.0 * 1e6, 25.0);
    BOOST_CHECK_SMALL(static_cast<double>(clock.offset.count()) * 1e-9 - ppm * 1e-6 * 599.9, 60e-6);
  }
}

// Wherever within a round trip the clock is read, the truth is within the half width.
BOOST_AUTO_TEST_CASE(what_the_wire_leaves_open_is_in_the_half_width) {
  for (const auto after : {0ns, 500'000ns, 2'000'000ns}) {
    const auto clock = watched(50.0, 300, after);
    BOOST_CHECK_LE(std::abs(clock.rate_ppm - 50.0), clock.rate_half_width_ppm);
  }
}

BOOST_AUTO_TEST_CASE(one_reading_says_nothing) {
  ClockWatch watch;
  watch.add(0ms, 2ms, 5);
  BOOST_CHECK(!watch.figures());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::adapters
