// What the emulator sees of a firmware and its board never shows, against a firmware that knows it.
#include <boost/test/unit_test.hpp>

#include <string>

#include "tests/adapters/avr/rig.h"

namespace heliorig {
namespace {

using tests::Rig;
namespace tt = boost::test_tools;

const std::string console = "  - {part: console, name: console, pins: {transmit: D1}}\n";
constexpr double microsecond = 1e-6;

bench::McuUsage usage_of(Rig& rig) {
  const auto usage = rig.link().mcu_usage();
  BOOST_REQUIRE(usage.has_value());
  return *usage;
}

const bench::UnavailableSignal* unavailable(Rig& rig, const std::string& name) {
  for (const auto& lacking : rig.link().describe().unavailable) {
    if (lacking.signal.name == name) return &lacking;
  }
  return nullptr;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(resources)

BOOST_AUTO_TEST_CASE(free_ram_is_what_kept_its_paint) {
  for (const char* firmware : {"resources", "resources_heap"}) {
    BOOST_TEST_CONTEXT(firmware) {
      Rig rig(firmware, console);
      rig.run(30);
      BOOST_REQUIRE(!rig.lines().empty());
      const double painted = std::stod(rig.lines().back());
      BOOST_TEST(painted > 6000.0);
      BOOST_TEST(rig.output("controller.mcu.least_free_ram") == painted);
      BOOST_TEST(rig.output("controller.mcu.least_free_ram_share") == painted / 8192.0);
      BOOST_TEST(usage_of(rig).least_free_ram_bytes.value() == painted);
    }
  }
}

BOOST_AUTO_TEST_CASE(at_power_up_all_that_is_no_variable_is_free) {
  Rig rig("resources_tight", console);
  const auto& link = rig.link().describe();
  BOOST_REQUIRE(link.at_power_up.size() == link.outputs.size());
  for (std::size_t i = 0; i < link.outputs.size(); ++i) {
    if (link.outputs[i].name == "controller.mcu.least_free_ram") {
      BOOST_TEST(link.at_power_up[i] < 8192.0 - 7700.0);
      BOOST_TEST(link.at_power_up[i] > 8192.0 - 7710.0);
    } else if (link.outputs[i].name != "controller.mcu.least_free_ram_share") {
      BOOST_TEST(link.at_power_up[i] == 0.0);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_stack_in_the_variables_is_less_than_nothing) {
  Rig rig("resources_tight", console);
  rig.run(3);
  BOOST_TEST(rig.output("controller.mcu.least_free_ram") > 0.0);
  rig.run(30);
  BOOST_TEST(rig.output("controller.mcu.least_free_ram") < 0.0);
  BOOST_TEST(rig.output("controller.mcu.least_free_ram") > -400.0);
}

BOOST_AUTO_TEST_CASE(times_are_those_that_the_firmware_takes) {
  Rig rig("resources", console);
  rig.run(2);
  // No more than the reading of a flag and the stopping of a timer's interrupt.
  BOOST_TEST(rig.output("controller.mcu.longest_interrupts_off") < 5 * microsecond);
  rig.run(30);
  // cli, 8000 cycles, sei.
  BOOST_TEST(rig.output("controller.mcu.longest_interrupts_off") > 500 * microsecond);
  BOOST_TEST(rig.output("controller.mcu.longest_interrupts_off") < 501 * microsecond);
  // Awake for 25 ms between two wakings 30 ms apart.
  BOOST_TEST(rig.output("controller.mcu.longest_awake") > 25000 * microsecond);
  BOOST_TEST(rig.output("controller.mcu.longest_awake") < 25020 * microsecond);
  BOOST_TEST(rig.output("controller.mcu.longest_loop") == 0.030, tt::tolerance(1e-4));
  const bench::McuUsage usage = usage_of(rig);
  BOOST_TEST(usage.longest_loop_s.value() == rig.output("controller.mcu.longest_loop"));
  BOOST_TEST(usage.longest_awake_s == rig.output("controller.mcu.longest_awake"));
  BOOST_TEST(usage.asleep_share > 0.8);
}

BOOST_AUTO_TEST_CASE(time_under_way_counts_before_it_ends) {
  Rig rig("lost_0", console);  // hangs with interrupts off, which it never switched on
  rig.run(30);
  BOOST_TEST(rig.output("controller.mcu.longest_awake") == 0.3, tt::tolerance(1e-4));
  BOOST_TEST(rig.output("controller.mcu.longest_interrupts_off") == 0.0);
}

BOOST_AUTO_TEST_CASE(without_leave_to_sleep_it_stays_awake) {
  for (const bool watch : {false, true}) {
    BOOST_TEST_CONTEXT("watch " << watch) {
      Rig rig("naps", console, "atmega2560", {.watch = watch});
      rig.run(20);
      BOOST_TEST(rig.output("controller.mcu.running") == 1.0);
      BOOST_TEST(rig.output("controller.mcu.asleep_share") == 0.0);
      BOOST_TEST(rig.output("controller.mcu.longest_awake") == 0.2, tt::tolerance(1e-3));
      BOOST_TEST_REQUIRE(rig.lines().size() > 2u);
      BOOST_TEST(rig.lines().front() == "awake");
      BOOST_TEST(std::stod(rig.lines().back()) >= 50000.0);  // of the timer there are 200
    }
  }
}

BOOST_AUTO_TEST_CASE(a_watchdog_that_only_interrupts_goes_on) {
  Rig rig("alarm_clock", console);
  rig.run(10);
  BOOST_TEST(rig.lines().size() >= 5u);  // in 100 ms of 16 each
  BOOST_TEST(rig.output("controller.mcu.resets") == 0.0);
}

BOOST_AUTO_TEST_CASE(a_loop_that_never_ends_counts_on) {
  // Lost after 20 turns of 10 ms: asleep with interrupts off, and by no instruction.
  for (const char* firmware : {"loops_0", "loops_1"}) {
    BOOST_TEST_CONTEXT(firmware) {
      Rig rig(firmware, console);
      rig.run(20);
      BOOST_TEST(rig.output("controller.mcu.longest_loop") < 0.011);
      BOOST_TEST(rig.output("controller.mcu.longest_interrupts_off") < 5 * microsecond);
      rig.run(30);
      BOOST_TEST(rig.output("controller.mcu.running") == 0.0);
      BOOST_TEST(rig.output("controller.mcu.longest_loop") == 0.5 - 0.19, tt::tolerance(1e-3));
      BOOST_TEST(rig.output("controller.mcu.longest_interrupts_off") == 0.5 - 0.20, tt::tolerance(1e-3));
    }
  }
  Rig in_setup("loops_2", console);
  in_setup.run(50);
  BOOST_TEST(in_setup.output("controller.mcu.longest_loop") == 0.5, tt::tolerance(1e-4));
}

BOOST_AUTO_TEST_CASE(a_loop_that_a_reset_ends_counts) {
  for (const char* firmware : {"loops_0_watchdog", "loops_1_watchdog", "loops_2_watchdog"}) {
    BOOST_TEST_CONTEXT(firmware) {
      Rig rig(firmware, console);
      rig.run(47);
      BOOST_TEST(rig.output("controller.mcu.resets") == 1.0);
      // 32768 periods of 128 kHz from the last kick, at a loop's beginning, or from setup's.
      BOOST_TEST(rig.output("controller.mcu.longest_loop") == 0.256, tt::tolerance(1e-3));
      if (firmware != std::string("loops_2_watchdog"))
        BOOST_TEST(rig.output("controller.mcu.longest_interrupts_off") == 0.246, tt::tolerance(1e-3));
    }
  }
}

BOOST_AUTO_TEST_CASE(watchdog_margin_is_what_was_left_at_the_longest_wait) {
  Rig rig("resources", console);
  rig.run(30);
  // 8192 periods of 128 kHz (data sheet, table "Watchdog Timer Prescale Select") less 30 ms.
  BOOST_TEST(rig.output("controller.mcu.watchdog_on") == 1.0);
  BOOST_TEST(rig.output("controller.mcu.least_watchdog_margin") == 0.064 - 0.030, tt::tolerance(1e-3));
  BOOST_TEST(usage_of(rig).least_watchdog_margin_s.value() == 0.034, tt::tolerance(1e-3));
  Rig without("sleeper", console);
  without.run(5);
  BOOST_TEST(without.output("controller.mcu.watchdog_on") == 0.0);
  BOOST_TEST(!usage_of(without).least_watchdog_margin_s.has_value());
  Rig bitten("lost_0_watchdog", console);
  bitten.run(40);
  BOOST_TEST(usage_of(bitten).least_watchdog_margin_s.value() == 0.0);
}

BOOST_AUTO_TEST_CASE(writes_are_counted_by_eeprom_cell) {
  Rig rig("resources", console);
  rig.run(30);
  const std::map<std::uint32_t, std::uint64_t> written = {{5, 3}, {4095, 1}};
  BOOST_TEST((usage_of(rig).eeprom_writes == written));
  BOOST_TEST(rig.output("controller.mcu.most_eeprom_writes") == 3.0);
}

// 0xf0; 0x3f and 0xff written over it clear bits alone; erased; 0x5a over that.
BOOST_AUTO_TEST_CASE(a_cell_is_erased_and_written_as_the_mode_has_it) {
  Rig rig("cells", console);
  rig.run(10);
  BOOST_TEST(rig.lines().back() == "240 48 48 255 90 ");
  BOOST_TEST(rig.output("controller.mcu.most_eeprom_writes") == 5.0);
}

BOOST_AUTO_TEST_CASE(ram_is_noise_at_the_first_power_up_and_no_heap) {
  const auto found = [](models::Seed seed) {
    Rig rig("garbage", console, "atmega2560", {.seed = seed});
    rig.run(10);
    BOOST_TEST(rig.output("controller.mcu.least_free_ram") > 7900.0);
    return rig.lines().back();
  };
  const std::string first = found(models::Seed{7});
  BOOST_TEST(first != "0 0 0 0 0 0 0 0 ");
  BOOST_TEST(found(models::Seed{7}) == first);
  BOOST_TEST(found(models::Seed{8}) != first);
}

BOOST_AUTO_TEST_CASE(what_is_not_watched_is_unavailable_with_its_reason) {
  Rig rig("resources", console, "atmega2560", {.watch = false});
  rig.run(30);
  for (const char* name : {"controller.mcu.least_free_ram", "controller.mcu.least_free_ram_share",
                           "controller.mcu.longest_interrupts_off", "controller.mcu.longest_loop"}) {
    const auto* lacking = unavailable(rig, name);
    BOOST_REQUIRE_MESSAGE(lacking != nullptr, name);
    BOOST_TEST(lacking->reason.find("watch=off") != std::string::npos);
  }
  BOOST_TEST(!usage_of(rig).least_free_ram_bytes.has_value());
  BOOST_TEST(rig.output("controller.mcu.most_eeprom_writes") == 3.0);
  Rig no_loop("sleeper", console);
  const auto* lacking = unavailable(no_loop, "controller.mcu.longest_loop");
  BOOST_REQUIRE(lacking != nullptr);
  BOOST_TEST(lacking->reason.find("no function 'loop'") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(watching_changes_nothing_that_the_board_sees) {
  const std::string drive =
      "  - part: stepper_drive\n    name: drive\n    pins: {step: PA0, direction: PL0}\n"
      "    signals: {position: 'controller.command.drive[0]'}\n";
  for (const char* firmware : {"resources", "steps", "adc", "naps", "causes_watchdog", "lost_1_watchdog",
                               "lost_3_watchdog", "lost_4_watchdog"}) {
    BOOST_TEST_CONTEXT(firmware) {
      Rig watched(firmware, console + drive);
      Rig alone(firmware, console + drive, "atmega2560", {.watch = false});
      for (int quantum = 0; quantum < 80; ++quantum) {
        watched.run(1);
        alone.run(1);
        for (const char* signal :
             {"controller.command.drive[0]", "controller.mcu.asleep_share", "controller.mcu.longest_awake",
              "controller.mcu.resets", "controller.mcu.least_watchdog_margin"}) {
          BOOST_TEST_REQUIRE(watched.output(signal) == alone.output(signal));
        }
      }
      BOOST_TEST(watched.lines() == alone.lines(), tt::per_element());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig
