// What timers give at their pins, to parts that take the mean and to those that take a level.
#include "adapters/avr/mcu/pwm_output.h"

#include <boost/test/unit_test.hpp>

#include "tests/adapters/avr/rig.h"

namespace heliorig {
namespace {

using tests::Rig;
namespace tt = boost::test_tools;

std::string pwm_part(const std::string& name, const std::string& pin, const std::string& signal) {
  return "  - {part: pwm_output, name: " + name + ", pins: {output: " + pin + "}, signals: {value: '" +
         signal + "'}}\n";
}

std::string bridge(const std::string& pwm_pin) {
  return "  - {part: h_bridge, name: bridge, pins: {direction: PA0, pwm: " + pwm_pin +
         "}, signals: {drive: 'controller.command.drive[0]'}, parameters: {forward: high}}\n";
}

const std::string first = "controller.command.feed_pump";
const std::string second = "controller.command.bypass_valve";
const std::string third = "controller.command.drive[1]";

}  // namespace

BOOST_AUTO_TEST_SUITE(pwm_outputs)

BOOST_AUTO_TEST_CASE(changes_within_a_quantum_count_by_their_time) {
  Rig rig("duty", pwm_part("a", "D11", first) + pwm_part("b", "D12", second) + pwm_part("c", "D13", third));
  rig.run(5);
  for (int i = 0; i < 5; ++i) {
    rig.run(1);
    BOOST_TEST(rig.output(first) == 0.4 * 251 / 256 + 0.6 * 6 / 256, tt::tolerance(1e-3));
    BOOST_TEST(rig.output(second) == 0.3 * 128 / 256, tt::tolerance(1e-3));  // disconnected after 3 ms
    BOOST_TEST(rig.output(third) == 0.4, tt::tolerance(1e-3));               // an input after 4 ms
  }
}

BOOST_AUTO_TEST_CASE(a_bridge_takes_each_direction_with_the_duty_of_its_time) {
  Rig rig("duty", bridge("D11"));
  rig.run(5);
  for (int i = 0; i < 5; ++i) {
    rig.run(1);
    BOOST_TEST(rig.output("controller.command.drive[0]") == 0.4 * 251 / 256 - 0.6 * 6 / 256,
               tt::tolerance(1e-3));
  }
}

// Data sheet, "Compare Match Output Unit": while COM bits are set the pin has the state of the OC register,
// which a timer without clock does not change.
BOOST_AUTO_TEST_CASE(a_timer_whose_clock_is_stopped_holds_its_pin) {
  Rig rig("stopped_clock", pwm_part("high", "D11", first) + pwm_part("low", "D5", second));
  rig.run(4);
  BOOST_TEST(rig.output(first) == 231.0 / 256.0);
  BOOST_TEST(rig.output(second) == 101.0 / 256.0);
  rig.run(3);
  BOOST_TEST(rig.output(first) == 1.0);
  BOOST_TEST(rig.output(second) == 0.0);
  rig.run(5);
  BOOST_TEST(rig.output(first) == 0.0);
  BOOST_TEST(rig.output(second) == 1.0);
}

BOOST_AUTO_TEST_CASE(a_match_without_a_waveform_sets_the_pin_for_good) {
  Rig rig("stopped_clock", pwm_part("match", "D6", first));
  rig.run(8);
  BOOST_TEST(rig.output(first) == 0.0);
  rig.run(2);
  BOOST_TEST(rig.output(first) == 1.0);
  rig.run(40);  // the counter has run over
  BOOST_TEST(rig.output(first) == 1.0);
}

BOOST_AUTO_TEST_CASE(a_chip_without_clock_holds_its_pins_high_or_low) {
  // Periods of 1.024 ms at a quarter, of 255 us at four fifths, and always high.
  Rig rig("pwm", bridge("D6") + pwm_part("full", "D7", first) + pwm_part("inverting", "D11", second));
  const std::size_t halt = rig.fault("controller.mcu", "halted");
  constexpr int halts = 25;
  double quarter = 0.0, most = 0.0;
  rig.run(1);
  for (int i = 0; i < halts; ++i) {
    rig.run(1);
    rig.link().set_fault(halt, 1.0);
    rig.run(1);
    const double bridged = -rig.output("controller.command.drive[0]");  // PA0 is low
    const double inverting = rig.output(second);
    BOOST_TEST((bridged == 0.0 || bridged == 1.0));
    BOOST_TEST((inverting == 0.0 || inverting == 1.0));
    BOOST_TEST(rig.output(first) == 1.0);
    rig.run(1);
    BOOST_TEST(rig.output(second) == inverting);
    quarter += bridged;
    most += inverting;
    rig.link().set_fault(halt, std::nullopt);
  }
  BOOST_TEST(quarter / halts == 0.25, tt::tolerance(0.4));
  BOOST_TEST(most / halts == 0.8, tt::tolerance(0.25));
  rig.run(2);
  BOOST_TEST(rig.output("controller.command.drive[0]") == -0.25);
}

BOOST_AUTO_TEST_CASE(lamps_show_the_mean_of_a_pulsed_pin) {
  Rig rig("pwm",
          "  - {part: led, name: quarter, pins: {output: D6}, parameters: {lit: high}}\n"
          "  - {part: led, name: dark, pins: {output: D7}, parameters: {lit: low}}\n"
          "  - {part: led, name: software, pins: {output: D10}, parameters: {lit: high}}\n");
  rig.run(20);
  BOOST_TEST(rig.output("controller.board.quarter.brightness") == 0.25);
  BOOST_TEST(rig.output("controller.board.quarter.on") == 1.0);
  BOOST_TEST(rig.output("controller.board.dark.brightness") == 0.0);
  BOOST_TEST(rig.output("controller.board.software.brightness") == 0.3, tt::tolerance(0.001));
  rig.run(20);
  BOOST_TEST(rig.output("controller.board.dark.brightness") == 1.0);
}

BOOST_AUTO_TEST_CASE(a_switched_part_takes_a_pulsed_pin_for_high_from_half_on_and_says_so) {
  Rig rig("pwm",
          "  - {part: digital_output, name: valve, pins: {output: D11}, signals: {value: "
          "controller.command.vent_shut}}\n"
          "  - {part: relay_drive, name: relays, pins: {forward: D7, backward: D6}, signals: {drive: "
          "'controller.command.drive[1]'}, parameters: {energised: high, operate_time: 8 ms}}\n");
  rig.run(20);
  BOOST_TEST(rig.output("controller.command.vent_shut") == 1.0);  // four fifths
  BOOST_TEST(rig.output("controller.command.drive[1]") == 1.0);   // all of it, and a quarter
  BOOST_TEST(rig.said("board: D11 (PB5) is pulsed by a timer"));
  BOOST_TEST(rig.said("board: D6 (PH3) is pulsed by a timer"));
  rig.run(20);
  BOOST_TEST(rig.output("controller.command.drive[1]") == 0.0);  // the timer gave D7 back to its port
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig
