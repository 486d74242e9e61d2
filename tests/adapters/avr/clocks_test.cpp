// Clock chips, spoken to by clocks.c; their registers against the data sheets in bus_parts_test.cpp.
#include <boost/test/unit_test.hpp>

#include "adapters/avr/parts/clock_time.h"
#include "tests/adapters/avr/rig.h"

namespace heliorig {
namespace {

using adapters::clock_registers;
using adapters::clock_time;
using adapters::ClockRegisters;
using tests::Rig;

constexpr double noon_s = 1782043200.0;  // 2026-06-21T12:00:00, a Sunday

std::string board(const std::string& chip) {
  return "  - {part: console, name: console, pins: {transmit: D1}}\n  - {part: " + chip +
         ", name: clock, bus: {address: 0x68}, signals: {value: instruments.clock}}\n";
}

/// The clock's signal runs for some quanta.
void run(Rig& rig, double& time_s, int quanta) {
  for (int i = 0; i < quanta; ++i) {
    rig.set("instruments.clock", time_s);
    rig.run(1);
    time_s += 0.01;
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(clocks)

BOOST_AUTO_TEST_CASE(registers_roll_over) {
  using boost::test_tools::per_element;
  const auto shown = [](std::int64_t unix_s, bool twelve = false) {
    return clock_registers(unix_s, {.twelve_hours = twelve, .century = true});
  };
  // 2024-02-28T23:59:59, a Wednesday, and the leap day behind it; 2026 has none.
  BOOST_TEST(shown(1709164799) == (ClockRegisters{0x59, 0x59, 0x23, 3, 0x28, 0x02, 0x24}), per_element());
  BOOST_TEST(shown(1709164800) == (ClockRegisters{0x00, 0x00, 0x00, 4, 0x29, 0x02, 0x24}), per_element());
  BOOST_TEST(shown(1772323199) == (ClockRegisters{0x59, 0x59, 0x23, 6, 0x28, 0x02, 0x26}), per_element());
  BOOST_TEST(shown(1772323200) == (ClockRegisters{0x00, 0x00, 0x00, 7, 0x01, 0x03, 0x26}), per_element());
  // The years' ends of 2026 and of the century.
  BOOST_TEST(shown(1798761599) == (ClockRegisters{0x59, 0x59, 0x23, 4, 0x31, 0x12, 0x26}), per_element());
  BOOST_TEST(shown(1798761600) == (ClockRegisters{0x00, 0x00, 0x00, 5, 0x01, 0x01, 0x27}), per_element());
  BOOST_TEST(shown(4102444800) == (ClockRegisters{0x00, 0x00, 0x00, 5, 0x01, 0x81, 0x00}), per_element());
  // Twelve hours: midnight and noon are 12 AM and 12 PM (bit 5).
  const std::int64_t midnight = 1782000000;
  for (const auto& [hour, byte] :
       {std::pair{0, 0x52}, {1, 0x41}, {11, 0x51}, {12, 0x72}, {13, 0x61}, {23, 0x71}}) {
    BOOST_TEST(int{shown(midnight + hour * 3600, true)[2]} == byte);
  }
}

BOOST_AUTO_TEST_CASE(what_is_shown_is_read_back) {
  for (const bool twelve : {false, true}) {
    for (std::int64_t t = 946684800; t < 4102444800; t += 7'654'321) {
      BOOST_TEST_REQUIRE(clock_time(clock_registers(t, {.twelve_hours = twelve})).value_or(0) == t);
    }
  }
  for (const ClockRegisters& wrong :
       {ClockRegisters{0x5a, 0, 0, 1, 1, 1, 0}, ClockRegisters{0x60, 0, 0, 1, 1, 1, 0},
        ClockRegisters{0, 0, 0x24, 1, 1, 1, 0}, ClockRegisters{0, 0, 0x40, 1, 1, 1, 0},
        ClockRegisters{0, 0, 0x53, 1, 1, 1, 0}, ClockRegisters{0, 0, 0, 1, 0x29, 0x02, 0x23},
        ClockRegisters{0, 0, 0, 1, 0, 1, 0}, ClockRegisters{0, 0, 0, 1, 1, 0x13, 0}}) {
    BOOST_TEST(!clock_time(wrong).has_value());
  }
}

BOOST_AUTO_TEST_CASE(both_chips_show_the_time_of_the_simulation) {
  for (const char* chip : {"ds1307", "ds3231"}) {
    BOOST_TEST_CONTEXT(chip) {
      Rig rig("clocks", board(chip));
      double now_s = noon_s - 0.1;
      run(rig, now_s, 30);
      BOOST_TEST(rig.lines().front() == "26062107115959");
      BOOST_TEST(rig.lines().back() == "26062107120000");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_clock_without_battery_starts_anew) {
  for (const auto& [chip, first] : {std::pair{"ds1307", "00010101000080"}, {"ds3231", "00010101000000"}}) {
    BOOST_TEST_CONTEXT(chip) {
      Rig rig("clocks", board(chip));
      double now_s = noon_s;
      const std::size_t lost = rig.fault("controller.board.clock", "battery_lost");
      run(rig, now_s, 10);
      rig.link().set_fault(lost, 1.0);
      BOOST_TEST(!rig.link().fault_has_effect(lost));
      run(rig, now_s, 10);
      BOOST_TEST(rig.lines().back() == first);
      BOOST_TEST(rig.link().fault_has_effect(lost));
      run(rig, now_s, 110);  // a DS1307 stays halted; a DS3231 counts
      BOOST_TEST(rig.lines().back().substr(12) == (std::string(chip) == "ds1307" ? "80" : "01"));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_stuck_clock_goes_on_where_it_stood) {
  Rig rig("clocks", board("ds3231"));
  double now_s = noon_s + 0.5;
  const std::size_t stuck = rig.fault("controller.board.clock", "stuck");
  run(rig, now_s, 10);
  rig.link().set_fault(stuck, 1.0);
  run(rig, now_s, 20);
  BOOST_TEST(!rig.link().fault_has_effect(stuck));  // it would show the same second without
  run(rig, now_s, 200);
  BOOST_TEST(rig.link().fault_has_effect(stuck));
  BOOST_TEST(rig.lines().back() == "26062107120000");
  rig.link().set_fault(stuck, std::nullopt);
  run(rig, now_s, 100);
  BOOST_TEST(rig.lines().back() == "26062107120001");
}

BOOST_AUTO_TEST_CASE(a_clock_that_does_not_answer) {
  Rig rig("clocks", board("ds3231"));
  double now_s = noon_s;
  const std::size_t deaf = rig.fault("controller.board.clock", "not_acknowledging");
  rig.link().set_fault(deaf, 1.0);
  BOOST_TEST(!rig.link().fault_has_effect(deaf));
  run(rig, now_s, 10);
  BOOST_TEST(rig.lines().back() == "20");  // address not acknowledged
  BOOST_TEST(rig.link().fault_has_effect(deaf));
  rig.link().set_fault(deaf, std::nullopt);
  run(rig, now_s, 10);
  BOOST_TEST(rig.lines().back() == "26062107120000");
}

BOOST_AUTO_TEST_CASE(a_bus_that_is_held_low_stalls_the_controller_until_it_is_let_go) {
  for (const char* wire : {"data_held_low", "clock_held_low"}) {
    BOOST_TEST_CONTEXT(wire) {
      Rig rig("clocks", board("ds1307"));
      double now_s = noon_s;
      const std::size_t held = rig.fault("controller.mcu.twi", wire);
      run(rig, now_s, 10);
      rig.link().set_fault(held, 1.0);
      BOOST_TEST(!rig.link().fault_has_effect(held));
      run(rig, now_s, 20);
      BOOST_TEST(rig.lines().back() == "late");
      BOOST_TEST(rig.link().fault_has_effect(held));
      rig.link().set_fault(held, std::nullopt);
      run(rig, now_s, 20);
      BOOST_TEST(rig.lines().back() == "26062107120000");
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig
