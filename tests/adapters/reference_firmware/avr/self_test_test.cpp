// Limit 33: what breaks in processor, memories or clock while the firmware runs trips it, in time.
#include "adapters/reference_firmware/avr/self_test.h"

#include <simavr/sim_avr.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <optional>
#include <string>
#include <vector>

#include "tests/adapters/reference_firmware/avr/firmware_board.h"

using heliorig::adapters::AvrMcu;
using heliorig::adapters::DataAccess;
using heliorig::tests::FirmwareBoard;
using heliorig_firmware::Mode;

namespace {

constexpr std::uint32_t ram_start = 0x200;
constexpr std::uint32_t untouched = 0x1400;  // between variables and stack
constexpr double until_untouched_s = (untouched - ram_start) * 0.1 - 10.0;

/// Seconds until it says that it has tripped by a self test; none within `most_s`.
std::optional<double> tripped_after_s(FirmwareBoard& board, double most_s) {
  constexpr double step_s = 0.1;
  for (double s = 0.0; s < most_s; s += step_s) {
    board.run(step_s);
    if (board.said("tripped: self test")) {
      BOOST_CHECK(board.mode() == Mode::tripped);
      BOOST_TEST(board.output("controller.command.vent_shut") == 1.0);
      BOOST_TEST(board.output("controller.command.chain_permit") == 0.0);
      return s;
    }
  }
  return std::nullopt;
}

/// A cell whose bit 2 is stuck at 1.
class StuckBit final : private heliorig::adapters::DataListener {
 public:
  StuckBit(AvrMcu& mcu, std::uint32_t address) : mcu_(mcu), address_(address) { mcu_.watch_data(*this); }
  ~StuckBit() { mcu_.leave_data(*this); }

 private:
  void before_access(const DataAccess&) override { mcu_.core().data[address_] |= 0x04; }

  AvrMcu& mcu_;
  std::uint32_t address_;
};

/// A cell whose bit 5 falls whenever that of its neighbour is set.
class CoupledBits final : private heliorig::adapters::DataListener {
 public:
  CoupledBits(AvrMcu& mcu, std::uint32_t address) : mcu_(mcu), address_(address) { mcu_.watch_data(*this); }
  ~CoupledBits() { mcu_.leave_data(*this); }

 private:
  void before_access(const DataAccess&) override {
    auto* const data = mcu_.core().data;
    const bool set = (data[address_ + 1] & 0x20) != 0;
    if (set && !was_set_) data[address_] &= 0xdf;
    was_set_ = set;
  }

  AvrMcu& mcu_;
  std::uint32_t address_;
  bool was_set_ = false;
};

/// Addresses of RAM at which these bytes stand.
std::vector<std::uint32_t> places_of(AvrMcu& mcu, const std::vector<std::uint8_t>& bytes) {
  std::vector<std::uint32_t> places;
  const auto* const first = mcu.core().data;
  const auto* const end = first + mcu.core().ramend + 1;
  for (const auto* at = first + ram_start; (at = std::search(at, end, bytes.begin(), bytes.end())) != end;
       ++at)
    places.push_back(static_cast<std::uint32_t>(at - first));
  return places;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(self_tests_on_the_board)

// More than once round RAM, and five times round the program, with the stack and all that lives in it.
BOOST_AUTO_TEST_CASE(a_board_in_good_order_passes_them) {
  FirmwareBoard board;
  BOOST_TEST(!tripped_after_s(board, 900.0));
  BOOST_CHECK(board.mode() == Mode::idle);
}

BOOST_AUTO_TEST_CASE(a_bit_of_flash_that_turns_is_found_within_two_rounds_and_after_each_power_up) {
  FirmwareBoard board;
  board.run(10.0);
  // A word of the console's, which is copied to RAM at power-up and not read again.
  const std::string word = "status";
  std::uint8_t* const flash = board.mcu().core().flash;
  std::uint8_t* const place = std::search(flash, flash + 0x10000, word.begin(), word.end());
  BOOST_REQUIRE(place != flash + 0x10000);
  *place ^= 0x10;
  const auto after_s = tripped_after_s(board, 3600.0);
  BOOST_REQUIRE(after_s);
  BOOST_TEST(*after_s < 400.0);
  board.set_fault("controller.mcu", "reset", 1.0);
  board.run(0.1);
  board.set_fault("controller.mcu", "reset", std::nullopt);
  BOOST_TEST(tripped_after_s(board, 200.0).has_value());
}

// A byte's turn comes once in a quarter of an hour; the fault shortly before, for the emulator is slower from
// then on.
BOOST_AUTO_TEST_CASE(a_cell_of_ram_that_is_stuck_is_found_when_its_turn_comes) {
  FirmwareBoard board;
  board.run(until_untouched_s);
  StuckBit stuck(board.mcu(), untouched);
  BOOST_TEST(tripped_after_s(board, 20.0).has_value());
}

BOOST_AUTO_TEST_CASE(a_cell_of_ram_that_its_neighbour_turns_is_found_too) {
  FirmwareBoard board;
  board.run(until_untouched_s);
  CoupledBits coupled(board.mcu(), untouched);
  BOOST_TEST(tripped_after_s(board, 20.0).has_value());
}

// The settings stand in RAM twice, besides the record that was written.
BOOST_AUTO_TEST_CASE(a_bit_of_the_settings_that_turns_in_ram_is_found_at_once) {
  const std::vector<std::uint8_t> correction = {0xf4, 4, 20, 17, 0xfe, 0xed, 0xeb, 0xef};
  int found = 0;
  std::size_t places = 1;
  for (std::size_t i = 0; i < places; ++i) {
    FirmwareBoard board;
    board.run(10.0);
    board.type("encoder 3 -12 4 20 17 -2 -19 -21 -17");
    board.run(2.0);
    const auto at = places_of(board.mcu(), correction);
    places = at.size();
    BOOST_REQUIRE(places >= 2u);
    board.set_fault("controller.mcu.ram", "bit3_flipped", at[i] + 5);
    if (const auto after_s = tripped_after_s(board, 3.0)) {
      ++found;
      BOOST_TEST(*after_s <= 1.0);
    }
  }
  BOOST_TEST(found == 2);
}

// Looked at after each instruction: bit 3 of r5, which the processor rarely uses, stays set.
BOOST_AUTO_TEST_CASE(a_register_that_is_stuck_is_found_within_a_second) {
  FirmwareBoard board;
  board.run(10.0);
  AvrMcu& mcu = board.mcu();
  for (const auto end = mcu.cycle() + 16'000'000; mcu.cycle() < end; mcu.run_to(mcu.cycle() + 1))
    mcu.core().data[5] |= 0x08;
  BOOST_TEST(board.said("tripped: self test"));
}

BOOST_AUTO_TEST_CASE(a_crystal_that_is_off_by_five_percent_is_found_against_the_clock) {
  for (const double error : {-0.05, 0.05}) {
    FirmwareBoard board;
    board.run(10.0);
    board.type("start");
    board.run(1.0);
    board.set_fault("controller.mcu", "clock_error", error);
    board.run(40.0);
    BOOST_TEST(board.said("defocusing: clocks apart"));
  }
}

BOOST_AUTO_TEST_SUITE_END()
