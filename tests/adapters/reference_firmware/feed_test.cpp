#include "adapters/reference_firmware/feed.h"

#include <boost/test/unit_test.hpp>

#include "tests/adapters/reference_firmware/sensors.h"

using heliorig::tests::good_order;
using namespace heliorig_firmware;

namespace {

/// Ticks until the watch says so, 0 where it does not within a minute; 20 kg/h and 0.5 g a pulse at full
/// speed.
int ticks_to_loss(FeedWatch& watch, std::uint8_t duty, double share_of_water) {
  const double pulses_a_tick = 20.0 / 3.6 / 0.5 / 10.0 * duty / 255.0 * share_of_water;
  double pulses = 1000.0;
  watch.observe(0, 1000);
  for (int tick = 1; tick <= 600; ++tick) {
    pulses += pulses_a_tick;
    watch.observe(duty, static_cast<std::uint32_t>(pulses));
    if (watch.lost()) return tick;
  }
  return 0;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(feed)

BOOST_AUTO_TEST_CASE(the_pump_runs_while_the_normal_electrode_is_dry) {
  Inputs in = good_order();
  BOOST_CHECK_EQUAL(feed_duty(in, false), 0);
  in.level_normal = false;
  BOOST_CHECK_GT(feed_duty(in, false), 0);
  BOOST_CHECK_EQUAL(feed_duty(in, true), 0);  // limit 38: nothing into a hot dry tube
  in.level_high = true;
  BOOST_CHECK_EQUAL(feed_duty(in, false), 0);  // limit 42, whatever the normal electrode says
}

// Limit 15: below 50 % of the expected pulses for 5 s.
BOOST_AUTO_TEST_CASE(water_that_does_not_come_is_noticed_after_five_seconds) {
  for (const std::uint8_t duty : {std::uint8_t{153}, std::uint8_t{255}}) {
    FeedWatch none, little, enough;
    BOOST_CHECK_EQUAL(ticks_to_loss(none, duty, 0.0), 50);
    BOOST_CHECK_EQUAL(ticks_to_loss(little, duty, 0.4), 50);
    BOOST_CHECK_EQUAL(ticks_to_loss(enough, duty, 0.6), 0);
  }
}

BOOST_AUTO_TEST_CASE(a_pump_that_rests_is_not_missed) {
  FeedWatch watch;
  for (int tick = 0; tick < 100; ++tick) watch.observe(tick % 40 < 30 ? 153 : 0, 0);  // never 5 s at a time
  BOOST_CHECK(!watch.lost());
}

BOOST_AUTO_TEST_SUITE_END()
