// The console of the very binary, through its UART: whatever comes, it is refused with a word, and nothing
// moves.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>
#include <string>
#include <vector>

#include "tests/adapters/reference_firmware/avr/firmware_board.h"

using heliorig::tests::FirmwareBoard;
using heliorig_firmware::Mode;

namespace {

/// A board that has turned its rows away after power-up, and stands.
struct Idle {
  FirmwareBoard board;
  Idle() {
    board.run(10.0);
    board.said();
  }
};

std::vector<std::string> answers(FirmwareBoard& board, const std::string& line) {
  board.type(line);
  board.run(0.5);
  return board.said();
}

bool refuses(const std::vector<std::string>& said) {
  return said.size() == 1 && said.front().starts_with("refused: ") && said.front().size() > 12;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(firmware_console_on_the_board)

BOOST_AUTO_TEST_CASE(what_is_wrong_is_refused_with_a_word_and_moves_nothing) {
  Idle idle;
  const auto rows = idle.board.rows_deg();
  for (const std::string& line : std::vector<std::string>{"go",
                                                          "START",
                                                          "start now",
                                                          " start",
                                                          "stop",
                                                          "site",
                                                          "site 48.85",
                                                          "site 91 0",
                                                          "site 48.85 2.35 7",
                                                          "site 48.85,2.35",
                                                          "site nan 3",
                                                          "site 10 200",
                                                          "encoder",
                                                          "encoder 10",
                                                          "encoder 3 1 2 3",
                                                          "encoder 3 0 0 0 0 0 0 0 101",
                                                          "encoder 3 0 0 0 0 0 0 0 99999",
                                                          "encoder -1 0 0 0 0 0 0 0 0",
                                                          "sta\x01rt",
                                                          "start\x7f",
                                                          "\xff\xfe\x80",
                                                          std::string("start\0", 6),
                                                          std::string(64, 's'),
                                                          std::string(120, '9'),
                                                          "site 48.85 2.35" + std::string(60, ' ')}) {
    const auto said = answers(idle.board, line);
    BOOST_TEST(refuses(said), line << " got " << (said.empty() ? "nothing" : said.front()));
    BOOST_CHECK(idle.board.mode() == Mode::idle);
  }
  BOOST_TEST(idle.board.rows_deg() == rows, boost::test_tools::per_element());
  BOOST_TEST(idle.board.eeprom().writes().empty());
}

BOOST_AUTO_TEST_CASE(what_is_out_of_mode_is_refused_and_the_rows_go_on) {
  Idle idle;
  answers(idle.board, "start");
  BOOST_CHECK(idle.board.mode() == Mode::homing);
  for (const char* line : {"start", "site 14.72 -17.47", "encoder 3 0 0 0 0 0 0 0 1"}) {
    BOOST_TEST(refuses(answers(idle.board, line)), line);
    BOOST_CHECK(idle.board.mode() == Mode::homing);
  }
  BOOST_TEST(idle.board.eeprom().writes().empty());
}

// Forty lines at once, as from a paste: one a tick, each answered or, where the receiver's buffer ran over,
// spoilt.
BOOST_AUTO_TEST_CASE(lines_that_come_at_once_are_taken_one_by_one) {
  Idle idle;
  for (int i = 0; i < 40; ++i) idle.board.type("site 48.85 " + std::to_string(i) + "x");
  idle.board.run(8.0);
  const auto said = idle.board.said();
  BOOST_TEST(said.size() >= 14u);
  BOOST_TEST(std::ranges::all_of(said, [](const auto& line) { return line.starts_with("refused: "); }));
  BOOST_CHECK(idle.board.mode() == Mode::idle);
  BOOST_TEST(idle.board.eeprom().writes().empty());
  BOOST_TEST(refuses(answers(idle.board, "start")));
  BOOST_TEST(answers(idle.board, "status").front().find("bar drum") != std::string::npos);
}

// Half a minute of any bytes at full speed; the line under way is ended first.
BOOST_AUTO_TEST_CASE(binary_noise_moves_nothing_and_leaves_it_listening) {
  Idle idle;
  const auto rows = idle.board.rows_deg();
  std::mt19937 random(20261129);
  for (int i = 0; i < 300; ++i) {
    std::string noise;
    for (std::uint32_t length = random() % 80; length > 0; --length)
      noise += static_cast<char>(random() % 256);
    idle.board.type(noise);
    idle.board.run(0.1);
  }
  idle.board.run(1.0);
  const auto said = idle.board.said();
  BOOST_TEST(said.size() > 200u);
  BOOST_TEST(std::ranges::all_of(said, [](const auto& line) { return line.starts_with("refused: "); }));
  BOOST_CHECK(idle.board.mode() == Mode::idle);
  BOOST_TEST(idle.board.rows_deg() == rows, boost::test_tools::per_element());
  BOOST_TEST(idle.board.eeprom().writes().empty());
  BOOST_TEST(answers(idle.board, "status").front().find("bar drum") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_site_and_a_correction_are_taken_kept_and_last_over_a_power_cut) {
  Idle idle;
  idle.board.type("site 14.72 -17.47");
  idle.board.run(12.0);
  BOOST_TEST(idle.board.said("saved"));
  idle.board.type("encoder 3 -12 4 20 17 -2 -19 -21 -17");
  idle.board.run(12.0);
  BOOST_TEST(idle.board.said("saved"));
  idle.board.set_fault("controller.mcu.supply", "cut", 1.0);
  idle.board.run(1.0);
  idle.board.set_fault("controller.mcu.supply", "cut", std::nullopt);
  idle.board.run(10.0);
  idle.board.said();
  BOOST_TEST(answers(idle.board, "encoder 3").front() == "encoder 3 less -12 4 20 17 -2 -19 -21 -17");
}

BOOST_AUTO_TEST_SUITE_END()
