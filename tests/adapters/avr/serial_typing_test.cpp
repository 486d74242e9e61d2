#include "adapters/avr/mcu/serial_typing.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include "adapters/avr/mcu/pins.h"
#include "adapters/avr/mcu/serial_lines.h"
#include "tests/adapters/avr/rig.h"

namespace heliorig::adapters {
namespace {

namespace tt = boost::test_tools;
using Lines = std::vector<std::string>;

constexpr Cycle millisecond = 16'000;

const Mcu& mega() {
  return *find_mcu("atmega2560");
}

/// A chip with a terminal at its UART 0.
struct Terminal {
  explicit Terminal(const std::string& firmware)
      : mcu(mega(), std::get<ElfImage>(read_firmware(tests::firmware_path(firmware), mega())),
            {.clock_Hz = 16e6, .supply_V = 5.0, .analog_reference_V = {}}),
        lines(mcu, 0),
        typing(mcu, 0) {}

  AvrMcu mcu;
  SerialLines lines;
  SerialTyping typing;
};

struct Recorder final : EdgeListener {
  std::vector<Cycle> edges;
  void on_edge(bool, Cycle cycle) override { edges.push_back(cycle); }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(serial_typing)

BOOST_AUTO_TEST_CASE(lines_arrive_whole_and_in_order) {
  for (const char* firmware : {"echo", "echo_115200"}) {
    BOOST_TEST_CONTEXT(firmware) {
      Terminal terminal(firmware);
      terminal.mcu.run_to(10 * millisecond);
      terminal.typing.type("goto 12.5");
      terminal.typing.type("");
      terminal.typing.type("status please, of everything that there is");
      BOOST_TEST(terminal.typing.lines_taken() == 0u);
      terminal.mcu.run_to(200 * millisecond);
      BOOST_TEST(terminal.typing.lines_taken() == 3u);
      terminal.typing.type("again");
      terminal.mcu.run_to(300 * millisecond);
      const Lines expected = {"<goto 12.5>", "<>", "<status please, of everything that there is>", "<again>"};
      BOOST_TEST(terminal.mcu.take_lines() == expected, tt::per_element());
      BOOST_TEST(terminal.typing.lines_taken() == 4u);
    }
  }
}

BOOST_AUTO_TEST_CASE(bytes_come_no_faster_than_the_line_carries_them) {
  Terminal terminal("echo");
  Pins pins(terminal.mcu);
  Recorder heard;
  pins.watch(*mega().pin("PB4"), heard);
  terminal.mcu.run_to(10 * millisecond);
  terminal.typing.type("0123456789");
  terminal.mcu.run_to(100 * millisecond);
  BOOST_REQUIRE(heard.edges.size() == 11u);
  // A start bit, eight of data and a stop bit at 16 MHz / 16 / 104; a tenth more is the emulator's need.
  constexpr double nominal = 10 * 16 * 104;
  for (std::size_t i = 1; i < heard.edges.size(); ++i) {
    const auto apart = static_cast<double>(heard.edges[i] - heard.edges[i - 1]);
    BOOST_TEST(apart >= nominal);
    BOOST_TEST(apart <= 1.12 * nominal);
  }
}

BOOST_AUTO_TEST_CASE(a_line_that_met_no_receiver_is_lost_and_not_taken) {
  Terminal terminal("echo_late");
  terminal.typing.type("nobody");  // 8 ms, and it listens after 50
  terminal.mcu.run_to(45 * millisecond);
  terminal.typing.type("half of a line");  // from 45 to 61 ms
  terminal.mcu.run_to(100 * millisecond);
  BOOST_TEST(terminal.typing.lines_taken() == 0u);
  terminal.typing.type("all of it");
  terminal.mcu.run_to(200 * millisecond);
  BOOST_TEST(terminal.typing.lines_taken() == 1u);
  const Lines lines = terminal.mcu.take_lines();
  BOOST_REQUIRE(lines.size() == 2u);
  BOOST_TEST(std::string("half of a line>").ends_with(lines.front().substr(1)));
  BOOST_TEST(lines.front().size() < std::string("half of a line").size());
  BOOST_TEST(lines.back() == "<all of it>");
}

BOOST_AUTO_TEST_CASE(a_reset_breaks_a_line_and_not_the_terminal) {
  Terminal terminal("echo_late");
  terminal.mcu.run_to(60 * millisecond);
  terminal.typing.type("interrupted");
  terminal.mcu.run_to(65 * millisecond);
  terminal.mcu.reset();
  terminal.mcu.run_to(130 * millisecond);
  BOOST_TEST(terminal.typing.lines_taken() == 0u);
  terminal.typing.type("heard");
  terminal.mcu.run_to(200 * millisecond);
  BOOST_TEST(terminal.typing.lines_taken() == 1u);
  BOOST_TEST(terminal.mcu.take_lines().back().ends_with("<heard>"));
}

BOOST_AUTO_TEST_CASE(the_link_types_at_its_first_terminal_that_can) {
  tests::Rig rig("echo",
                 "  - {part: console, name: log, pins: {transmit: D18}}\n"
                 "  - {part: console, name: console, pins: {transmit: D1, receive: D0}}\n");
  BOOST_TEST(rig.link().describe().console);
  rig.run(2);
  rig.link().type_line("hello");
  BOOST_TEST(rig.link().lines_taken() == 0u);
  rig.run(3);
  BOOST_TEST(rig.link().lines_taken() == 1u);
  BOOST_TEST(rig.said("<hello>"));
  tests::Rig deaf("echo", "  - {part: console, name: console, pins: {transmit: D1}}\n");
  BOOST_TEST(!deaf.link().describe().console);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig::adapters
