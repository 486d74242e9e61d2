// The very binary through power cuts, at any instant to a tenth of a millisecond, EEPROM writes included: it
// comes back off the focus, with settings that are whole. The bytes that RAM holds after a cut are noise.
#include <boost/test/unit_test.hpp>
#include <optional>
#include <random>
#include <string>

#include "tests/adapters/reference_firmware/avr/firmware_board.h"

using heliorig::tests::FirmwareBoard;
using heliorig_firmware::Mode;
using heliorig_firmware::row_count;

namespace {

constexpr const char* supply = "controller.mcu.supply";
const std::string settings[] = {"site 48.85 2.35", "site 14.72 -17.44",
                                "encoder 3 -12 4 20 17 -2 -19 -21 -17", "encoder 7 0 1 2 3 4 5 6 7"};

void cycle_power(FirmwareBoard& board) {
  board.set_fault(supply, "cut", 1.0);
  board.run(0.02);
  board.set_fault(supply, "cut", std::nullopt);
  board.said();
}

/// The next one, if it comes within a tick.
void run_into_a_write(FirmwareBoard& board) {
  for (int i = 0; i < 100 && !board.eeprom().being_written(); ++i) board.run(0.001);
}

/// Idle, each row turned east by as much as leaves the focus, no pump; settings whole, as it says nothing of
/// them.
void check_defocused(FirmwareBoard& board) {
  const auto before = board.rows_deg();
  board.run(7.5);
  BOOST_REQUIRE(board.mode() == Mode::idle);
  BOOST_REQUIRE_EQUAL(board.output("controller.command.feed_pump"), 0.0);
  for (std::size_t row = 0; row < row_count; ++row) {
    const bool at_the_end = board.rows_deg()[row] >= 70.0;
    BOOST_REQUIRE_MESSAGE(at_the_end || board.rows_deg()[row] - before[row] > 3.5,
                          "row " << row << " from " << before[row] << " to " << board.rows_deg()[row]);
  }
  for (const std::string& line : board.said())
    BOOST_REQUIRE_MESSAGE(line.find("settings") == line.npos, line);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(power_cuts_on_the_board)

// A minute: run by its name alone.
BOOST_AUTO_TEST_CASE(a_thousand_at_any_instant_leave_it_off_the_focus_with_whole_settings,
                     *boost::unit_test::disabled()) {
  std::mt19937 random(20261129);
  const auto up_to_s = [&](double most_s) { return 1e-4 * (random() % static_cast<unsigned>(most_s * 1e4)); };
  FirmwareBoard board;
  board.run(10.0);
  int in_service = 0;
  int cut_writes = 0;
  for (int i = 0; i < 1000; ++i) {
    if (i % 2 == 0) {
      board.type(settings[random() % 4]);
      board.run(0.1 + up_to_s(0.6));  // a save takes half a second and more
      if (i % 4 == 0) run_into_a_write(board);
      if (board.eeprom().being_written()) ++cut_writes;
    } else {
      board.type("start");
      board.run(0.1 + up_to_s(i % 10 == 1 ? 200.0 : 10.0));
      if (board.mode() != Mode::idle) ++in_service;
    }
    cycle_power(board);
    BOOST_TEST_CONTEXT("cut " << i) {
      check_defocused(board);
    }
  }
  BOOST_TEST_MESSAGE(in_service << " in service, " << cut_writes << " in the midst of a write");
  BOOST_TEST(in_service > 400);
  BOOST_TEST(cut_writes > 150);
}

// Through the first tenths of a second after power-up, while it reads its settings.
BOOST_AUTO_TEST_CASE(a_supply_that_comes_and_goes_does_no_harm) {
  FirmwareBoard board;
  std::mt19937 random(5);
  board.run(10.0);
  for (int i = 0; i < 200; ++i) {
    board.run(1e-4 * (random() % 3000));
    cycle_power(board);
  }
  check_defocused(board);
  board.type("start");
  board.run(0.3);
  BOOST_TEST(board.said("homing"));
}

BOOST_AUTO_TEST_SUITE_END()
