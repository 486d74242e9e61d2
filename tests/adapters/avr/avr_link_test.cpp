#include "adapters/avr/avr_link.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cmath>

#include "tests/adapters/avr/rig.h"

namespace heliorig {
namespace {

using tests::Rig;
namespace tt = boost::test_tools;

const std::string console = "  - {part: console, name: console, pins: {transmit: D1}}\n";
const std::string drive =
    "  - part: stepper_drive\n    name: drive\n    pins: {step: PA0, direction: PL0}\n"
    "    signals: {position: 'controller.command.drive[0]'}\n";
const std::string vent =
    "  - part: digital_output\n    name: vent\n    pins: {output: D10}\n"
    "    signals: {value: controller.command.vent_shut}\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(avr_link)

BOOST_AUTO_TEST_CASE(steps_at_20_kHz_are_all_counted_with_their_sign) {
  Rig rig("steps", drive + vent);
  rig.run(60);  // 12345 steps of 50 us are 0.617 s
  BOOST_TEST(rig.output("controller.command.drive[0]") == 12000.0, tt::tolerance(0.001));
  rig.run(20);
  BOOST_TEST(rig.output("controller.command.vent_shut") == 1.0);
  BOOST_TEST(rig.output("controller.command.drive[0]") == 12345.0 - 2345.0);
}

BOOST_AUTO_TEST_CASE(two_runs_give_the_same_counts_at_every_quantum) {
  Rig first("steps", drive);
  std::vector<double> counts;
  for (int i = 0; i < 70; ++i) {
    first.run(1);
    counts.push_back(first.output("controller.command.drive[0]"));
  }
  Rig second("steps", drive);
  for (const double count : counts) {
    second.run(1);
    BOOST_TEST(second.output("controller.command.drive[0]") == count);
  }
}

BOOST_AUTO_TEST_CASE(converter_codes_are_those_of_the_data_sheet) {
  const std::string parts =
      console +
      "  - part: current_transmitter\n    name: pressure\n    pins: {input: A0}\n"
      "    signals: {value: instruments.pressure_1}\n"
      "    parameters: {low: 0 barg, high: 16 barg, shunt: 250 ohm}\n"
      "  - part: voltage_input\n    name: supply\n    pins: {input: A7}\n"
      "    signals: {value: instruments.supply_voltage}\n"
      "    parameters: {low: 0 V, high: 30 V, low_voltage: 0 V, high_voltage: 5 V}\n"
      "  - part: voltage_input\n    name: dni\n    pins: {input: A8}\n    signals: {value: instruments.dni}\n"
      "    parameters: {low: 0 W/m2, high: 1500 W/m2, low_voltage: 0 V, high_voltage: 5 V}\n"
      "  - part: voltage_input\n    name: wind\n    pins: {input: A10}\n"
      "    signals: {value: instruments.wind_speed}\n"
      "    parameters: {low: 0 m/s, high: 50 m/s, low_voltage: 0 V, high_voltage: 5 V}\n";
  Rig rig("adc", parts);
  // 4 mA over 250 ohm are 1 V: floor(1/5 * 1024) = 204; against 2.56 V, 400.
  rig.set("instruments.pressure_1", 0.0);
  rig.set("instruments.supply_voltage", 0.0);
  rig.set("instruments.dni", 0.0);
  rig.set("instruments.wind_speed", 0.0);
  rig.run(8);
  BOOST_TEST(rig.lines().back() == "204 0 0 0 400");
  // 8 barg: 12 mA, 3 V, 614.4. Half scale: 512. One code: 5 V / 1024.
  rig.set("instruments.pressure_1", 8e5);
  rig.set("instruments.supply_voltage", 15.0);
  rig.set("instruments.dni", 1500.0 / 1024.0);
  rig.set("instruments.wind_speed", 50.0 * 1022.5 / 1024.0);
  rig.run(8);
  BOOST_TEST(rig.lines().back() == "614 512 1 1022 1023");
  // Beyond the scale: 22 mA at most, and no code above 1023; a broken loop reads 0.
  rig.set("instruments.pressure_1", 2e7);
  rig.set("instruments.supply_voltage", 100.0);
  rig.set("instruments.dni", 1500.0);
  rig.set("instruments.wind_speed", 50.0 * 1023.0 / 1024.0);
  rig.run(8);
  BOOST_TEST(rig.lines().back() == "1023 1023 1023 1023 1023");
  rig.set("instruments.pressure_1", -1e6);
  rig.run(8);
  BOOST_TEST(rig.lines().back().starts_with("0 "));
}

BOOST_AUTO_TEST_CASE(two_wire_bus_with_switch_encoders_expander_and_clock) {
  const std::string parts =
      console +
      "  - {part: tca9548a, name: switch, bus: {address: 0x70}}\n"
      "  - part: as5600\n    name: e0\n    bus: {address: 0x36, behind: switch, channel: 0}\n"
      "    signals: {value: 'instruments.encoder[0]'}\n    parameters: {gear: 5}\n"
      "  - part: as5600\n    name: e1\n    bus: {address: 0x36, behind: switch, channel: 1}\n"
      "    signals: {value: 'instruments.encoder[1]'}\n    parameters: {gear: 5}\n"
      "  - part: mcp23017\n    name: x\n    bus: {address: 0x20}\n"
      "    signals: {gpa0: 'instruments.limit_low[0]', gpa7: 'instruments.limit_low[1]',"
      " gpb1: 'instruments.limit_low[2]'}\n"
      "  - {part: ds3231, name: clock, bus: {address: 0x68}, signals: {value: instruments.clock}}\n";
  Rig rig("bus", parts);
  rig.set("instruments.encoder[0]", 0.0);
  rig.set("instruments.encoder[1]", -2.0 * M_PI / 5.0 / 4096.0);  // one code below zero
  rig.set("instruments.limit_low[1]", 1.0);
  rig.set("instruments.clock", 1704067199.9);  // 2023-12-31T23:59:59.9, a Sunday
  rig.run(10);
  rig.set("instruments.clock", 1704067200.0);  // 2024-01-01T00:00:00, a Monday
  rig.set("instruments.limit_low[1]", 0.0);
  rig.set("instruments.limit_low[0]", 1.0);
  rig.set("instruments.limit_low[2]", 1.0);
  rig.set("instruments.encoder[0]", 2.0 * M_PI / 5.0 * 1.25);  // a quarter past a whole turn
  rig.run(20);
  // Statuses are the data sheet's throughout. Clock: year, month, day, weekday, hours, minutes, seconds.
  BOOST_TEST(rig.lines().front() == "0 4095 4095 128 0 2 3 1 2 3 1 0 7 2 3 5 9 5 9 ");
  BOOST_TEST(rig.lines().back() == "1024 4095 4095 1 2 2 4 0 1 0 1 0 1 0 0 0 0 0 0 ");
}

BOOST_AUTO_TEST_CASE(duties_of_timers_and_of_software) {
  const std::string parts =
      "  - {part: pwm_output, name: a, pins: {output: D6}, signals: {value: controller.command.feed_pump}}\n"
      "  - {part: pwm_output, name: b, pins: {output: D7}, signals: {value: "
      "controller.command.bypass_valve}}\n"
      "  - {part: pwm_output, name: c, pins: {output: D11}, signals: {value: "
      "controller.command.chain_permit}}\n"
      "  - {part: pwm_output, name: d, pins: {output: D10}, signals: {value: "
      "controller.command.vent_shut}}\n";
  Rig rig("pwm", parts);
  rig.run(20);
  BOOST_TEST(rig.output("controller.command.feed_pump") == 64.0 / 256.0);
  BOOST_TEST(rig.output("controller.command.bypass_valve") == 1.0);
  BOOST_TEST(rig.output("controller.command.chain_permit") == 1.0 - 51.0 / 255.0);
  BOOST_TEST(rig.output("controller.command.vent_shut") == 0.3, tt::tolerance(0.001));
  BOOST_TEST(rig.said("timer 1 runs in a mode whose counter and interrupts are not modelled"));
  rig.run(20);
  BOOST_TEST(rig.output("controller.command.bypass_valve") == 0.0);
  BOOST_TEST(rig.output("controller.command.feed_pump") == 64.0 / 256.0);
}

BOOST_AUTO_TEST_CASE(each_pulse_is_one_edge) {
  const std::string parts =
      console +
      "  - {part: pulse_source, name: meter, pins: {output: D2}, signals: {value: instruments.feed_pulses},"
      " parameters: {highest_rate: 1 kHz}}\n";
  Rig rig("pulses", parts);
  rig.set("instruments.feed_pulses", 1000.7);  // what came before power-up is not given again
  rig.run(10);
  BOOST_TEST(rig.lines().back() == "0");
  double pulses = 1000.7;
  for (int i = 0; i < 100; ++i) {
    pulses += 3.37;
    rig.set("instruments.feed_pulses", pulses);
    rig.run(1);
  }
  rig.run(10);
  BOOST_TEST(rig.lines().back() == "337");  // floor(1337.7) - floor(1000.7)
  rig.set("instruments.feed_pulses", pulses - 100.0);
  rig.run(10);
  BOOST_TEST(rig.lines().back() == "337");
  rig.set("instruments.feed_pulses", pulses + 50.0);  // 10 a quantum at most
  rig.run(2);
  rig.run(20);
  BOOST_TEST(rig.lines().back() == "387");
}

BOOST_AUTO_TEST_CASE(sleep_takes_no_wall_time) {
  Rig rig("sleeper", vent);
  const auto begin = std::chrono::steady_clock::now();
  rig.run(6000);  // a minute
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
  BOOST_TEST(rig.output("controller.mcu.asleep_share") > 0.99);
  BOOST_TEST(rig.output("controller.mcu.running") == 1.0);
  BOOST_TEST(wall.count() < 20.0);  // the emulator's own sleep would take the minute
}

BOOST_AUTO_TEST_CASE(a_hung_processor_runs_on) {
  Rig rig("lost_0", console + vent);
  rig.run(30);
  BOOST_TEST(rig.output("controller.command.vent_shut") == 1.0);
  BOOST_TEST(rig.output("controller.mcu.running") == 1.0);
  BOOST_TEST(rig.output("controller.mcu.asleep_share") == 0.0);
  BOOST_TEST(rig.output("controller.mcu.resets") == 0.0);
}

BOOST_AUTO_TEST_CASE(a_lost_processor_leaves_its_pins_and_is_reported) {
  const std::array<std::string, 5> reports = {"", "is lost at program address", "Invalid Opcode",
                                              "Invalid write address", "went to sleep for good"};
  for (int how = 1; how <= 4; ++how) {
    BOOST_TEST_CONTEXT("way " << how) {
      Rig rig("lost_" + std::to_string(how), console + vent);
      rig.run(30);
      BOOST_TEST(rig.output("controller.command.vent_shut") == 1.0);
      BOOST_TEST(rig.output("controller.mcu.running") == 0.0);
      BOOST_TEST(rig.output("controller.mcu.resets") == 0.0);
      BOOST_TEST(rig.said(reports.at(static_cast<std::size_t>(how))));
    }
  }
}

BOOST_AUTO_TEST_CASE(the_watchdog_resets_a_hung_or_lost_processor) {
  for (int how = 0; how <= 4; ++how) {
    BOOST_TEST_CONTEXT("way " << how) {
      Rig rig("lost_" + std::to_string(how) + "_watchdog", console + vent);
      rig.run(40);
      // Powered up (PORF is 1), then three lives after the watchdog (WDRF is 8); the fourth leaves it off.
      BOOST_TEST(rig.output("controller.mcu.resets") == 3.0);
      BOOST_TEST(rig.said("1 1"));
      BOOST_TEST(rig.said("2 8"));
      BOOST_TEST(rig.said("4 8"));
      BOOST_TEST(rig.output("controller.mcu.running") == (how == 0 ? 1.0 : 0.0));
    }
  }
}

BOOST_AUTO_TEST_CASE(every_microcontroller_of_the_table_runs) {
  Rig rig("for_atmega328p", vent + console, "atmega328p");
  rig.run(2);
  BOOST_TEST(rig.output("controller.mcu.running") == 0.0);  // asleep with interrupts off
  BOOST_TEST(rig.said("went to sleep for good"));
}

BOOST_AUTO_TEST_CASE(the_leonardo_s_converter_timer_and_only_uart) {
  const std::string parts =
      "  - {part: console, name: console, pins: {transmit: D1}}\n"
      "  - {part: pwm_output, name: pump, pins: {output: D9}, signals: {value: controller.command.feed_pump}}\n"
      "  - part: voltage_input\n    name: supply\n    pins: {input: D8}\n"
      "    signals: {value: instruments.supply_voltage}\n"
      "    parameters: {low: 0 V, high: 30 V, low_voltage: 0 V, high_voltage: 5 V}\n";
  Rig rig("for_atmega32u4", parts, "atmega32u4");
  rig.set("instruments.supply_voltage", 15.0);
  rig.run(10);
  BOOST_TEST(rig.lines().back() == "0512");
  BOOST_TEST(rig.output("controller.command.feed_pump") == 0.25);
}

BOOST_AUTO_TEST_CASE(complaints_of_board_and_firmware_come_together) {
  const tests::TemporaryFolder folder;
  tests::write_file(folder.path() / "b.yaml",
                    "version: 1\ntitle: t\nmcu: atmega2560\nclock: 16 MHz\nsupply: 5 V\n"
                    "parts: [{part: consol, name: c}]\n");
  const auto opened = adapters::open_avr_link("avr:x", "/nowhere.elf", folder.path() / "b.yaml", {});
  const auto* wrong = std::get_if<bench::Diagnostics>(&opened);
  BOOST_REQUIRE(wrong != nullptr);
  BOOST_REQUIRE(wrong->size() == 2u);
  BOOST_TEST(wrong->at(0).code == "unknown-part");
  BOOST_TEST(wrong->at(1).code == "unreadable-file");
}

BOOST_AUTO_TEST_CASE(faults_of_the_microcontroller) {
  Rig rig("steps", drive);
  const auto& points = rig.link().describe().fault_points;
  BOOST_REQUIRE(points.size() >= 3u);
  rig.run(10);
  const double before = rig.output("controller.command.drive[0]");
  BOOST_TEST(!rig.link().fault_has_effect(0));
  rig.link().set_fault(0, 1.0);
  rig.run(10);
  BOOST_TEST(rig.output("controller.command.drive[0]") == before);
  BOOST_TEST(rig.output("controller.mcu.running") == 0.0);
  BOOST_TEST(rig.link().fault_has_effect(0));
  rig.link().set_fault(0, std::nullopt);
  rig.run(10);  // goes on where it was: 200 steps each 10 ms
  BOOST_TEST(rig.output("controller.command.drive[0]") == before + 2000.0, tt::tolerance(0.001));
  rig.link().set_fault(2, 0.1);
  const double slow = rig.output("controller.command.drive[0]");
  rig.run(10);
  BOOST_TEST(rig.output("controller.command.drive[0]") == slow + 2200.0, tt::tolerance(0.001));
  rig.link().set_fault(2, std::nullopt);
  rig.link().set_fault(1, 1.0);
  rig.run(5);
  BOOST_TEST(rig.output("controller.mcu.resets") == 1.0);
  const double held = rig.output("controller.command.drive[0]");
  rig.run(5);
  BOOST_TEST(rig.output("controller.command.drive[0]") == held);
  rig.link().set_fault(1, std::nullopt);
  rig.run(10);
  BOOST_TEST(rig.output("controller.command.drive[0]") == held + 2000.0, tt::tolerance(0.001));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig
