// What can befall the microcontroller itself: each fault comes, shows, is observed where the firmware could
// notice it, and passes.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <optional>
#include <string>

#include "adapters/avr/parts/catalogue.h"
#include "tests/adapters/avr/rig.h"

namespace heliorig {
namespace {

const std::string console = "  - {part: console, name: console, pins: {transmit: D1, receive: D0}}\n";
const std::string vent =
    "  - part: digital_output\n    name: vent\n    pins: {output: D10}\n"
    "    signals: {value: controller.command.vent_shut}\n";

/// A rig whose faults go by their names. D10 is PB4.
class Bench : public tests::Rig {
 public:
  explicit Bench(const std::string& firmware, const std::string& settings = "", bool watch = true,
                 const std::string& parts = console + vent)
      : Rig(firmware, parts + settings, "atmega2560", {.watch = watch}) {}

  void set(const std::string& target, const std::string& kind, std::optional<double> value) {
    link().set_fault(fault(target, kind), value);
  }
  bool observed(const std::string& target, const std::string& kind) {
    return link().fault_has_effect(fault(target, kind));
  }
  double pin() const { return output("controller.command.vent_shut"); }
  double resets() const { return output("controller.mcu.resets"); }
  bool runs() const { return output("controller.mcu.running") == 1.0; }
};

const std::string mcu = "controller.mcu";
const std::string supply = "controller.mcu.supply";
const std::string ram = "controller.mcu.ram";
const std::string eeprom = "controller.mcu.eeprom";
const std::string flash = "controller.mcu.flash";
const std::string detector = "brown_out: 2.7 V\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(mcu_faults)

BOOST_AUTO_TEST_CASE(eeprom_is_kept_over_power_cycles_and_ram_is_not) {
  Bench bench("boots", detector);
  bench.run(20);
  BOOST_TEST(bench.lines().front().starts_with("0 1 "));  // erased EEPROM is 0xff; PORF
  BOOST_TEST(bench.pin() == 1.0);
  for (int cycle = 1; cycle <= 3; ++cycle) {
    bench.set(supply, "cut", 1.0);
    bench.run(20);
    BOOST_TEST(bench.pin() == 0.0);
    BOOST_TEST(!bench.runs());
    BOOST_TEST(bench.observed(supply, "cut"));
    bench.set(supply, "cut", std::nullopt);
    bench.run(20);
    BOOST_TEST(bench.pin() == 1.0);
    BOOST_TEST(bench.resets() == cycle);
    BOOST_TEST(bench.lines().back() == std::to_string(cycle) + " 1 0");
  }
}

BOOST_AUTO_TEST_CASE(a_card_keeps_its_file_over_a_power_cycle) {
  Bench bench("card", "", true,
              console + "  - {part: sd_card, name: card, pins: {select: D53}, parameters: {size: 4MiB}}\n");
  const auto image = [&] { return bench.link().result_files().at(0).contents; };
  const std::string empty = image();
  bench.run(30);
  const std::string kept = image();
  BOOST_TEST((kept != empty));
  BOOST_TEST(bench.lines().back() == "card 0");
  bench.set(supply, "cut", 1.0);
  bench.run(20);
  BOOST_TEST((image() == kept));
  bench.set(supply, "cut", std::nullopt);
  bench.run(30);
  BOOST_TEST(bench.resets() == 1.0);
  BOOST_TEST(bench.lines().back() == "card 0");  // initialised and written anew
  BOOST_TEST(bench.output("controller.board.card.blocks_written") == 10.0);
  BOOST_TEST((image() == kept));
}

BOOST_AUTO_TEST_CASE(a_clock_goes_on_by_its_battery_while_there_is_no_power) {
  Bench bench(
      "clocks", "", true,
      console +
          "  - {part: ds3231, name: clock, bus: {address: 0x68}, signals: {value: instruments.clock}}\n");
  double now_s = 1782043200.0;  // 2026-06-21T12:00:00, a Sunday
  const auto run = [&](int quanta) {
    for (int i = 0; i < quanta; ++i, now_s += 0.01) {
      bench.Rig::set("instruments.clock", now_s);
      bench.run(1);
    }
  };
  run(10);
  BOOST_TEST(bench.lines().back() == "26062107120000");
  bench.set(supply, "cut", 1.0);
  run(500);
  bench.set(supply, "cut", std::nullopt);
  run(10);
  BOOST_TEST(bench.lines().back() == "26062107120005");
}

BOOST_AUTO_TEST_CASE(a_reset_and_a_watchdog_that_bites_keep_both) {
  Bench bench("boots");
  bench.run(20);
  bench.set(mcu, "reset", 1.0);
  bench.run(1);
  BOOST_TEST(!bench.runs());
  BOOST_TEST(bench.observed(mcu, "reset"));
  bench.set(mcu, "reset", std::nullopt);
  bench.run(20);
  BOOST_TEST(bench.lines().back() == "1 2 1");  // EXTRF
  bench.set("controller.mcu.watchdog", "bites", 1.0);
  bench.run(20);
  BOOST_TEST(bench.observed("controller.mcu.watchdog", "bites"));
  BOOST_TEST(bench.lines().back() == "2 8 1");  // WDRF
  BOOST_TEST(bench.resets() == 2.0);
}

// MCUSR: PORF is 1, EXTRF 2, BORF 4, WDRF 8; each is reset by a power-on, or by the firmware, which does not
// here. The watchdog, on by then with 16 ms, is kicked.
BOOST_AUTO_TEST_CASE(causes_of_resets_add_up_until_the_power_comes_anew) {
  for (const bool watch : {false, true}) {
    BOOST_TEST_CONTEXT("watch " << watch) {
      Bench bench("causes", detector, watch);
      const auto line_after = [&](const std::string& target, const std::string& kind, double value) {
        bench.set(target, kind, value);
        bench.run(2);
        bench.set(target, kind, std::nullopt);
        bench.run(5);
        return bench.lines().back();
      };
      bench.run(5);
      BOOST_TEST(bench.lines().back() == "1 0");
      BOOST_TEST(line_after(mcu, "reset", 1.0) == "3 0");
      BOOST_TEST(line_after(supply, "sag", 2.0) == "7 0");
      BOOST_TEST(line_after("controller.mcu.watchdog", "bites", 1.0) == "15 1");
      BOOST_TEST(bench.output("controller.mcu.watchdog_on") == 1.0);
      BOOST_TEST(line_after(mcu, "reset", 1.0) == "15 1");
      BOOST_TEST(bench.output("controller.mcu.watchdog_on") == 1.0);
      BOOST_TEST(line_after(supply, "cut", 1.0) == "1 0");
      BOOST_TEST(bench.output("controller.mcu.watchdog_on") == 0.0);
      BOOST_TEST(bench.resets() == 5.0);

      Bench bitten("causes_watchdog", "", watch);
      bitten.run(30);
      BOOST_TEST(bitten.resets() == 1.0);
      BOOST_TEST(bitten.lines().back() == "9 1");
    }
  }
}

// 5 V falls by 10 V/s through 2.7 V after 230 ms, and rises through 2.75 V again 75 ms after it left 2 V.
BOOST_AUTO_TEST_CASE(a_brown_out_comes_and_goes_with_its_ramp) {
  Bench bench("boots", detector);
  bench.run(20);
  bench.set(supply, "slope", 10.0);
  bench.set(supply, "sag", 2.0);
  bench.run(22);
  BOOST_TEST(bench.runs());
  BOOST_TEST(!bench.observed(supply, "sag"));
  BOOST_TEST(bench.said("specified from 4.50 V"));
  bench.run(3);
  BOOST_TEST(!bench.runs());
  BOOST_TEST(bench.pin() == 0.0);
  BOOST_TEST(bench.observed(supply, "sag"));
  BOOST_TEST(bench.observed(supply, "slope"));
  bench.run(20);  // at 2 V
  bench.set(supply, "sag", std::nullopt);
  bench.run(7);
  BOOST_TEST(!bench.runs());
  bench.run(20);
  BOOST_TEST(bench.runs());
  BOOST_TEST(bench.resets() == 1.0);
  BOOST_TEST(bench.lines().back() == "1 4 1");  // BORF
}

BOOST_AUTO_TEST_CASE(with_the_detector_off_the_chip_runs_until_it_has_no_power) {
  Bench bench("boots");
  bench.run(20);
  bench.set(supply, "sag", 1.5);
  bench.run(20);
  BOOST_TEST(bench.runs());
  BOOST_TEST(!bench.observed(supply, "sag"));
  BOOST_TEST(bench.said("specified from 4.50 V"));
  bench.set(supply, "sag", 0.5);
  bench.run(20);
  BOOST_TEST(!bench.runs());
  BOOST_TEST(bench.observed(supply, "sag"));
  bench.set(supply, "sag", std::nullopt);
  bench.run(20);
  BOOST_TEST(bench.lines().back() == "1 1 0");
}

// 0.5 of 30 V are 2.5 V at the pin, whoever feeds the converter: 512 codes of 5 V, 640 of 4 V. A
// potentiometer between ground and the supply reads the same.
BOOST_AUTO_TEST_CASE(the_converter_s_reference_sags_with_the_supply) {
  Bench bench("adc", "", true,
              console + vent +
                  "  - part: voltage_input\n    name: supply\n    pins: {input: A7}\n"
                  "    signals: {value: instruments.supply_voltage}\n"
                  "    parameters: {low: 0 V, high: 30 V, low_voltage: 0 V, high_voltage: 5 V}\n"
                  "  - {part: potentiometer, name: knob, pins: {input: A8}, parameters: {start: 0.5}}\n");
  bench.tests::Rig::set("instruments.supply_voltage", 15.0);
  bench.run(10);
  BOOST_TEST(bench.lines().back().starts_with("0 512 512 "));
  bench.set(supply, "sag", 4.0);
  bench.run(10);
  BOOST_TEST(bench.lines().back().starts_with("0 640 512 "));
  BOOST_TEST(bench.observed(supply, "sag"));
  BOOST_TEST(bench.resets() == 0.0);
}

// A knob's and a light-dependent resistor's codes are the same at any supply, and so is 0 V.
BOOST_AUTO_TEST_CASE(a_sag_that_changes_no_code_is_not_observed) {
  Bench bench(
      "adc", "", true,
      console + vent +
          "  - {part: potentiometer, name: knob, pins: {input: A8}, parameters: {start: 0.5}}\n"
          "  - part: light_dependent_resistor\n    name: ldr\n    pins: {input: A7}\n"
          "    signals: {value: instruments.dni}\n"
          "    parameters: {efficacy: 110, coefficient: 12518931, exponent: 1.405, resistor: 4700 ohm}\n");
  bench.tests::Rig::set("instruments.dni", 50.0);
  bench.run(10);
  const std::string at_5_V = bench.lines().back();
  bench.set(supply, "sag", 4.6);
  bench.run(10);
  BOOST_TEST(bench.lines().back() == at_5_V);
  BOOST_TEST(!bench.observed(supply, "sag"));
}

BOOST_AUTO_TEST_CASE(a_crystal_that_stops_leaves_the_watchdog_its_own) {
  for (const bool watchdog : {false, true}) {
    BOOST_TEST_CONTEXT("watchdog " << watchdog) {
      Bench bench(watchdog ? "boots_watchdog" : "boots");
      bench.run(20);
      bench.set(mcu, "crystal_stopped", 1.0);
      bench.run(10);
      BOOST_TEST(!bench.runs());
      BOOST_TEST(bench.pin() == 1.0);
      BOOST_TEST(bench.observed(mcu, "crystal_stopped"));
      bench.run(5);  // 120 ms are 16384 periods of 128 kHz, less 10 ms since it was kicked, and a quantum
      BOOST_TEST(bench.pin() == (watchdog ? 0.0 : 1.0));
      BOOST_TEST(bench.resets() == (watchdog ? 1.0 : 0.0));
      bench.run(50);
      BOOST_TEST(bench.resets() == (watchdog ? 1.0 : 0.0));
      bench.set(mcu, "crystal_stopped", std::nullopt);
      bench.run(20);
      BOOST_TEST(bench.runs());
      BOOST_TEST(bench.lines().back() == (watchdog ? "1 8 1" : bench.lines().front()));
    }
  }
}

// 14690 steps of 50 us are 734.5 ms: 816 ms of a clock that is 10 % slow, 668 ms of one that is 10 % fast.
BOOST_AUTO_TEST_CASE(a_clock_that_is_off_counts_time_at_its_own_pace) {
  for (const double error : {-0.1, 0.1}) {
    Bench bench("steps");
    bench.set(mcu, "clock_error", error);
    bench.run(error < 0.0 ? 80 : 66);
    BOOST_TEST(bench.pin() == 0.0);
    bench.run(1);
    BOOST_TEST(bench.pin() == (error < 0.0 ? 0.0 : 1.0));
    bench.run(1);
    BOOST_TEST(bench.pin() == 1.0);
    BOOST_TEST(bench.observed(mcu, "clock_error"));
  }
}

BOOST_AUTO_TEST_CASE(a_dead_watchdog_is_noticed_where_it_should_have_bitten) {
  Bench hung("lost_0_watchdog");
  hung.set("controller.mcu.watchdog", "dead", 1.0);
  hung.run(40);
  BOOST_TEST(hung.resets() == 0.0);
  BOOST_TEST(hung.observed("controller.mcu.watchdog", "dead"));
  hung.set("controller.mcu.watchdog", "dead", std::nullopt);
  hung.run(40);
  BOOST_TEST(hung.resets() == 3.0);

  Bench well("boots_watchdog");
  well.set("controller.mcu.watchdog", "dead", 1.0);
  well.run(60);
  BOOST_TEST(!well.observed("controller.mcu.watchdog", "dead"));
}

BOOST_AUTO_TEST_CASE(a_flipped_bit_of_ram_counts_where_it_is_read) {
  for (const bool watch : {false, true}) {
    BOOST_TEST_CONTEXT("watch " << watch) {
      Bench bench("boots", "", watch);
      bench.run(20);
      bench.set(ram, "bit5_flipped", 0x1000);
      bench.set(ram, "bit0_flipped", 0x1002);
      bench.set(ram, "bit7_flipped", 0x1004);
      bench.run(20);
      BOOST_TEST(bench.observed(ram, "bit5_flipped"));
      BOOST_TEST(bench.lines().back() == "ram 32");
      BOOST_TEST(!bench.observed(ram, "bit0_flipped"));
      BOOST_TEST(!bench.observed(ram, "bit7_flipped"));
      bench.set(ram, "bit5_flipped", std::nullopt);
      bench.run(20);
      BOOST_TEST(bench.lines().back() == "ram 32");  // it does not flip back
    }
  }
}

BOOST_AUTO_TEST_CASE(a_flipped_bit_of_eeprom_counts_where_it_is_read) {
  Bench bench("boots");
  bench.run(20);
  bench.set(eeprom, "bit3_flipped", 16);
  bench.set(eeprom, "bit3_flipped", std::nullopt);
  bench.set(eeprom, "bit0_flipped", 16);
  bench.set(eeprom, "bit1_flipped", 17);
  bench.run(20);
  BOOST_TEST(bench.lines().back() == "cell 246");
  BOOST_TEST(bench.observed(eeprom, "bit0_flipped"));
  BOOST_TEST(!bench.observed(eeprom, "bit1_flipped"));
}

BOOST_AUTO_TEST_CASE(a_flipped_bit_of_the_program_counts_where_it_is_taken) {
  for (const bool watch : {false, true}) {
    BOOST_TEST_CONTEXT("watch " << watch) {
      Bench bench("boots", "", watch);
      bench.run(20);
      bench.set(flash, "bit7_flipped", 0x8000);  // read by LPM
      bench.set(flash, "bit0_flipped", 0x8001);  // neither read nor executed
      bench.run(20);
      BOOST_TEST(bench.lines().back() == "program 127");
      BOOST_TEST(bench.observed(flash, "bit7_flipped"));
      BOOST_TEST(!bench.observed(flash, "bit0_flipped"));
    }
  }
}

// The reset vector's jump becomes an instruction of another kind: it is executed at the next reset alone.
BOOST_AUTO_TEST_CASE(a_flipped_bit_of_an_instruction_counts_where_it_is_executed) {
  Bench bench("boots");
  bench.run(20);
  bench.set(flash, "bit4_flipped", 3);
  bench.run(20);
  BOOST_TEST(!bench.observed(flash, "bit4_flipped"));
  bench.set(mcu, "reset", 1.0);
  bench.run(5);
  bench.set(mcu, "reset", std::nullopt);
  bench.run(20);
  BOOST_TEST(bench.observed(flash, "bit4_flipped"));
}

BOOST_AUTO_TEST_CASE(a_detector_above_the_supply_is_refused_with_its_place) {
  const auto reading = adapters::read_board_text(
      "version: 1\ntitle: t\nmcu: atmega2560\nclock: 8 MHz\nsupply: 3.3 V\nbrown_out: 4.3 V\n"
      "parts:\n  - {part: console, name: c, pins: {transmit: D1}}\n",
      "b.yaml", adapters::part_kinds(), {});
  BOOST_REQUIRE(reading.diagnostics.size() == 1u);
  BOOST_TEST(reading.diagnostics[0].code == "brown-out-above-supply");
  BOOST_TEST(reading.diagnostics[0].position.line == 6u);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig
