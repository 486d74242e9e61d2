#include "adapters/boards/speed_grade.h"

#include <boost/test/unit_test.hpp>

namespace heliorig::adapters {

BOOST_AUTO_TEST_SUITE(speed_grade)

// The data sheets' own figures: an Arduino's 16 MHz at 5 V, a Pro Mini's 8 MHz at 3.3 V.
BOOST_AUTO_TEST_CASE(corners_of_the_safe_operating_areas) {
  const auto closely = boost::test_tools::tolerance(1e-12);
  BOOST_TEST(least_supply_V("atmega328p", 1e6).value() == 1.8);
  BOOST_TEST(least_supply_V("atmega328p", 10e6).value() == 2.7, closely);
  BOOST_TEST(least_supply_V("atmega328p", 16e6).value() == 3.78, closely);
  BOOST_TEST(least_supply_V("atmega328p", 20e6).value() == 4.5, closely);
  BOOST_TEST(!least_supply_V("atmega328p", 20.1e6).has_value());
  BOOST_TEST(least_supply_V("atmega2560", 2e6).value() == 1.8);
  BOOST_TEST(least_supply_V("atmega2560", 8e6).value() == 2.7, closely);
  BOOST_TEST(least_supply_V("atmega2560", 8.1e6).value() == 4.5);
  BOOST_TEST(least_supply_V("atmega2560", 16e6).value() == 4.5);
  BOOST_TEST(!least_supply_V("atmega2560", 32e6).has_value());
  BOOST_TEST(least_supply_V("atmega32u4", 1e6).value() == 2.7);
  BOOST_TEST(least_supply_V("atmega32u4", 16e6).value() == 4.5);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig::adapters
