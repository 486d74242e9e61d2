// Pins that the firmware lets go, and parts that are on while theirs is driven low.
#include "adapters/avr/mcu/pins.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "adapters/avr/mcu/pin_edges.h"
#include "tests/adapters/avr/rig.h"

namespace heliorig {
namespace {

using tests::Rig;

const std::string lamp = "  - {part: led, name: lamp, pins: {output: PC0}, parameters: {lit: low}}\n";
const std::string relays =
    "  - {part: relay_drive, name: relays, pins: {forward: PC1, backward: PC2}, signals: {drive: "
    "'controller.command.drive[1]'}, parameters: {energised: low, operate_time: 1 ms}}\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(pins)

BOOST_AUTO_TEST_CASE(what_is_let_go_falls_for_every_part) {
  Rig rig("let_go",
          "  - {part: h_bridge, name: bridge, pins: {direction: PA0, pwm: D11, brake: PA1}, signals: {drive: "
          "'controller.command.drive[0]'}, parameters: {forward: high}}\n"
          "  - {part: relay_drive, name: relays, pins: {forward: PL0, backward: PL1}, signals: {drive: "
          "'controller.command.drive[1]'}, parameters: {energised: high, operate_time: 1 ms}}\n"
          "  - {part: probe, name: brake, pins: {pin: PA1}}\n");
  rig.run(4);
  BOOST_TEST(rig.output("controller.command.drive[0]") == 0.0);
  BOOST_TEST(rig.output("controller.command.drive[1]") == 1.0);
  rig.run(2);
  BOOST_TEST(rig.output("controller.command.drive[0]") == 1.0);
  BOOST_TEST(rig.output("controller.command.drive[1]") == 0.0);
  BOOST_TEST(rig.output("controller.board.brake.edges") == 2.0);
  rig.run(5);
  BOOST_TEST(rig.output("controller.command.drive[0]") == 0.0);
}

BOOST_AUTO_TEST_CASE(what_is_let_go_is_an_edge_unless_something_else_drives_it) {
  for (const bool held : {false, true}) {
    BOOST_TEST_CONTEXT((held ? "held" : "free")) {
      const adapters::Mcu& chip = *adapters::find_mcu("atmega2560");
      adapters::AvrMcu mcu(
          chip, std::get<adapters::ElfImage>(adapters::read_firmware(tests::firmware_path("let_go"), chip)),
          {16e6, 5.0, {}});
      adapters::Pins pins(mcu);
      const adapters::PinEdges edges(mcu);
      if (held) pins.drive({'C', 3}, true);
      const unsigned more = held ? 2 : 0;  // driven low against the board before it is driven high
      mcu.run_to(16'000 * 40);
      BOOST_TEST(edges.count() == 5 + more);
      mcu.run_to(16'000 * 90);
      BOOST_TEST(edges.count() == 5 + more + (held ? 2 : 3));  // brake, relay, and PC3 where it is free
      mcu.run_to(16'000 * 140);
      BOOST_TEST(edges.count() == 5 + more + (held ? 3 : 4));  // the PWM pin
      mcu.run_to(16'000 * 250);
      BOOST_TEST(edges.count() == 5 + more + (held ? 3 : 6));  // the pull-up of PC3
    }
  }
}

BOOST_AUTO_TEST_CASE(a_part_that_low_energises_is_off_until_its_pin_is_driven) {
  Rig rig("active_low", lamp + relays);
  const auto lit = [&] { return rig.output("controller.board.lamp.on"); };
  const auto drive = [&] { return rig.output("controller.command.drive[1]"); };
  rig.run(9);
  BOOST_TEST(lit() == 0.0);
  BOOST_TEST(rig.output("controller.board.lamp.brightness") == 0.0);
  BOOST_TEST(drive() == 0.0);
  rig.run(2);
  BOOST_TEST(lit() == 0.0);
  BOOST_TEST(drive() == -1.0);
  rig.run(10);
  BOOST_TEST(lit() == 1.0);
  BOOST_TEST(rig.output("controller.board.lamp.brightness") == 1.0);
  BOOST_TEST(drive() == 0.0);  // both
  rig.run(10);
  BOOST_TEST(lit() == 0.0);
  BOOST_TEST(drive() == -1.0);
  const auto reset = rig.fault("controller.mcu", "reset");
  rig.link().set_fault(reset, 1.0);
  rig.run(2);
  BOOST_TEST(lit() == 0.0);
}

BOOST_AUTO_TEST_CASE(a_lamp_on_a_broken_wire_is_dark_and_on_a_shorted_one_lit) {
  Rig rig("active_low", lamp);
  const auto lit = [&] { return rig.output("controller.board.lamp.on"); };
  const auto open = rig.fault("controller.board.lamp.output", "open");
  const auto shorted = rig.fault("controller.board.lamp.output", "stuck_low");
  rig.link().set_fault(shorted, 1.0);
  rig.run(2);
  BOOST_TEST(lit() == 1.0);
  BOOST_TEST(rig.link().fault_has_effect(shorted));
  rig.link().set_fault(shorted, std::nullopt);
  rig.link().set_fault(open, 1.0);
  rig.run(15);
  BOOST_TEST(lit() == 0.0);
  BOOST_TEST(!rig.link().fault_has_effect(open));  // it is off
  rig.run(10);
  BOOST_TEST(lit() == 0.0);
  BOOST_TEST(rig.link().fault_has_effect(open));
  rig.link().set_fault(open, std::nullopt);
  rig.run(1);
  BOOST_TEST(lit() == 1.0);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig
