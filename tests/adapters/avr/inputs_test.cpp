// What firmware reads of counters, switches and buttons: inputs.c.
#include <boost/test/unit_test.hpp>

#include <sstream>

#include "tests/adapters/avr/rig.h"

namespace heliorig {
namespace {

using tests::Rig;

const std::string console = "  - {part: console, name: console, pins: {transmit: D1}}\n";
const std::string expander = "  - {part: mcp23017, name: expander, bus: {address: 0x20}}\n";

/// The last line that the firmware printed.
struct Seen {
  int turns = 0, place = 0, forbidden = 0, d18 = 0, d19 = 0, gpb0 = 0, pulses = 0;
};
Seen seen(const Rig& rig) {
  Seen seen;
  BOOST_REQUIRE(!rig.lines().empty());
  std::istringstream line(rig.lines().back());
  line >> seen.turns >> seen.place >> seen.forbidden >> seen.d18 >> seen.d19 >> seen.gpb0 >> seen.pulses;
  BOOST_REQUIRE(line);
  return seen;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(inputs)

BOOST_AUTO_TEST_CASE(a_turn_counter_counts_both_ways) {
  Rig rig("inputs", console + expander +
                        "  - {part: turn_counter, name: turns, pins: {output: D22},"
                        " signals: {value: instruments.feed_pulses}, parameters: {pulse: 0.25}}\n");
  rig.set("instruments.feed_pulses", 0.0);
  rig.run(10);
  for (int i = 1; i <= 40; ++i) {  // ten turns in 400 ms: a pulse a quantum
    rig.set("instruments.feed_pulses", 0.25 * i);
    rig.run(1);
  }
  rig.run(20);
  BOOST_TEST(seen(rig).turns == 40);
  rig.set("instruments.feed_pulses", 7.5);
  rig.run(20);
  BOOST_TEST(seen(rig).turns == 50);
}

BOOST_AUTO_TEST_CASE(a_quadrature_encoder_never_jumps) {
  Rig rig("inputs", console + expander +
                        "  - {part: quadrature_encoder, name: encoder, pins: {a: D23, b: D24},"
                        " signals: {value: 'instruments.encoder[0]'}, parameters: {line: 0.1 rad}}\n");
  rig.set("instruments.encoder[0]", 0.0);
  rig.run(10);
  rig.set("instruments.encoder[0]", 1.26);  // 50 edges
  rig.run(20);
  BOOST_TEST(seen(rig).place == 50);
  rig.set("instruments.encoder[0]", 0.26);
  rig.run(20);
  BOOST_TEST(seen(rig).place == 10);
  BOOST_TEST(seen(rig).forbidden == 0);
}

BOOST_AUTO_TEST_CASE(end_switches_on_either_side_and_behind_an_expander) {
  Rig rig("inputs", console + expander +
                        "  - {part: end_switch, name: low, pins: {input: D18}, signals: {value: "
                        "'instruments.limit_low[0]'}, parameters: {joins: supply, resistor: board, contact: "
                        "normally_open}}\n"
                        "  - {part: end_switch, name: high, pins: {input: D19}, signals: {value: "
                        "'instruments.limit_low[1]'}, parameters: {joins: ground, resistor: none, contact: "
                        "normally_open}}\n"
                        "  - {part: end_switch, name: far, pins: {input: expander.GPB0}, signals: {value: "
                        "'instruments.limit_low[2]'}, parameters: {joins: ground, resistor: none, contact: "
                        "normally_closed}}\n");
  rig.run(20);
  BOOST_TEST(seen(rig).d18 == 0);   // active high
  BOOST_TEST(seen(rig).d19 == 1);   // active low, by the firmware's pull-up
  BOOST_TEST(seen(rig).gpb0 == 0);  // closed while nothing acts on it
  for (const char* limit :
       {"instruments.limit_low[0]", "instruments.limit_low[1]", "instruments.limit_low[2]"})
    rig.set(limit, 1.0);
  rig.run(20);
  BOOST_TEST(seen(rig).d18 == 1);
  BOOST_TEST(seen(rig).d19 == 0);
  BOOST_TEST(seen(rig).gpb0 == 1);  // open: by the expander's pull-up
}

BOOST_AUTO_TEST_CASE(a_pull_up_lifts_its_pin_after_a_reset_too) {
  Rig rig("inputs", console + expander +
                        "  - {part: end_switch, name: high, pins: {input: D19}, signals: {value: "
                        "'instruments.limit_low[1]'}, parameters: {joins: ground, resistor: none, contact: "
                        "normally_open}}\n");
  rig.run(20);
  BOOST_TEST(seen(rig).d19 == 1);
  const auto reset = rig.fault("controller.mcu", "reset");
  rig.link().set_fault(reset, 1.0);
  rig.run(5);
  rig.link().set_fault(reset, std::nullopt);
  const std::size_t before = rig.lines().size();
  rig.run(20);
  BOOST_TEST(rig.lines().size() > before);
  BOOST_TEST(seen(rig).d19 == 1);
}

BOOST_AUTO_TEST_CASE(a_flow_meter_s_rate_is_in_proportion) {
  // A YF-S201 gives 7.5 Hz at 1 L/min; here per m/s, 75 Hz at 10, and none below 2.
  Rig rig("inputs",
          console + expander +
              "  - {part: pulse_rate, name: meter, pins: {output: D2}, signals: {value: "
              "instruments.wind_speed}, parameters: {reference: 1 m/s, rate: 7.5 Hz, least: 2 m/s}}\n");
  rig.set("instruments.wind_speed", 1.9);
  rig.run(20);
  BOOST_TEST(seen(rig).pulses == 0);
  rig.set("instruments.wind_speed", 10.0);
  rig.run(220);
  const int counted = seen(rig).pulses;
  BOOST_TEST(counted >= 75 * 2.0);
  BOOST_TEST(counted <= 75 * 2.2 + 1);
}

BOOST_AUTO_TEST_CASE(buttons_have_their_effect_once_they_are_read) {
  Rig rig("inputs",
          console + expander +
              "  - {part: push_button, name: start, pins: {input: D19}, parameters: {joins: ground, "
              "resistor: none}}\n"
              "  - {part: hand_switch, name: manual, pins: {input: D18}, parameters: {joins: supply, "
              "resistor: board}}\n"
              "  - {part: push_button, name: unread, pins: {input: D40}, parameters: {joins: ground, "
              "resistor: board}}\n");
  rig.run(20);
  BOOST_TEST(seen(rig).d19 == 1);
  const auto pressed = rig.fault("controller.board.start", "pressed");
  const auto closed = rig.fault("controller.board.manual", "closed");
  const auto unread = rig.fault("controller.board.unread", "pressed");
  BOOST_TEST(rig.link().describe().fault_points[pressed].stimulus);
  for (const auto i : {pressed, closed, unread}) rig.link().set_fault(i, 1.0);
  BOOST_TEST(!rig.link().fault_has_effect(pressed));
  rig.run(20);
  BOOST_TEST(seen(rig).d19 == 0);
  BOOST_TEST(seen(rig).d18 == 1);
  BOOST_TEST(rig.link().fault_has_effect(pressed));
  BOOST_TEST(rig.link().fault_has_effect(closed));
  BOOST_TEST(!rig.link().fault_has_effect(unread));
  rig.link().set_fault(pressed, std::nullopt);
  rig.run(20);
  BOOST_TEST(seen(rig).d19 == 1);
}

BOOST_AUTO_TEST_CASE(a_press_on_a_faulty_wire_is_not_noticed_but_the_fault_is) {
  Rig rig("inputs", console + expander +
                        "  - {part: push_button, name: start, pins: {input: D19}, parameters: {joins: "
                        "ground, resistor: none}}\n");
  const auto pressed = rig.fault("controller.board.start", "pressed");
  for (const char* kind : {"open", "stuck_high"}) {
    BOOST_TEST_CONTEXT(kind) {
      const auto fault = rig.fault("controller.board.start.input", kind);
      rig.run(20);
      rig.link().set_fault(fault, 1.0);
      rig.run(20);
      BOOST_TEST(!rig.link().fault_has_effect(fault));
      rig.link().set_fault(pressed, 1.0);
      rig.run(20);
      BOOST_TEST(seen(rig).d19 == 1);
      BOOST_TEST(!rig.link().fault_has_effect(pressed));
      BOOST_TEST(rig.link().fault_has_effect(fault));
      rig.link().set_fault(fault, std::nullopt);
      rig.run(20);
      BOOST_TEST(seen(rig).d19 == 0);
      BOOST_TEST(rig.link().fault_has_effect(pressed));
      rig.link().set_fault(pressed, std::nullopt);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_press_that_was_noticed_does_not_speak_for_a_fault_that_comes_after) {
  Rig rig("inputs", console + expander +
                        "  - {part: push_button, name: start, pins: {input: D19}, parameters: {joins: "
                        "ground, resistor: none}}\n");
  const auto pressed = rig.fault("controller.board.start", "pressed");
  const auto shorted = rig.fault("controller.board.start.input", "stuck_low");
  rig.run(20);
  rig.link().set_fault(pressed, 1.0);
  rig.run(20);
  rig.link().set_fault(shorted, 1.0);
  rig.run(20);
  BOOST_TEST(rig.link().fault_has_effect(pressed));
  BOOST_TEST(!rig.link().fault_has_effect(shorted));  // it is low anyway
  rig.link().set_fault(pressed, std::nullopt);
  rig.run(20);
  BOOST_TEST(rig.link().fault_has_effect(shorted));
}

BOOST_AUTO_TEST_CASE(lines_that_match_are_counted) {
  Rig rig("inputs",
          "  - {part: console, name: console, pins: {transmit: D1}, patterns: {lines: '*', still: '0 0 "
          "0 ? ? ? 0', never: 'x*'}}\n" +
              expander);
  rig.run(60);
  BOOST_TEST(rig.output("controller.board.console.lines") == static_cast<double>(rig.lines().size()));
  BOOST_TEST(rig.output("controller.board.console.still") == static_cast<double>(rig.lines().size()));
  BOOST_TEST(rig.lines().size() > 5u);
  BOOST_TEST(rig.output("controller.board.console.never") == 0.0);
}

BOOST_AUTO_TEST_CASE(faults_of_wires_are_seen_where_they_make_a_difference) {
  Rig rig("inputs",
          console + expander +
              "  - {part: end_switch, name: low, pins: {input: D18}, signals: {value: "
              "'instruments.limit_low[0]'}, parameters: {joins: supply, resistor: board, contact: "
              "normally_open}}\n"
              "  - {part: pulse_rate, name: meter, pins: {output: D2}, signals: {value: "
              "instruments.wind_speed}, parameters: {reference: 1 m/s, rate: 7.5 Hz, least: 2 m/s}}\n");
  rig.run(20);
  const auto low = rig.fault("controller.board.low.input", "stuck_low");
  const auto high = rig.fault("controller.board.low.input", "stuck_high");
  rig.link().set_fault(low, 1.0);
  rig.run(20);
  BOOST_TEST(!rig.link().fault_has_effect(low));  // it is low anyway
  rig.set("instruments.limit_low[0]", 1.0);
  rig.run(20);
  BOOST_TEST(seen(rig).d18 == 0);
  BOOST_TEST(rig.link().fault_has_effect(low));
  rig.link().set_fault(low, std::nullopt);
  rig.run(20);
  BOOST_TEST(seen(rig).d18 == 1);
  rig.link().set_fault(high, 1.0);
  rig.run(20);
  BOOST_TEST(!rig.link().fault_has_effect(high));

  // Pulses that go to an interrupt alone: missed ones are noticed.
  const auto broken = rig.fault("controller.board.meter.output", "open");
  const int before = seen(rig).pulses;
  rig.link().set_fault(broken, 1.0);
  rig.run(20);
  BOOST_TEST(!rig.link().fault_has_effect(broken));
  rig.set("instruments.wind_speed", 20.0);
  rig.run(20);
  BOOST_TEST(rig.link().fault_has_effect(broken));
  BOOST_TEST(seen(rig).pulses == before);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig
