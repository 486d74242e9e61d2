#include <boost/test/unit_test.hpp>

#include "adapters/reference_firmware/calendar.h"
#include "adapters/reference_firmware/clock_watch.h"

using namespace heliorig_firmware;

BOOST_AUTO_TEST_SUITE(firmware_clock)

BOOST_AUTO_TEST_CASE(registers_in_bcd_are_seconds_since_2000) {
  std::uint32_t clock_s = 0;
  const std::uint8_t midnight[7] = {0x00, 0x00, 0x00, 0x07, 0x01, 0x01, 0x00};
  BOOST_CHECK(seconds_since_2000(midnight, clock_s));
  BOOST_CHECK_EQUAL(clock_s, 0u);
  // 2024-02-29T23:59:59Z is 1709251199 s after 1970, which is 946684800 s before 2000.
  const std::uint8_t leap[7] = {0x59, 0x59, 0x23, 0x05, 0x29, 0x02, 0x24};
  BOOST_CHECK(seconds_since_2000(leap, clock_s));
  BOOST_CHECK_EQUAL(clock_s, 1709251199u - 946684800u);
}

BOOST_AUTO_TEST_CASE(registers_that_show_no_time_are_refused) {
  std::uint32_t clock_s = 0;
  const std::uint8_t erased[7] = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff};
  const std::uint8_t thirtieth[7] = {0x00, 0x00, 0x12, 0x01, 0x30, 0x02, 0x26};
  const std::uint8_t month[7] = {0x00, 0x00, 0x12, 0x01, 0x01, 0x13, 0x26};
  const std::uint8_t second[7] = {0x60, 0x00, 0x12, 0x01, 0x01, 0x01, 0x26};
  BOOST_CHECK(!seconds_since_2000(erased, clock_s));
  BOOST_CHECK(!seconds_since_2000(thirtieth, clock_s));
  BOOST_CHECK(!seconds_since_2000(month, clock_s));
  BOOST_CHECK(!seconds_since_2000(second, clock_s));
}

BOOST_AUTO_TEST_CASE(a_clock_that_stands_or_is_silent_is_believed_for_three_seconds) {
  ClockWatch watch;
  BOOST_CHECK(!watch.valid());
  watch.observe(true, 100, 0);
  watch.observe(false, 0, 1000);
  BOOST_CHECK(watch.valid());
  BOOST_CHECK_EQUAL(watch.clock_s(), 100u);
  watch.observe(true, 100, 3000);
  BOOST_CHECK(watch.valid());
  watch.observe(true, 100, 3100);
  BOOST_CHECK(!watch.valid());
  watch.observe(true, 101, 3200);
  BOOST_CHECK(watch.valid());
}

// Shown each tick of 100 ms, as the processor counts them.
BOOST_AUTO_TEST_CASE(a_clock_and_a_processor_at_another_pace_are_noticed) {
  const auto apart_after_s = [](double pace) {
    ClockWatch watch;
    for (std::uint32_t tick = 0; tick < 6000; ++tick) {
      watch.observe(true, 100 + static_cast<std::uint32_t>(tick * 0.1 * pace), 100 * tick);
      if (watch.apart()) return tick / 10;
    }
    return 600u;
  };
  BOOST_TEST(apart_after_s(1.0) == 600u);
  BOOST_TEST(apart_after_s(1.004) == 600u);  // a processor with a ceramic resonator
  BOOST_TEST(apart_after_s(1.05) <= 20u);
  BOOST_TEST(apart_after_s(0.95) <= 20u);
  BOOST_TEST(apart_after_s(0.5) <= 8u);
  BOOST_TEST(apart_after_s(2.5) <= 8u);
}

// A clock that is set right by some seconds is followed; one by one it would not be.
BOOST_AUTO_TEST_CASE(steps_of_a_clock_are_no_other_pace) {
  ClockWatch watch;
  std::uint32_t ahead_s = 0;
  for (std::uint32_t tick = 0; tick < 6000; ++tick) {
    if (tick % 300 == 150) ahead_s += tick % 600 == 150 ? 7 : -1;
    watch.observe(true, 100 + tick / 10 + ahead_s, 100 * tick);
    BOOST_REQUIRE(!watch.apart() && !watch.jumped());
  }
}

// The bus fails for some seconds, again and again.
BOOST_AUTO_TEST_CASE(answers_that_come_late_are_no_other_pace) {
  ClockWatch watch;
  for (std::uint32_t tick = 0; tick < 36000; ++tick) {
    const bool silent = tick % 97 < (tick / 97) % 20;
    watch.observe(!silent, 100 + tick / 10, 100 * tick);
    BOOST_REQUIRE(watch.valid() && !watch.apart() && !watch.jumped());
  }
}

BOOST_AUTO_TEST_CASE(a_pace_that_was_wrong_is_trusted_anew) {
  ClockWatch watch;
  for (std::uint32_t tick = 0; tick < 300; ++tick) watch.observe(true, 100 + tick / 8, 100 * tick);
  BOOST_CHECK(watch.apart());
  watch.trust();
  for (std::uint32_t tick = 300; tick < 900; ++tick) watch.observe(true, 137 + (tick - 300) / 10, 100 * tick);
  BOOST_CHECK(!watch.apart());
}

BOOST_AUTO_TEST_SUITE_END()
