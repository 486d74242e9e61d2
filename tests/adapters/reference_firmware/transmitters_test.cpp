// Limit 24, NAMUR NE 43: valid 3.8–20.5 mA, fault < 3.6 or > 21 mA.
#include "adapters/reference_firmware/transmitters.h"

#include <boost/test/unit_test.hpp>

#include "tests/adapters/reference_firmware/sensors.h"

using heliorig::tests::current_code;
using heliorig_firmware::Transmitter;

BOOST_AUTO_TEST_SUITE(transmitters)

BOOST_AUTO_TEST_CASE(four_to_twenty_milliamperes_are_the_range) {
  Transmitter pressure{0.0f, 16.0f};
  for (const double mA : {4.0, 8.0, 12.0, 16.0, 19.9}) {
    const auto reading = pressure.read(current_code(mA));
    BOOST_CHECK(reading.valid);
    BOOST_CHECK_SMALL(reading.value - static_cast<float>(mA - 4.0),
                      heliorig_firmware::code_width(0.0f, 16.0f));
  }
}

BOOST_AUTO_TEST_CASE(a_current_below_3_6_mA_is_a_fault_and_one_from_3_8_on_a_measurement) {
  Transmitter pressure{0.0f, 16.0f};
  BOOST_CHECK(!pressure.read(current_code(0.0)).valid);
  BOOST_CHECK(!pressure.read(current_code(3.7)).valid);  // between the two, what was believed stays
  BOOST_CHECK(pressure.read(current_code(3.85)).valid);
  BOOST_CHECK(pressure.read(current_code(3.7)).valid);
  BOOST_CHECK(!pressure.read(current_code(3.55)).valid);
}

// 5 V are 20 mA: what is above cannot be told from 20 mA, and reads as the top of the range.
BOOST_AUTO_TEST_CASE(a_fault_upward_reads_as_the_top_of_the_range) {
  Transmitter pressure{0.0f, 16.0f};
  const auto reading = pressure.read(current_code(21.5));
  BOOST_CHECK(reading.valid);
  BOOST_CHECK_GT(reading.value, 15.9f);
}

BOOST_AUTO_TEST_SUITE_END()
