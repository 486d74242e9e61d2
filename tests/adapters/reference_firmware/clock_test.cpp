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

BOOST_AUTO_TEST_SUITE_END()
