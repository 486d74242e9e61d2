// Settings through power cuts, and the console's manners.
#include "adapters/reference_firmware/firmware.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <random>
#include <string>
#include <vector>

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

Configuration site(float latitude_deg, float longitude_deg) {
  Configuration configuration{};
  configuration.latitude_deg = latitude_deg;
  configuration.longitude_deg = longitude_deg;
  return configuration;
}

bool near(const Configuration& a, const Configuration& b) {
  const auto same = [](const EncoderCorrection& one, const EncoderCorrection& other) {
    return std::ranges::equal(one.excess, other.excess);
  };
  return std::abs(a.latitude_deg - b.latitude_deg) < 2e-5f &&
         std::abs(a.longitude_deg - b.longitude_deg) < 2e-5f &&
         std::ranges::equal(a.encoders, b.encoders, same);
}

bool near(const Configuration& a, float latitude_deg, float longitude_deg) {
  return std::abs(a.latitude_deg - latitude_deg) < 2e-5f && std::abs(a.longitude_deg - longitude_deg) < 2e-5f;
}

void save(ConfigurationStore& store, FragileMemory& memory, const Configuration& configuration) {
  store.save(configuration);
  for (int i = 0; i < Record::size + 1; ++i) store.tick(memory);
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
  Configuration corrected = site(-33.9f, 18.4f);
  for (std::uint8_t row = 0; row < row_count; ++row)
    corrected.encoders[row] = {{static_cast<std::int8_t>(row), -100, 100, 7, 0, -1, 99, 3}};
  for (const auto& wanted : {site(48.85f, 2.35f), site(14.72f, -17.47f), corrected}) {
    save(store, memory, wanted);
    ConfigurationStore again;
    BOOST_CHECK(again.load(memory, read) == ConfigurationStore::Found::valid);
    BOOST_TEST(near(read, wanted));
  }
}

// Twenty thousand saves, cut at any byte: the last whole settings or the new ones, nothing else.
BOOST_AUTO_TEST_CASE(power_may_go_at_any_byte) {
  std::mt19937 random{5};
  FragileMemory memory;
  Configuration last = site(48.85f, 2.35f);
  {
    ConfigurationStore store;
    save(store, memory, last);
  }
  for (int i = 0; i < 20000; ++i) {
    ConfigurationStore store;
    Configuration read{};
    memory.power_up();
    BOOST_REQUIRE(store.load(memory, read) == ConfigurationStore::Found::valid);
    BOOST_REQUIRE(near(read, last));
    Configuration wanted = last;
    wanted.latitude_deg = static_cast<float>(random() % 120) - 60.0f;
    wanted.longitude_deg = static_cast<float>(random() % 360) - 180.0f;
    for (std::int8_t& excess : wanted.encoders[random() % row_count].excess)
      excess = static_cast<std::int8_t>(random() % 201 - 100);
    memory.cut_after(static_cast<int>(random() % 40));
    save(store, memory, wanted);
    const bool cut = memory.cut();
    memory.power_up();
    ConfigurationStore after;
    BOOST_REQUIRE(after.load(memory, read) == ConfigurationStore::Found::valid);
    const bool is_new = near(read, wanted);
    BOOST_REQUIRE(is_new || near(read, last));
    if (!cut) BOOST_REQUIRE(is_new);
    if (is_new) last = wanted;
  }
}

// Limit 35.
BOOST_AUTO_TEST_CASE(settings_that_are_damaged_or_of_another_version_are_refused_with_a_word) {
  for (const bool other_version : {false, true}) {
    Board board;
    ConfigurationStore store;
    save(store, board.memory, site(48.85f, 2.35f));
    board.memory.byte(0) = 9;
    if (other_version) {
      std::array<std::uint8_t, Record::crc_at> bytes{};
      for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = board.memory.byte(i);
      const std::uint16_t crc = crc16(bytes.data(), Record::crc_at);
      board.memory.byte(Record::crc_at) = static_cast<std::uint8_t>(crc);
      board.memory.byte(Record::crc_at + 1) = static_cast<std::uint8_t>(crc >> 8);
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
  board.tick(Record::size + 1);
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
  for (const std::string& line : std::vector<std::string>{"site",
                                                          "site 91 0",
                                                          "site 48.85",
                                                          "site 48.85 2.35 7",
                                                          "site x y",
                                                          "site 48.85,2.35",
                                                          "site 10 200",
                                                          "encoder",
                                                          "encoder 10",
                                                          "encoder -1 0 0 0 0 0 0 0 0",
                                                          "encoder 3 1 2 3",
                                                          "encoder 3 0 0 0 0 0 0 0 0 0",
                                                          "encoder 3 0 0 0 0 0 0 0 101",
                                                          "encoder 3 -101 0 0 0 0 0 0 0",
                                                          "encoder 3 0.5 0 0 0 0 0 0 0",
                                                          "encoder 3  0 0 0 0 0 0 0",
                                                          "encoder 3 0 0 0 0 0 0 0 99999",
                                                          "encoder 3 0 0 0 0 0 0 0 -",
                                                          "encoder x",
                                                          "go",
                                                          "START",
                                                          "start now",
                                                          "stop",
                                                          "\x01\x02",
                                                          "                              ",
                                                          "site nan 3",
                                                          "site inf 3",
                                                          std::string(64, '1'),
                                                          "site 48.85 2.35" + std::string(60, ' ')}) {
    const std::string answer = board.answer(line);
    BOOST_TEST(answer.find("refused") != std::string::npos, line << " got " << answer);
    BOOST_CHECK(board.firmware.controller().mode() == Mode::idle);
  }
}

BOOST_AUTO_TEST_CASE(an_encoder_s_correction_is_set_shown_saved_and_lasts) {
  Board board;
  BOOST_TEST(board.answer("encoder 3 0 0 0 0 0 0 0 1").find("refused: give site first") != std::string::npos);
  board.answer("site 14.72 -17.47");
  board.answer("encoder 3 -12 14 0 100 -100 5 6 7");
  board.tick(Record::size + 1);
  BOOST_TEST(board.said().find("saved") != std::string::npos);
  board.firmware = Firmware{};
  board.firmware.begin(board.memory);
  board.tick(1);
  BOOST_TEST(board.answer("encoder 3").find("encoder 3 less -12 14 0 100 -100 5 6 7\n") != std::string::npos);
  BOOST_TEST(board.answer("encoder 4").find("encoder 4 less 0 0 0 0 0 0 0 0\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_encoder_s_correction_is_not_changed_in_service) {
  Board board;
  board.answer("site 48.85 2.35");
  board.answer("start");
  BOOST_TEST(board.answer("encoder 3 0 0 0 0 0 0 0 1").find("refused: only while idle") != std::string::npos);
  BOOST_TEST(board.answer("encoder 3").find("less 0 0 0 0 0 0 0 0") != std::string::npos);
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
