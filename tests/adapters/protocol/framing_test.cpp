// Frames among bytes: what is damaged is never taken for a frame, and costs no other.
#include "adapters/protocol/framing.h"

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <random>
#include <vector>

#include "tests/adapters/protocol/spoiled_line.h"

using namespace heliorig::adapters;
using namespace std::string_literals;

namespace {

std::vector<std::string> found_in(wire::FrameFinder& finder, const std::string& bytes) {
  std::vector<std::string> found;
  for (const char byte : bytes) {
    if (auto payload = finder.take(static_cast<std::uint8_t>(byte))) found.push_back(*std::move(payload));
  }
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(framing)

// CRC-32 of "123456789" is 0xCBF43926, the check value of the catalogue of parametrised CRC algorithms.
BOOST_AUTO_TEST_CASE(published_check_value) {
  BOOST_CHECK(wire::to_wire("123456789") ==
              "\0\x0e"
              "123456789\x26\x39\xf4\xcb\0"s);
}

// Examples of Cheshire and Baker's rule at its edges: zeros, and runs of 253, 254 and 255 bytes.
BOOST_AUTO_TEST_CASE(any_length_and_any_zeros) {
  wire::FrameFinder finder;
  std::mt19937_64 random(1);
  for (std::size_t length = 1; length < 1100; ++length) {
    for (const unsigned zeros : {0u, 1u, 60u, 256u}) {
      std::string payload(length, '\0');
      for (char& byte : payload) byte = random() % 256 < zeros ? '\0' : static_cast<char>(1 + random() % 255);
      const std::string bytes = wire::to_wire(payload);
      BOOST_REQUIRE_EQUAL(bytes.find('\0', 1), bytes.size() - 1);
      BOOST_REQUIRE_LE(bytes.size(), length + 4 + 2 + 1 + (length + 4) / 254);
      BOOST_REQUIRE(found_in(finder, bytes) == std::vector{payload});
    }
  }
  BOOST_CHECK_EQUAL(finder.damaged(), 0u);
}

BOOST_AUTO_TEST_CASE(what_is_no_frame_is_counted_and_left) {
  wire::FrameFinder finder;
  BOOST_CHECK(found_in(finder, std::string(100'000, 'x')).empty());
  BOOST_CHECK(found_in(finder, wire::to_wire("after noise")) == std::vector{"after noise"s});
  BOOST_CHECK_EQUAL(finder.damaged(), 1u);
  BOOST_CHECK(found_in(finder,
                       "\0\0\x05only\0\x09"
                       "short\0\x02\0"s)
                  .empty());
  BOOST_CHECK_EQUAL(finder.damaged(), 4u);
}

// A tenth of all bytes damaged, dropped, repeated or inserted, in a hundred thousand frames here and a
// million in the slow test.
BOOST_AUTO_TEST_CASE(a_tenth_of_the_bytes_spoiled) {
  wire::FrameFinder finder;
  const auto outcome =
      tests::send_spoiled(1'000'000, 0.1, 2, [&](std::uint8_t byte) { return finder.take(byte); });
  tests::check(outcome);
  BOOST_CHECK_GT(outcome.whole, 50'000u);
}

BOOST_AUTO_TEST_SUITE_END()
