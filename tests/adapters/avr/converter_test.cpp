// What the converter's registers give and when: conversions.c.
#include <boost/test/unit_test.hpp>

#include <string>

#include "tests/adapters/avr/rig.h"

namespace heliorig {
namespace {

using tests::Rig;
namespace tt = boost::test_tools;

const std::string console = "  - {part: console, name: console, pins: {transmit: D1}}\n";

/// 1 V at A0, code 204 of 5 V; 4 V at A1, code 819.
const std::string inputs =
    "  - part: voltage_input\n    name: one\n    pins: {input: A0}\n"
    "    signals: {value: instruments.supply_voltage}\n"
    "    parameters: {low: 0 V, high: 5 V, low_voltage: 0 V, high_voltage: 5 V}\n"
    "  - part: voltage_input\n    name: four\n    pins: {input: A1}\n    signals: {value: instruments.dni}\n"
    "    parameters: {low: 0 W/m2, high: 5 W/m2, low_voltage: 0 V, high_voltage: 5 V}\n";

void feed(Rig& rig) {
  rig.set("instruments.supply_voltage", 1.0);
  rig.set("instruments.dni", 4.0);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(converter)

BOOST_AUTO_TEST_CASE(a_result_is_that_of_the_conversion_that_has_ended) {
  Rig rig("conversions", console + inputs);
  feed(rig);
  rig.run(60);
  const std::vector<std::string> expected = {
      "none yet: 0 0", "next begun: 204 819", "broken off: 204 819", "half read: 204 204",
      "then: 819 0",   "reference: 204 0",    "adjusted: 51 204",    "free running: 204 204 819 204 819 204",
  };
  BOOST_TEST(rig.lines() == expected, tt::per_element());
}

// 314 mV of 1.1 V are 292.3 codes, 1.1 V of 5 V 225.28.
BOOST_AUTO_TEST_CASE(what_is_inside_the_chip_reads_as_itself) {
  Rig rig("inside_328p", console + inputs, "atmega328p");
  feed(rig);
  rig.run(20);
  BOOST_TEST(rig.lines().back() == "204 292 819 292 225");
  BOOST_TEST(rig.said("temperature is 25 degC"));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig
