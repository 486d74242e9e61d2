#include "adapters/boards/board.h"

#include <boost/test/unit_test.hpp>

#include "adapters/avr/parts/catalogue.h"
#include "tests/support/mutator.h"

namespace heliorig::adapters {
namespace {

using models::SignalKind;
using models::SignalSpec;

std::vector<SignalSpec> plant_outputs() {
  std::vector<SignalSpec> signals = {
      {"instruments.pressure_1", "Pa(g)", -1e6, 2e7, "", SignalKind::continuous},
      {"instruments.pressure_2", "Pa(g)", -1e6, 2e7, "", SignalKind::continuous},
      {"turned", "rad", -12, 12, "", SignalKind::continuous},
      {"instruments.encoder[0]", "rad", -12, 12, "", SignalKind::continuous},
      {"instruments.clock", "s", 0, 4e9, "", SignalKind::continuous},
      {"instruments.start_button", "1", 0, 1, "", SignalKind::discrete},
  };
  return signals;
}
std::vector<SignalSpec> plant_inputs() {
  return {{"controller.command.vent_shut", "1", 0, 1, "", SignalKind::discrete},
          {"controller.command.feed_pump", "1", 0, 1, "", SignalKind::continuous}};
}

const std::string head = "version: 1\ntitle: test\nmcu: atmega2560\nclock: 16 MHz\nsupply: 5 V\nparts:\n";

/// Scales of the plant's instruments.
const std::vector<models::ScaleFigure> scales = {{"instruments.pressure_2", "low", 0.0},
                                                 {"instruments.pressure_2", "high", 16e5},
                                                 {"instruments.encoder[0]", "gear", 5.0}};

BoardReading read(const std::string& parts) {
  const auto outputs = plant_outputs();
  const auto inputs = plant_inputs();
  return read_board_text(head + parts, "b.yaml", part_kinds(), {outputs, inputs, scales});
}

/// Holds what is complained of in `parts`, each where a `@` stands (taken out before it is read), against the
/// codes.
void expect(std::string parts, const std::vector<std::string>& codes) {
  std::vector<std::string> expected;
  std::size_t line = 7;  // the first behind the head
  std::size_t line_start = 0;
  for (std::size_t at = 0; at < parts.size(); ++at) {
    if (parts[at] == '\n') {
      ++line;
      line_start = at + 1;
    } else if (parts[at] == '@') {
      parts.erase(at, 1);
      const std::string code = expected.size() < codes.size() ? codes[expected.size()] : "(no code given)";
      expected.push_back(std::to_string(line) + ":" + std::to_string(at - line_start + 1) + " " + code);
    }
  }
  BOOST_TEST(expected.size() == codes.size());
  bench::Diagnostics diagnostics = read(parts).diagnostics;
  std::sort(diagnostics.begin(), diagnostics.end(),
            [](const auto& a, const auto& b) { return a.position < b.position; });
  std::vector<std::string> found;
  for (const bench::Diagnostic& d : diagnostics) {
    found.push_back(std::to_string(d.position.line) + ":" + std::to_string(d.position.column) + " " + d.code);
  }
  BOOST_TEST(found == expected, boost::test_tools::per_element());
}

std::string transmitter(const std::string& pin, const std::string& signal, const std::string& parameters,
                        const std::string& mark = "") {
  return "  - " + mark + "part: current_transmitter\n    name: t\n    pins: {input: " + pin +
         "}\n    signals: {value: " + signal + "}\n    parameters: {" + parameters + "}\n";
}

const std::string scale = "low: 0 barg, high: 16 barg, shunt: 250 ohm";

}  // namespace

BOOST_AUTO_TEST_SUITE(board)

BOOST_AUTO_TEST_CASE(a_good_board_is_understood) {
  const BoardReading reading = read(
      transmitter("A0", "instruments.pressure_1", scale) +
      "  - {part: tca9548a, name: s, bus: {address: 0x70}}\n"
      "  - {part: ds3231, name: c, bus: {address: 0x68, behind: s, channel: 7}, signals: {value: "
      "instruments.clock}}\n"
      "  - {part: digital_output, name: v, pins: {output: PB4}, signals: {value: "
      "controller.command.vent_shut}}\n"
      "  - {part: digital_output, name: a, pins: {output: D4}, signals: {value: 'controller.alarm[3]'}}\n");
  BOOST_REQUIRE_MESSAGE(reading.diagnostics.empty(), bench::to_text(reading.diagnostics));
  const Board& board = reading.board;
  BOOST_TEST(board.clock_Hz == 16e6);
  BOOST_TEST(board.sensors == (std::vector<std::string>{"instruments.pressure_1", "instruments.clock"}),
             boost::test_tools::per_element());
  BOOST_REQUIRE(board.outputs.size() == 2u);
  BOOST_TEST(board.outputs[1].name == "controller.alarm[3]");
  BOOST_TEST(board.parts[0].pin("input").adc_channel == 0);
  BOOST_TEST(board.parts[0].parameter("high") == 16e5);
  BOOST_TEST(board.parts[2].bus->behind.value() == 1u);
  BOOST_TEST(board.parts[2].bus->channel == 7);
}

BOOST_AUTO_TEST_CASE(wrong_pins_have_their_place) {
  expect(transmitter("@A16", "instruments.pressure_1", scale), {"unknown-pin"});
  expect(transmitter("@D2", "instruments.pressure_1", scale), {"unfit-pin"});
  expect(transmitter("A0", "instruments.pressure_1", scale) +
             "  - {part: digital_output, name: v, pins: {output: @PF0}, signals: {value: "
             "controller.command.vent_shut}}\n",
         {"pin-taken"});
  expect(
      "  - @{part: digital_output, name: v, pins: {@ouput: D5}, signals: {value: "
      "controller.command.vent_shut}}\n",
      {"missing-pin", "unknown-pin"});
  expect(
      "  - {part: ds3231, name: c, bus: {address: 0x68}, signals: {value: instruments.clock}}\n"
      "  - {part: digital_output, name: v, pins: {output: @D20}, signals: {value: "
      "controller.command.vent_shut}}\n",
      {"pin-taken"});
  expect(
      "  - {part: pwm_output, name: p, pins: {output: @D22}, signals: {value: "
      "controller.command.feed_pump}}\n",
      {"unfit-pin"});
}

// ATmega2560: SCK, MOSI and MISO are D52, D51 and D50.
BOOST_AUTO_TEST_CASE(pins_of_the_spi_are_shared_by_its_parts_and_by_no_other) {
  const auto card = [](const std::string& name, const std::string& select, const std::string& mark = "") {
    return "  - " + mark + "{part: sd_card, name: " + name + ", pins: {select: " + select +
           "}, parameters: {size: 4MiB}}\n";
  };
  const auto valve = [](const std::string& pin) {
    return "  - {part: digital_output, name: v, pins: {output: " + pin +
           "}, signals: {value: controller.command.vent_shut}}\n";
  };
  expect(card("a", "D53") + card("b", "D49"), {});
  expect(card("a", "D53") + card("b", "@D53"), {"pin-taken"});
  expect(card("a", "D51", "@"), {"pin-taken"});
  for (const char* pin : {"D50", "D51", "D52", "PB2"}) {
    expect(card("a", "D53") + valve(std::string("@") + pin), {"pin-taken"});
    expect(valve(pin) + card("a", "D53", "@"), {"pin-taken"});
  }
  const bench::Diagnostic taken = read(card("a", "D53") + valve("D51")).diagnostics.at(0);
  BOOST_TEST(taken.message == "'v': D51 (PB2) is already taken by 'the SPI'");
  BOOST_TEST(
      taken.advice.ends_with("no part before this one has taken D22, D23, D24, D25, D26, D27, D28, D29 …"),
      taken.advice);
  const bench::Diagnostic needed = read(valve("D51") + card("a", "D53")).diagnostics.at(0);
  BOOST_TEST(needed.message == "'a': the SPI needs D51 (PB2), which 'v' has taken");
}

BOOST_AUTO_TEST_CASE(wrong_kinds_and_names_have_their_place) {
  expect("  - {part: @digital_ouput, name: v, pins: {output: D5}}\n", {"unknown-part"});
  const bench::Diagnostics diagnostics = read("  - {part: digital_ouput, name: v}\n").diagnostics;
  BOOST_TEST(diagnostics.front().advice == "did you mean 'digital_output'?");
  expect(
      "  - {part: digital_output, name: v, pins: {output: D5}, signals: {value: "
      "controller.command.vent_shut}}\n"
      "  - {part: digital_output, name: @v, pins: {output: D6}, signals: {value: controller.mode}}\n",
      {"duplicate-name"});
}

BOOST_AUTO_TEST_CASE(wrong_signals_have_their_place) {
  expect(transmitter("A0", "@instruments.presure_1", scale), {"unknown-signal"});
  expect("  - {part: ds3231, name: c, bus: {address: 0x68}, signals: {value: @instruments.pressure_1}}\n",
         {"wrong-unit"});
  // A sensor is not driven, a command is not read.
  expect(
      "  - {part: digital_output, name: v, pins: {output: D5}, signals: {value: "
      "@instruments.start_button}}\n",
      {"unknown-signal"});
  expect(
      "  - {part: digital_output, name: v, pins: {output: D5}, signals: {value: controller.mode}}\n"
      "  - {part: digital_output, name: w, pins: {output: D6}, signals: {value: @controller.mode}}\n",
      {"driven-twice"});
  expect("  - @{part: digital_output, name: v, pins: {output: D5}}\n", {"missing-signal"});
}

BOOST_AUTO_TEST_CASE(wrong_parameters_have_their_place) {
  expect(transmitter("A0", "instruments.pressure_1", "low: @0 bar, high: 16 barg, shunt: 250 ohm"),
         {"wrong-quantity"});
  expect(transmitter("A0", "instruments.pressure_1", "low: 0 barg, high: 16 barg, shunt: @0 ohm"),
         {"out-of-range"});
  expect(transmitter("A0", "instruments.pressure_1", "low: 1 barg, high: @1 barg, shunt: 250 ohm"),
         {"out-of-range"});
  expect(transmitter("A0", "instruments.pressure_1", "low: 0 barg, @hihg: 16 barg, shunt: 250 ohm", "@"),
         {"missing-parameter", "unknown-parameter"});
}

// A transmitter that the plant has as 0-25 barg and the board as 0-16 barg shows 10.8 barg as 6.9: the
// machine would not trip.
BOOST_AUTO_TEST_CASE(a_scale_other_than_the_plants_has_its_place) {
  const auto pressure = [](const std::string& ends) {
    return transmitter("A0", "instruments.pressure_2", ends + ", shunt: 250 ohm");
  };
  const auto encoder = [](const std::string& gear) {
    return "  - {part: as5600, name: e, bus: {address: 0x36}, signals: {value: 'instruments.encoder[0]'}, "
           "parameters: {gear: " +
           gear + "}}\n";
  };
  expect(pressure("low: 0 barg, high: 1600 kPa(g)"), {});
  expect(pressure("low: 0 barg, high: @25 barg"), {"plant-scale"});
  expect(pressure("low: @-1 barg, high: 16 barg"), {"plant-scale"});
  expect(pressure("low: @16 barg, high: @0 barg"), {"plant-scale", "plant-scale"});
  expect(encoder("5"), {});
  expect(encoder("-5"), {});  // the magnet may sit the other way round
  expect(encoder("@10"), {"plant-scale"});
  const bench::Diagnostic first = read(pressure("low: 0 barg, high: 25 barg")).diagnostics.at(0);
  BOOST_TEST(first.message ==
             "'t': high is 25 barg, but 16 barg where the plant describes 'instruments.pressure_2'");
  BOOST_TEST(first.position.file == "b.yaml");
}

BOOST_AUTO_TEST_CASE(a_scale_has_two_ends) {
  const auto input = [](const std::string& part, const std::string& ends) {
    return "  - {part: " + part + ", name: v, pins: {input: A0}, signals: {value: instruments.pressure_1}, " +
           "parameters: {low: 0 barg, high: 16 barg, " + ends + "}}\n";
  };
  expect(input("voltage_input", "low_voltage: 5 V, high_voltage: 0 V"), {});
  expect(input("voltage_input", "low_voltage: 5 V, high_voltage: @5 V"), {"out-of-range"});
  expect(input("ratiometric_transmitter", "low_share: 10 %, high_share: @10 %, feed: 5 V"), {"out-of-range"});
  expect(
      "  - {part: as5600, name: e, bus: {address: 0x36}, signals: {value: 'turned'}, parameters: {gear: "
      "@0}}\n",
      {"out-of-range"});
  // Whatever else is wrong with the board.
  expect("  - {part: @x, name: y}\n" + input("voltage_input", "low_voltage: 5 V, high_voltage: @5 V"),
         {"unknown-part", "out-of-range"});
}

// ATmega2560: 16 MHz from 4.5 V on; the reference at AREF is at most the supply.
BOOST_AUTO_TEST_CASE(a_chip_is_run_as_its_data_sheet_allows) {
  const auto first = [](const std::string& lines) {
    const auto outputs = plant_outputs();
    const auto inputs = plant_inputs();
    const auto found = read_board_text("version: 1\ntitle: t\nmcu: atmega2560\n" + lines +
                                           "parts: [{part: console, name: c, pins: {transmit: D1}}]\n",
                                       "b.yaml", part_kinds(), {outputs, inputs, {}})
                           .diagnostics;
    if (found.empty()) return std::string{};
    BOOST_TEST(found.size() == 1u);
    return std::to_string(found[0].position.line) + ":" + std::to_string(found[0].position.column) + " " +
           found[0].code + " " + found[0].message;
  };
  BOOST_TEST(first("clock: 16 MHz\nsupply: 5 V\n") == "");
  BOOST_TEST(first("clock: 8 MHz\nsupply: 3.3 V\nanalog_reference: 3.3 V\n") == "");
  BOOST_TEST(first("clock: 32 MHz\nsupply: 1.9 V\n") ==
             "4:8 clock-beyond-chip an atmega2560 at 32 MHz is beyond its data sheet at any supply");
  BOOST_TEST(first("clock: 16 MHz\nsupply: 1.9 V\n") ==
             "4:8 clock-beyond-chip an atmega2560 at 16 MHz wants at least 4.5 V, and its supply is 1.9 V");
  BOOST_TEST(first("clock: 8 MHz\nsupply: 3.3 V\nanalog_reference: 5.5 V\n") ==
             "6:19 reference-above-supply the converter's reference is above the chip's supply");
}

BOOST_AUTO_TEST_CASE(wrong_places_on_the_bus_have_their_place) {
  const auto clock = [](const std::string& name, const std::string& bus, const std::string& mark = "") {
    return "  - {part: ds3231, name: " + name + ", bus: " + mark + "{" + bus +
           "}, signals: {value: instruments.clock}}\n";
  };
  const std::string bus_switch = "  - {part: tca9548a, name: s, bus: {address: 0x70}}\n";
  expect(clock("c", "address: @0x78"), {"wrong-address"});
  expect(clock("c", "address: @sixty"), {"wrong-address"});
  expect(clock("c", "address: 0x68, behind: @s, channel: 1"), {"unknown-switch"});
  expect(bus_switch + clock("c", "address: 0x68, behind: s", "@"), {"missing-channel"});
  expect(bus_switch + "  - {part: tca9548a, name: t, bus: {address: @0x70, behind: s, channel: 0}}\n",
         {"address-taken"});
  expect(bus_switch + clock("c", "address: 0x68, behind: s, channel: @8"), {"out-of-range"});
  expect(bus_switch + clock("c", "address: 0x68, behind: s, channel: 1") +
             clock("d", "address: 0x68, behind: s, channel: 2"),
         {});
  expect(clock("c", "address: 0x68") + clock("d", "address: @0x68"), {"address-taken"});
}

// Data sheets: DS3231 and DS1307 0x68, AS5600 0x36; three pins of the MCP23017 from 0x20 on, of the TCA9548A
// from 0x70.
BOOST_AUTO_TEST_CASE(addresses_are_those_that_a_chip_can_have) {
  const auto chip = [](const std::string& part, const std::string& address, const std::string& rest = "") {
    return "  - {part: " + part + ", name: x, bus: {address: " + address + "}" + rest + "}\n";
  };
  const std::string clock = ", signals: {value: instruments.clock}";
  const std::string encoder = ", signals: {value: 'instruments.encoder[0]'}, parameters: {gear: 5}";
  for (const char* part : {"ds3231", "ds1307"}) {
    expect(chip(part, "0x68", clock), {});
    expect(chip(part, "@0x50", clock), {"wrong-address"});
  }
  expect(chip("as5600", "0x36", encoder), {});
  expect(chip("as5600", "@0x11", encoder), {"wrong-address"});
  for (const auto& [part, first, last, below, above] :
       {std::tuple{"mcp23017", "0x20", "0x27", "@0x1f", "@0x28"},
        {"tca9548a", "0x70", "0x77", "@0x6f", "@0x68"}}) {
    expect(chip(part, first), {});
    expect(chip(part, last), {});
    expect(chip(part, below), {"wrong-address"});
    expect(chip(part, above), {"wrong-address"});
  }
  const bench::Diagnostic fixed = read(chip("ds3231", "0x50", clock)).diagnostics.at(0);
  BOOST_TEST(fixed.message == "'x': a ds3231 cannot have the address 0x50");
  BOOST_TEST(fixed.advice == "its address is fixed: 0x68");
  BOOST_TEST(read(chip("mcp23017", "0x68")).diagnostics.at(0).advice == "by its address pins, 0x20 to 0x27");
}

BOOST_AUTO_TEST_CASE(pins_of_an_expander_and_shared_lines) {
  const std::string expander =
      "  - {part: mcp23017, name: x, bus: {address: 0x20}, signals: {gpa1: "
      "instruments.start_button}}\n";
  const auto driver = [](const std::string& name, const std::string& step, const std::string& rest,
                         const std::string& signal) {
    return "  - {part: a4988, name: " + name + ", pins: {step: " + step + ", " + rest +
           "}, signals: {position: " + signal + "}, parameters: {forward: high}}\n";
  };
  const std::string a = "controller.command.feed_pump";
  const std::string b = "controller.command.vent_shut";
  expect(expander + driver("d", "x.GPA0", "direction: D2, ms1: supply, ms2: ground", a) +
             driver("e", "x.GPB7", "direction: D2", b),
         {});
  expect(expander + driver("d", "x.GPA0", "direction: D2", a) + driver("e", "@x.GPA0", "direction: D2", b),
         {"pin-taken"});
  expect(expander + driver("d", "@x.GPA1", "direction: D2", a), {"pin-taken"});
  expect(expander + driver("d", "@x.GPC0", "direction: D2", a), {"unknown-pin"});
  expect(expander + driver("d", "@y.GPA0", "direction: D2", a), {"unknown-pin"});
  expect(driver("d", "@x.GPA0", "direction: D2", a) + expander, {"unknown-pin"});
  expect(expander + driver("d", "@supply", "direction: D2", a), {"unknown-pin"});
  // STEP is its own, DIR may be shared, but not with a part that drives or wants the pin alone.
  expect(driver("d", "D3", "direction: @D3", a), {"pin-taken"});
  expect(expander + "  - {part: pwm_output, name: p, pins: {output: @x.GPA0}, signals: {value: " + a + "}}\n",
         {"unfit-pin"});
  expect(driver("d", "D3", "direction: D2", a) + "  - {part: probe, name: p, pins: {pin: D3}}\n", {});
}

BOOST_AUTO_TEST_CASE(wrong_words_names_and_patterns_have_their_place) {
  expect("  - {part: push_button, name: b, pins: {input: D2}, parameters: {joins: @grond, resistor: none}}\n",
         {"wrong-word"});
  expect("  - {part: led, name: @Lamp, pins: {output: D2}, parameters: {lit: high}}\n", {"wrong-name"});
  expect("  - {part: led, name: l, pins: {output: D2}, parameters: {lit: high}, patterns: @{x: '*'}}\n",
         {"no-terminal"});
  expect("  - {part: console, name: c, pins: {transmit: D1}, patterns: {@Errors: '*'}}\n", {"wrong-name"});
}

BOOST_AUTO_TEST_CASE(what_parts_show_are_outputs) {
  const BoardReading reading = read(
      "  - {part: led, name: 'lamp[2]', pins: {output: D2}, parameters: {lit: high}}\n"
      "  - {part: console, name: c, pins: {transmit: D1}, patterns: {errors: 'ERR *'}}\n");
  BOOST_REQUIRE_MESSAGE(reading.diagnostics.empty(), bench::to_text(reading.diagnostics));
  BOOST_REQUIRE(reading.board.outputs.size() == 3u);
  BOOST_TEST(reading.board.outputs[0].name == "controller.board.lamp[2].on");
  BOOST_TEST(reading.board.outputs[2].name == "controller.board.c.errors");
  BOOST_TEST(reading.board.parts[1].patterns[0].report == 2u);
}

BOOST_AUTO_TEST_CASE(a_board_without_a_known_microcontroller_is_one_complaint) {
  const auto outputs = plant_outputs();
  const auto inputs = plant_inputs();
  const auto reading = read_board_text(
      "version: 1\ntitle: t\nmcu: atmega256\nclock: 16 MHz\nsupply: 5 V\nparts: [{part: x, name: y}]\n",
      "b.yaml", part_kinds(), {outputs, inputs, {}});
  BOOST_REQUIRE(reading.diagnostics.size() == 1u);
  BOOST_TEST(reading.diagnostics[0].position.line == 3u);
  BOOST_TEST(reading.diagnostics[0].advice == "did you mean 'atmega2560'?");
}

BOOST_AUTO_TEST_CASE(what_is_no_file_is_refused) {
  const auto reading = read_board("/nowhere/board.yaml", part_kinds(), {});
  BOOST_REQUIRE(reading.diagnostics.size() == 1u);
  BOOST_TEST(reading.diagnostics[0].code == "unreadable-file");
  BOOST_TEST(read_board("/", part_kinds(), {}).diagnostics.size() == 1u);
}

BOOST_AUTO_TEST_CASE(spoilt_boards_end_in_complaints_or_are_read) {
  const std::string good = head + transmitter("A0", "instruments.pressure_1", scale) +
                           "  - part: tca9548a\n    name: mux\n    bus: {address: 0x70}\n"
                           "  - part: as5600\n    name: e\n    bus: {behind: mux, channel: 7}\n";
  const auto outputs = plant_outputs();
  const auto inputs = plant_inputs();
  tests::Mutator mutator{4};
  for (int i = 0; i < 3000; ++i) {
    const BoardReading reading =
        read_board_text(mutator.mutate(good), "b.yaml", part_kinds(), {outputs, inputs, {}});
    for (const bench::Diagnostic& diagnostic : reading.diagnostics) BOOST_REQUIRE(!diagnostic.code.empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig::adapters
