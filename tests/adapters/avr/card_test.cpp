// The SD card: against its specification byte by byte, by a firmware of ours, and by a PC's tools afterwards.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <numeric>
#include <random>

#include "adapters/avr/parts/fat_volume.h"
#include "adapters/avr/parts/sd_checksums.h"
#include "adapters/avr/parts/sd_protocol.h"
#include "tests/adapters/avr/rig.h"
#include "tests/support/process.h"

namespace heliorig {
namespace {

using adapters::empty_fat16_volume;
using adapters::SdProtocol;
using boost::test_tools::per_element;
using tests::Rig;
using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t blocks = 4 * 1024 * 2;

const std::string board =
    "  - {part: console, name: console, pins: {transmit: D1}}\n"
    "  - {part: sd_card, name: card, pins: {select: D53}, parameters: {size: 4MiB}}\n";

/// A master of the test's own, at 1 µs a byte.
class Master {
 public:
  explicit Master(SdProtocol& card) : card_(card) {}

  std::uint8_t turn(std::uint8_t byte = 0xff) { return card_.exchange(byte, ++now_us_); }
  void wait_us(std::uint64_t time) { now_us_ += time; }

  /// The answer to a command, with its checksum.
  std::uint8_t command(std::uint8_t number, std::uint32_t argument, std::uint8_t spoil = 0) {
    Bytes bytes = {static_cast<std::uint8_t>(0x40 | number)};
    for (int shift = 24; shift >= 0; shift -= 8)
      bytes.push_back(static_cast<std::uint8_t>(argument >> shift));
    bytes.push_back(static_cast<std::uint8_t>(adapters::sd_crc7(bytes) ^ spoil));
    for (const std::uint8_t byte : bytes) turn(byte);
    for (int i = 0; i < 8; ++i) {
      if (const std::uint8_t answer = turn(); (answer & 0x80) == 0) return answer;
    }
    return 0xff;
  }
  Bytes take(std::size_t count) {
    Bytes bytes;
    for (std::size_t i = 0; i < count; ++i) bytes.push_back(turn());
    return bytes;
  }
  /// Waits for the token of a block and takes it, without its checksum.
  Bytes block(std::size_t bytes = 512) {
    std::uint8_t token = 0xff;
    for (int i = 0; i < 10 && token == 0xff; ++i) token = turn();
    BOOST_TEST(int{token} == 0xfe);
    Bytes data = take(bytes);
    const Bytes crc = take(2);
    BOOST_TEST((crc[0] << 8 | crc[1]) == adapters::sd_crc16(data));
    return data;
  }
  void start() {
    BOOST_TEST(command(0, 0) == 0x01);
    BOOST_TEST(command(8, 0x1aa) == 0x01);
    BOOST_TEST(take(4) == (Bytes{0, 0, 0x01, 0xaa}), per_element());
    command(55, 0);
    BOOST_TEST(command(41, 0x40000000) == 0x01);
    wait_us(10'000);
    command(55, 0);
    BOOST_TEST(command(41, 0x40000000) == 0x00);
  }

 private:
  SdProtocol& card_;
  std::uint64_t now_us_ = 0;
};

/// Everything that PC tools say against a volume; empty if nothing.
std::string complaints(const std::string& image) {
  const tests::TemporaryFolder folder;
  tests::write_file(folder.path() / "card.img", image);
  const auto ended = tests::run_program({"/usr/sbin/fsck.fat", "-n", "-v", "card.img"}, folder.path());
  return ended.code == 0 ? "" : ended.out + ended.err;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(card)

BOOST_AUTO_TEST_CASE(checksums_of_the_specification) {
  // SD Physical Layer Simplified Specification 6.00, section 4.5: CMD0, CMD17 with argument 0, the answer to
  // it.
  BOOST_TEST(int{adapters::sd_crc7(Bytes{0x40, 0, 0, 0, 0})} == 0x95);
  BOOST_TEST(int{adapters::sd_crc7(Bytes{0x51, 0, 0, 0, 0})} == (0x2a << 1 | 1));
  BOOST_TEST(int{adapters::sd_crc7(Bytes{0x11, 0, 0, 0x09, 0})} == (0x33 << 1 | 1));
  BOOST_TEST(adapters::sd_crc16(Bytes(512, 0xff)) == 0x7fa1);
}

BOOST_AUTO_TEST_CASE(empty_volumes_of_every_size_satisfy_fsck) {
  for (const std::size_t mebibytes : {4, 8, 16, 32}) {
    const Bytes volume = empty_fat16_volume(mebibytes * 2048);
    BOOST_TEST(complaints({volume.begin(), volume.end()}) == "");
  }
}

BOOST_AUTO_TEST_CASE(commands_by_the_specification) {
  SdProtocol card(empty_fat16_volume(blocks));
  Master master(card);
  BOOST_TEST(int{master.command(8, 0x1aa)} == 0xff);    // still on its SD bus
  BOOST_TEST(int{master.command(0, 0, 0x02)} == 0xff);  // and not woken by a wrong checksum
  master.start();
  BOOST_TEST(int{master.command(58, 0)} == 0);
  BOOST_TEST(master.take(4) == (Bytes{0x80, 0xff, 0x80, 0x00}), per_element());
  BOOST_TEST(int{master.command(9, 0)} == 0);
  const Bytes csd = master.block(16);
  const unsigned c_size = (csd[6] & 3u) << 10 | csd[7] << 2 | csd[8] >> 6;
  const unsigned multiplier = (csd[9] & 3u) << 1 | csd[10] >> 7;
  BOOST_TEST((c_size + 1) * (1u << (multiplier + 2)) * (1u << (csd[5] & 0xf)) == 4u * 1024 * 1024);
  BOOST_TEST(int{master.command(17, 1)} == 0x20);                // no block begins there
  BOOST_TEST(int{master.command(17, 4 * 1024 * 1024)} == 0x40);  // beyond its end
  BOOST_TEST(int{master.command(5, 0)} == 0x04);
  BOOST_TEST(int{master.command(13, 0)} == 0);
  BOOST_TEST(int{master.turn()} == 0);
}

BOOST_AUTO_TEST_CASE(blocks_are_written_and_read_singly_and_in_rows) {
  SdProtocol card(empty_fat16_volume(blocks));
  Master master(card);
  master.start();
  BOOST_TEST(int{master.command(59, 1)} == 0);  // checksums on
  BOOST_TEST(int{master.command(25, 512 * 100)} == 0);
  Bytes data(512);
  for (std::uint8_t k = 0; k < 3; ++k) {
    std::iota(data.begin(), data.end(), k);
    master.turn(0xfc);
    for (const std::uint8_t byte : data) master.turn(byte);
    const std::uint16_t crc = static_cast<std::uint16_t>(adapters::sd_crc16(data) ^ (k == 2 ? 1 : 0));
    master.turn(static_cast<std::uint8_t>(crc >> 8));
    master.turn(static_cast<std::uint8_t>(crc));
    BOOST_TEST((master.turn() & 0x1f) == (k == 2 ? 0x0b : 0x05));  // the third came to harm
    BOOST_TEST(int{master.turn()} == (k == 2 ? 0xff : 0x00));      // busy where it took it
    master.wait_us(1000);
    BOOST_TEST(int{master.turn()} == 0xff);
  }
  master.turn(0xfd);
  master.turn();
  BOOST_TEST(int{master.turn()} == 0x00);
  master.wait_us(1000);
  BOOST_TEST(int{master.command(18, 512 * 100)} == 0);
  for (std::uint8_t k = 0; k < 2; ++k) {
    std::iota(data.begin(), data.end(), k);
    BOOST_TEST(master.block() == data, per_element());
  }
  BOOST_TEST(master.block() == Bytes(512, 0), per_element());
  BOOST_TEST(int{master.command(12, 0)} == 0);
  BOOST_TEST(int{master.turn()} == 0xff);
  BOOST_TEST(card.blocks_written() == 2u);
}

// The power goes after 100 bytes of a block: none of them is in the block that is written next.
BOOST_AUTO_TEST_CASE(without_power_a_block_under_way_is_lost) {
  SdProtocol card(empty_fat16_volume(blocks));
  Master master(card);
  master.start();
  BOOST_TEST(master.command(24, 512) == 0x00);
  master.turn(0xfe);
  for (int i = 0; i < 100; ++i) master.turn(0xaa);
  card.power_up();
  master.start();
  BOOST_TEST(master.command(24, 512) == 0x00);
  master.turn(0xfe);
  for (int i = 0; i < 512; ++i) master.turn(0x55);
  master.turn(0);
  BOOST_TEST(int{master.turn(0)} == 0xff);
  BOOST_TEST((master.turn() & 0x1f) == 0x05);  // accepted
  BOOST_TEST(card.blocks_written() == 1u);
  const auto block = std::span(card.contents()).subspan(512, 512);
  BOOST_TEST(std::ranges::count(block, 0x55) == 512);
}

BOOST_AUTO_TEST_CASE(any_bytes_leave_it_in_one_piece) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    SdProtocol card(empty_fat16_volume(blocks));
    std::mt19937_64 random(seed);
    Master master(card);
    if (seed % 2 == 0) master.start();
    for (int i = 0; i < 2000; ++i) {
      const auto command = static_cast<std::uint8_t>(random() % 64);
      if (i % 3 == 0) master.command(command, static_cast<std::uint32_t>(random() % 9000) * 512);
      master.turn(static_cast<std::uint8_t>(random()));
    }
    BOOST_TEST(card.contents().size() == blocks * 512);
  }
}

BOOST_AUTO_TEST_CASE(a_file_that_firmware_wrote_is_read_by_a_pc) {
  Rig rig("card", board);
  rig.run(30);
  BOOST_REQUIRE(!rig.lines().empty());
  BOOST_TEST(rig.lines().front() == "card 0");
  BOOST_TEST(rig.output("controller.board.card.blocks_written") == 5.0);
  const auto files = rig.link().result_files();
  const auto image = std::ranges::find(files, "card.img", &bench::ResultFile::name);
  BOOST_REQUIRE(image != files.end());
  BOOST_TEST(complaints(image->contents) == "");
  const tests::TemporaryFolder folder;
  tests::write_file(folder.path() / "card.img", image->contents);
  const auto listed = tests::run_program({"/usr/bin/mtype", "-i", "card.img", "::LOG.TXT"}, folder.path());
  BOOST_TEST(listed.code == 0);
  BOOST_TEST(listed.out == std::string(512, 'a') + std::string(88, 'b'));
}

BOOST_AUTO_TEST_CASE(a_card_that_is_taken_out_and_put_back) {
  Rig rig("card", board);
  const std::size_t removed = rig.fault("controller.board.card", "removed");
  rig.run(30);
  rig.link().set_fault(removed, 1.0);
  BOOST_TEST(!rig.link().fault_has_effect(removed));
  rig.run(10);
  BOOST_TEST(rig.lines().back() == "card 1");  // CMD0 is not answered
  BOOST_TEST(rig.link().fault_has_effect(removed));
  rig.link().set_fault(removed, std::nullopt);
  rig.run(20);
  BOOST_TEST(rig.lines().back() == "card 0");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig
