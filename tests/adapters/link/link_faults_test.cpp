#include "adapters/link/link_faults.h"

#include <boost/test/unit_test.hpp>

#include "adapters/protocol/framing.h"
#include "adapters/protocol/message_codec.h"

namespace heliorig::adapters {
namespace {

using namespace std::chrono_literals;

enum Kind { corrupted, repeated, misordered, lost, delayed, inserted, masqueraded, misaddressed };

wire::Frame frame(std::uint32_t step) {
  return {0x80000007, step, wire::Sensors{.step = step, .reals = {1.5f, 0.0f}, .counts = {0, 3}}};
}

std::string bytes_of(std::uint32_t step) {
  return wire::to_wire(wire::serialize(frame(step)));
}

/// The frame that these bytes are to the other end, if any.
std::optional<wire::Frame> received(const std::string& bytes) {
  wire::FrameFinder finder;
  for (const char byte : bytes) {
    if (const auto payload = finder.take(static_cast<std::uint8_t>(byte))) return wire::parse(*payload);
  }
  return std::nullopt;
}

/// What becomes of the frames 1, 2, … while a fault is on.
std::vector<LinkFaults::Passage> passages(Kind kind, int steps, double value = 1.0) {
  LinkFaults faults;
  faults.set(kind, value);
  std::vector<LinkFaults::Passage> all;
  for (int i = 1; i <= steps; ++i) all.push_back(faults.pass(frame(static_cast<std::uint32_t>(i)), 100ms));
  BOOST_CHECK(faults.has_effect(kind));
  return all;
}

BOOST_AUTO_TEST_SUITE(link_faults)

BOOST_AUTO_TEST_CASE(without_a_fault_every_frame_comes_through_alone) {
  LinkFaults faults;
  for (std::uint32_t i = 1; i <= 5; ++i) {
    const auto passage = faults.pass(frame(i), 100ms);
    BOOST_CHECK(passage.heard && passage.before.empty() && passage.after.empty());
  }
  BOOST_CHECK_EQUAL(faults.wrong_frames(), 0u);
}

// Whichever bit it is.
BOOST_AUTO_TEST_CASE(a_corrupted_frame_is_no_frame) {
  for (const auto& passage : passages(corrupted, 2000)) {
    BOOST_REQUIRE(!passage.heard);
    BOOST_REQUIRE_EQUAL(passage.before.size(), 1u);
    BOOST_REQUIRE(!received(passage.before[0]));
  }
}

BOOST_AUTO_TEST_CASE(a_repeated_one_is_the_one_before_byte_by_byte) {
  const auto all = passages(repeated, 3);
  BOOST_CHECK(all[0].heard && all[0].after.empty());
  BOOST_CHECK(all[2].heard && all[2].after == std::vector{bytes_of(2)});
}

BOOST_AUTO_TEST_CASE(misordered_ones_change_places_by_two) {
  const auto all = passages(misordered, 4);
  BOOST_CHECK(!all[0].heard && all[0].after.empty());
  BOOST_CHECK(all[1].heard && all[1].after == std::vector{bytes_of(1)});
  BOOST_CHECK(!all[2].heard);
  BOOST_CHECK(all[3].heard && all[3].after == std::vector{bytes_of(3)});
}

BOOST_AUTO_TEST_CASE(of_a_lost_one_nothing_comes) {
  for (const auto& passage : passages(lost, 3))
    BOOST_CHECK(!passage.heard && passage.before.empty() && passage.after.empty());
}

// And those that are on their way when the fault is over.
BOOST_AUTO_TEST_CASE(delayed_ones_come_whole_periods_late) {
  LinkFaults faults;
  faults.set(delayed, 0.25);
  for (std::uint32_t i = 1; i <= 3; ++i) BOOST_CHECK(faults.pass(frame(i), 100ms).after.empty());
  faults.set(delayed, std::nullopt);
  for (std::uint32_t i = 4; i <= 6; ++i) {
    const auto passage = faults.pass(frame(i), 100ms);
    BOOST_CHECK(passage.heard && passage.after == std::vector{bytes_of(i - 3)});
  }
  BOOST_CHECK_EQUAL(faults.wrong_frames(), 3u);
}

BOOST_AUTO_TEST_CASE(inserted_and_misaddressed_ones_are_of_other_sessions) {
  const auto extra = passages(inserted, 1)[0];
  BOOST_CHECK(extra.heard);
  BOOST_CHECK_EQUAL(received(extra.before.at(0)).value().session, 0u);
  const auto instead = passages(misaddressed, 1)[0];
  BOOST_CHECK(!instead.heard);
  const auto other = received(instead.before.at(0)).value();
  BOOST_CHECK(other.session != 0 && other.session != frame(1).session);
  BOOST_CHECK(other.body == frame(1).body);
}

BOOST_AUTO_TEST_CASE(a_masqueraded_one_has_another_protocol_s_crc) {
  const auto passage = passages(masqueraded, 1)[0];
  BOOST_CHECK(passage.heard);
  BOOST_CHECK(!received(passage.before.at(0)));
  // RFC 3720's CRC-32C of "123456789", the check value of the catalogues.
  BOOST_CHECK(wire::to_wire_of_another("123456789") == std::string("\0\x0e"
                                                                   "123456789\x83\x92\x06\xe3\0",
                                                                   16));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::adapters
