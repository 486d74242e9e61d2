// Bridges, relays and stepper drivers, worked by the firmware drives.c.
#include <boost/test/unit_test.hpp>

#include "tests/adapters/avr/rig.h"

namespace heliorig {
namespace {

using tests::Rig;
namespace tt = boost::test_tools;

const std::string bridge =
    "  - {part: h_bridge, name: bridge, pins: {direction: D12, pwm: D3, brake: D9},"
    " signals: {drive: 'controller.command.drive[0]'}, parameters: {forward: high}}\n";
const std::string relays =
    "  - {part: relay_drive, name: relays, pins: {forward: PL0, backward: PL1},"
    " signals: {drive: 'controller.command.drive[1]'}, parameters: {energised: high, operate_time: 8 ms}}\n";
const std::string near_driver =
    "  - {part: a4988, name: near, pins: {step: PA0, direction: PA1, enable: PA2, ms1: PA3, ms2: PA3, ms3: "
    "PA3},"
    " signals: {position: 'controller.command.drive[2]'}, parameters: {forward: high}}\n";
const std::string expander = "  - {part: mcp23017, name: expander, bus: {address: 0x20}}\n";
const std::string far_driver =
    "  - {part: a4988, name: far, pins: {step: expander.GPA0, direction: PA1, ms1: supply},"
    " signals: {position: 'controller.command.drive[3]'}, parameters: {forward: low}}\n";

constexpr int all_of_it = 40;

}  // namespace

BOOST_AUTO_TEST_SUITE(drives)

BOOST_AUTO_TEST_CASE(a_bridge_gives_the_duty_with_the_direction_s_sign_and_nothing_when_braked) {
  Rig rig("drives", bridge);
  const auto drive = [&] { return rig.output("controller.command.drive[0]"); };
  rig.run(2);
  BOOST_TEST(drive() == 0.2, tt::tolerance(1e-9));  // 51 of 255, phase correct
  rig.run(3);                                       // 40 ms and a few microseconds: braked
  BOOST_TEST(drive() == 0.0, tt::tolerance(1e-3));
  rig.run(3);  // from 60 ms on backward
  BOOST_TEST(drive() == -1.0, tt::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(a_change_within_a_quantum_counts_by_its_time) {
  // The brake comes some microseconds after 40 ms, so that the quantum from there has a little of the drive.
  Rig rig("drives", bridge);
  rig.run(5);
  const double drive = rig.output("controller.command.drive[0]");
  BOOST_TEST(drive > 0.0);
  BOOST_TEST(drive < 0.2 * 50e-6 / 10e-3);
}

BOOST_AUTO_TEST_CASE(relays_take_their_time_and_short_pulses_move_nothing) {
  Rig rig("drives", relays);
  const auto drive = [&] { return rig.output("controller.command.drive[1]"); };
  rig.run(9);  // the coil came at 80 ms, the contact 8 ms later
  BOOST_TEST(drive() == 0.2, tt::tolerance(0.02));
  rig.run(1);
  BOOST_TEST(drive() == 1.0);
  rig.run(9);  // the coil went at 180 ms
  BOOST_TEST(drive() == 0.8, tt::tolerance(0.02));
  for (int i = 0; i < 10; ++i) {
    rig.run(1);
    BOOST_TEST(drive() == 0.0);  // the other coil was on for 5 ms
  }
}

BOOST_AUTO_TEST_CASE(a_driver_counts_every_microstep_and_what_its_data_sheet_forbids) {
  Rig rig("drives", near_driver);
  rig.run(all_of_it);
  // 1000 forward, 8/16 back; DIR too late: a step back; STEP too short: none. Then the translator goes 70
  // full steps on, 17 periods of four and two steps: the rotor, fed again, goes to the nearest place of that
  // phase.
  const double fed = 1000.0 - 8.0 / 16.0 - 1.0;
  BOOST_TEST(std::abs(rig.output("controller.command.drive[2]") - fed) == 2.0);
  BOOST_TEST(rig.output("controller.board.near.timing_faults") == 2.0);
  BOOST_TEST(rig.said("near: DIR changed less than 200 ns before STEP rose"));
  BOOST_TEST(rig.said("near: STEP was high for less than 1 us"));
}

BOOST_AUTO_TEST_CASE(steps_at_20_kHz_come_at_their_cycle) {
  // From the first step on, 200 a quantum: 10 ms at 20 kHz.
  Rig rig("drives", near_driver);
  rig.run(20);
  double before = rig.output("controller.command.drive[2]");
  for (int i = 0; i < 3; ++i) {
    rig.run(1);
    BOOST_TEST(rig.output("controller.command.drive[2]") - before == 200.0);
    before = rig.output("controller.command.drive[2]");
  }
}

BOOST_AUTO_TEST_CASE(a_driver_behind_an_expander_shares_its_direction) {
  Rig rig("drives", expander + near_driver + far_driver);
  rig.run(all_of_it);
  // Half steps by its strap; DIR is left high, and its forward is low.
  BOOST_TEST(rig.output("controller.command.drive[3]") == -2.5);
  BOOST_TEST(rig.output("controller.board.far.timing_faults") == 0.0);
}

// Allegro data sheet, "Home State": at power-up the translator stands at one place of its period of four full
// steps, and the rotor is pulled to the nearest such place.
BOOST_AUTO_TEST_CASE(a_driver_that_lost_its_power_starts_at_home) {
  Rig rig("three_steps",
          "  - {part: a4988, name: driver, pins: {step: PA0, direction: PA1, enable: PA2},"
          " signals: {position: 'controller.command.drive[2]'}, parameters: {forward: high}}\n");
  const auto position = [&] { return rig.output("controller.command.drive[2]"); };
  const std::size_t cut = rig.fault("controller.mcu.supply", "cut");
  rig.run(2);
  BOOST_TEST(position() == 3.0);
  rig.link().set_fault(cut, 1.0);
  rig.run(2);
  BOOST_TEST(position() == 3.0);  // nothing pulls
  rig.link().set_fault(cut, std::nullopt);
  rig.run(3);
  BOOST_TEST(position() == 4.0 + 3.0);
  BOOST_TEST(rig.output("controller.board.driver.timing_faults") == 0.0);
}

BOOST_AUTO_TEST_CASE(lamps_and_probes_show_what_pins_do) {
  Rig rig("drives", expander + near_driver + far_driver +
                        "  - {part: probe, name: step, pins: {pin: PA0}}\n"
                        "  - {part: probe, name: pwm, pins: {pin: D3}}\n"
                        "  - {part: led, name: brake, pins: {output: D9}, parameters: {lit: low}}\n"
                        "  - {part: probe, name: far_step, pins: {pin: expander.GPA0}}\n");
  rig.run(2);
  BOOST_TEST(rig.output("controller.board.pwm.duty") == 0.2, tt::tolerance(1e-9));
  BOOST_TEST(rig.output("controller.board.brake.on") == 1.0);
  rig.run(3);
  BOOST_TEST(rig.output("controller.board.brake.on") == 0.0);
  BOOST_TEST(rig.output("controller.board.brake.brightness") < 0.01);
  rig.run(all_of_it);
  BOOST_TEST(rig.output("controller.board.step.edges") == 2.0 * (1000 + 8 + 1 + 1 + 70));
  BOOST_TEST(rig.output("controller.board.far_step.edges") == 10.0);
}

BOOST_AUTO_TEST_CASE(a_lamp_that_low_lights_is_dark_while_the_expander_s_pin_is_an_input) {
  Rig rig("drives",
          expander + "  - {part: led, name: lamp, pins: {output: expander.GPA0}, parameters: {lit: low}}\n");
  rig.run(2);
  BOOST_TEST(rig.output("controller.board.lamp.on") == 0.0);
  rig.run(all_of_it);
  BOOST_TEST(rig.output("controller.board.lamp.on") == 1.0);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig
