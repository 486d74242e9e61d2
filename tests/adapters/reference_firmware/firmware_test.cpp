// Settings through power cuts, and the console's manners.
#include "adapters/reference_firmware/firmware.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <random>
#include <string>

#include "tests/adapters/reference_firmware/fragile_memory.h"
#include "tests/adapters/reference_firmware/sensors.h"

using namespace heliorig_firmware;

namespace {

using heliorig::tests::FragileMemory;

/// A board with its terminal.
struct Board {
  FragileMemory memory;
  Firmware firmware;
  Inputs in = heliorig::tests::good_order();
  const std::uint32_t power_up_s = in.clock_s;

  Board() {
    firmware.begin(memory);
    tick(1);  // what its sensors say
  }

  std::string said() {
    std::string text;
    for (char character = 0; firmware.console().send(character);) text += character;
    return text;
  }
  std::string answer(const std::string& line) {
    said();
    for (const char character : line + "\n") firmware.console().receive(character);
    tick(1);
    return said();
  }
  void tick(int times) {
    for (int i = 0; i < times; ++i) {
      firmware.tick(in, memory);
      in.uptime_ms += tick_ms;
      in.clock_s = power_up_s + in.uptime_ms / 1000;
    }
  }
};

bool near(const Configuration& a, float latitude_deg, float longitude_deg) {
  return std::abs(a.latitude_deg - latitude_deg) < 2e-5f && std::abs(a.longitude_deg - longitude_deg) < 2e-5f;
}

void save(ConfigurationStore& store, FragileMemory& memory, const Configuration& configuration) {
  store.save(configuration);
  for (int i = 0; i < 20; ++i) store.tick(memory);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(firmware_whole)

BOOST_AUTO_TEST_CASE(crc_by_its_published_check_value) {
  const std::uint8_t digits[] = {'1', '2', '3', '4', '5', '6', '7', '8', '9'};
  BOOST_TEST(crc16(digits, 9) == 0x29b1);
}

BOOST_AUTO_TEST_CASE(settings_last) {
  FragileMemory memory;
  ConfigurationStore store;
  Configuration read{};
  BOOST_CHECK(store.load(memory, read) == ConfigurationStore::Found::nothing);
  for (const auto& site :
       {Configuration{48.85f, 2.35f}, Configuration{14.72f, -17.47f}, Configuration{-33.9f, 18.4f}}) {
    save(store, memory, site);
    ConfigurationStore again;
    BOOST_CHECK(again.load(memory, read) == ConfigurationStore::Found::valid);
    BOOST_TEST(near(read, site.latitude_deg, site.longitude_deg));
  }
}

// Twenty thousand saves, cut at any byte: the last whole settings or the new ones, nothing else.
BOOST_AUTO_TEST_CASE(power_may_go_at_any_byte) {
  std::mt19937 random{5};
  FragileMemory memory;
  Configuration last{48.85f, 2.35f};
  {
    ConfigurationStore store;
    save(store, memory, last);
  }
  for (int i = 0; i < 20000; ++i) {
    ConfigurationStore store;
    Configuration read{};
    memory.power_up();
    BOOST_REQUIRE(store.load(memory, read) == ConfigurationStore::Found::valid);
    BOOST_REQUIRE(near(read, last.latitude_deg, last.longitude_deg));
    const Configuration wanted{static_cast<float>(random() % 120) - 60.0f,
                               static_cast<float>(random() % 360) - 180.0f};
    const int cut = static_cast<int>(random() % 15);
    memory.cut_after(cut);
    save(store, memory, wanted);
    memory.power_up();
    ConfigurationStore after;
    BOOST_REQUIRE(after.load(memory, read) == ConfigurationStore::Found::valid);
    const bool is_new = near(read, wanted.latitude_deg, wanted.longitude_deg);
    BOOST_REQUIRE(is_new || near(read, last.latitude_deg, last.longitude_deg));
    if (cut >= 13) BOOST_REQUIRE(is_new);
    if (is_new) last = wanted;
  }
}

// Limit 35.
BOOST_AUTO_TEST_CASE(settings_that_are_damaged_or_of_another_version_are_refused_with_a_word) {
  for (const bool other_version : {false, true}) {
    Board board;
    ConfigurationStore store;
    save(store, board.memory, {48.85f, 2.35f});
    board.memory.byte(0) = 9;
    if (other_version) {
      std::array<std::uint8_t, 10> bytes{};
      for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = board.memory.byte(i);
      const std::uint16_t crc = crc16(bytes.data(), 10);
      board.memory.byte(10) = static_cast<std::uint8_t>(crc);
      board.memory.byte(11) = static_cast<std::uint8_t>(crc >> 8);
    }
    board.firmware = Firmware{};
    board.firmware.begin(board.memory);
    board.tick(1);
    const std::string said = board.said();
    BOOST_TEST(said.find(other_version ? "another version refused" : "damaged settings refused") !=
                   std::string::npos,
               said);
    BOOST_TEST(board.answer("start").find("refused: settings invalid") != std::string::npos);
    BOOST_CHECK(board.firmware.controller().mode() == Mode::idle);
  }
}

BOOST_AUTO_TEST_CASE(a_site_is_set_saved_and_lasts) {
  Board board;
  board.answer("site 14.72 -17.47");
  board.tick(30);
  BOOST_TEST(board.said().find("saved") != std::string::npos);
  Configuration read{};
  ConfigurationStore store;
  BOOST_CHECK(store.load(board.memory, read) == ConfigurationStore::Found::valid);
  BOOST_TEST(near(read, 14.72f, -17.47f));
  BOOST_TEST(board.answer("start").find("homing") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_refused_with_a_word_and_moves_nothing) {
  Board board;
  board.answer("site 48.85 2.35");
  board.tick(30);
  for (const std::string line :
       {"site", "site 91 0", "site 48.85", "site 48.85 2.35 7", "site x y", "site 48.85,2.35", "site 10 200",
        "go", "START", "start now", "stop", "\x01\x02", "                              ", "site nan 3",
        "site inf 3", "statusstatusstatusstatusstatusstatusstatusstatusstatus"}) {
    const std::string answer = board.answer(line);
    BOOST_TEST(answer.find("refused") != std::string::npos, line << " got " << answer);
    BOOST_CHECK(board.firmware.controller().mode() == Mode::idle);
  }
}

BOOST_AUTO_TEST_CASE(the_site_is_not_changed_in_service) {
  Board board;
  board.answer("site 48.85 2.35");
  board.answer("start");
  BOOST_TEST(board.answer("site 14.72 -17.47").find("refused: only while idle") != std::string::npos);
  BOOST_TEST(board.answer("start").find("refused: in service") != std::string::npos);
  BOOST_TEST(board.answer("stop").find("idle") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(any_bytes_leave_the_console_listening) {
  Board board;
  std::mt19937 random{11};
  for (int i = 0; i < 200000; ++i) {
    board.firmware.console().receive(static_cast<char>(random() % 4 == 0 ? '\n' : random()));
    if (i % 37 == 0) board.tick(1);
    if (i % 101 == 0) board.said();
  }
  BOOST_CHECK(!board.firmware.controller().in_service());
  board.answer("");
  BOOST_TEST(board.answer("status").find("bar drum") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
