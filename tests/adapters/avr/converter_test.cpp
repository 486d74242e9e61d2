// What the converter's registers give and when: conversions.c.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

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

/// adc.c converts without end, A0 too; its faults go by their names.
class Faulty : public Rig {
 public:
  Faulty() : Rig("adc", console + inputs) { feed(*this); }

  void set_fault(const std::string& target, const std::string& kind, std::optional<double> value) {
    link().set_fault(fault(target, kind), value);
  }
  bool observed(const std::string& target, const std::string& kind) {
    return link().fault_has_effect(fault(target, kind));
  }
};

const std::string adc = "controller.mcu.adc";

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

// A0 is 205 of 5 V and 400 of 2.56 V, the other channels are 0: bit 9 is 0 in any case, bit 4 is 1 in 400.
BOOST_AUTO_TEST_CASE(each_fault_is_observed_for_itself) {
  Faulty rig;
  rig.set("instruments.supply_voltage", 1.001);  // on no code's edge
  rig.run(10);
  BOOST_TEST(rig.lines().back() == "205 0 0 0 400");
  rig.set_fault(adc, "bit9_stuck_low", 1.0);
  rig.set_fault(adc, "offset", 0.101);
  rig.set_fault(adc, "bit4_stuck_low", 1.0);
  rig.run(10);
  BOOST_TEST(rig.lines().back() == "225 4 4 4 424");
  BOOST_TEST(!rig.observed(adc, "bit9_stuck_low"));
  BOOST_TEST(rig.observed(adc, "offset"));
  BOOST_TEST(rig.observed(adc, "bit4_stuck_low"));
  rig.set_fault(adc, "offset", std::nullopt);
  rig.set_fault(adc, "noise", 1e-9);
  rig.run(10);
  BOOST_TEST(rig.lines().back() == "205 0 0 0 384");
  BOOST_TEST(!rig.observed(adc, "noise"));
  BOOST_TEST(rig.observed(adc, "bit4_stuck_low"));
  BOOST_TEST(!rig.observed(adc, "bit9_stuck_low"));
}

BOOST_AUTO_TEST_CASE(a_stuck_wire_behind_a_broken_one_makes_no_difference) {
  Faulty rig;
  const std::string wire = "controller.board.one.input";
  rig.run(10);
  rig.set_fault(wire, "open", 1.0);
  rig.set_fault(wire, "stuck", 3.0);
  rig.run(10);
  BOOST_TEST(rig.observed(wire, "open"));
  BOOST_TEST(!rig.observed(wire, "stuck"));
  rig.set_fault(wire, "open", std::nullopt);
  rig.run(10);
  BOOST_TEST(rig.observed(wire, "stuck"));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig
