// Both ends' decoders on whatever comes, behind the checksum too: neither stumbles, and they are of one mind.
#include <array>
#include <boost/test/unit_test.hpp>
#include <random>

#include "adapters/protocol/firmware/src/heliorig_frame.h"
#include "adapters/protocol/firmware/src/heliorig_messages.h"
#include "adapters/protocol/framing.h"
#include "adapters/protocol/message_codec.h"
#include "tests/support/mutator.h"

using namespace heliorig::adapters;
using heliorig::tests::Mutator;

namespace {

const std::uint8_t* data_of(const std::string& bytes) {
  return reinterpret_cast<const std::uint8_t*>(bytes.data());
}

/// A frame of each kind; those that vary do so by `i`.
std::vector<wire::Frame> frames_of_each_kind(std::uint32_t i) {
  const std::vector<float> reals{1.0f, -0.0f, 0.001f * static_cast<float>(i)};
  const std::vector<std::int64_t> counts{0, 1, -1, std::int64_t{i} << 20};
  const std::vector<wire::Body> bodies{
      wire::Start{},
      wire::Hello{1, "firmware", "1.0", "abc", 15, 100'000, 3, 4},
      wire::AskSignal{i},
      wire::Signal{i, "instruments.encoder[0..9]", 1},
      wire::Sensors{
          .step = i, .reals = reals, .counts = counts, .power_up = i % 2 == 0, .line = i, .typed = "status"},
      wire::Commands{i, reals, counts, i, i},
      wire::LogLine{"tracking"},
      wire::DefocusAndVent{}};
  std::vector<wire::Frame> frames;
  for (const wire::Body& body : bodies) frames.push_back({i | 0x80000000u, i, body});
  return frames;
}

std::vector<std::string> found_by_host(const std::string& bytes) {
  wire::FrameFinder finder;
  std::vector<std::string> found;
  for (const char byte : bytes) {
    if (auto payload = finder.take(static_cast<std::uint8_t>(byte))) found.push_back(*std::move(payload));
  }
  return found;
}

std::vector<std::string> found_by_firmware(const std::string& bytes) {
  std::array<std::uint8_t, 4096> buffer{};
  heliorig_receiver receiver;
  heliorig_receiver_begin(&receiver, buffer.data(), buffer.size());
  std::vector<std::string> found;
  for (const char byte : bytes) {
    if (const auto size = heliorig_receiver_take(&receiver, static_cast<std::uint8_t>(byte)))
      found.emplace_back(reinterpret_cast<const char*>(buffer.data()), size);
  }
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(decoders)

BOOST_AUTO_TEST_CASE(among_spoiled_bytes_both_find_the_same_frames) {
  Mutator mutator(1);
  std::size_t sent = 0;
  std::size_t found = 0;
  for (std::uint32_t i = 0; i < 20'000; ++i) {
    std::string bytes;
    for (const wire::Frame& frame : frames_of_each_kind(i)) {
      bytes += wire::to_wire(wire::serialize(frame));
      ++sent;
    }
    const std::string spoiled = mutator.mutate(bytes);
    const auto by_host = found_by_host(spoiled);
    BOOST_REQUIRE(by_host == found_by_firmware(spoiled));
    found += by_host.size();
  }
  BOOST_CHECK_GT(found, sent / 4);
  BOOST_CHECK_LT(found, sent);
}

// As a bug at the other end would send it, with a checksum that is right.
BOOST_AUTO_TEST_CASE(of_spoiled_messages_of_each_kind_the_library_reads_what_libprotobuf_reads) {
  Mutator mutator(2);
  std::array<int, 11> taken{};
  for (std::uint32_t i = 0; i < 50'000; ++i) {
    for (const wire::Frame& of : frames_of_each_kind(i)) {
      const std::string payload = mutator.mutate(wire::serialize(of));
      heliorig_frame frame;
      if (!heliorig_read_frame(data_of(payload), static_cast<std::uint16_t>(payload.size()), &frame))
        continue;
      std::uint32_t number = 0;
      const bool numbered = heliorig_read_number(frame.body, &number);
      const bool of_numbers = frame.kind == HELIORIG_START || frame.kind == HELIORIG_ASK_SIGNAL;
      if (of_numbers && !numbered) continue;
      const auto parsed = wire::parse(payload);
      // A body that is read as a whole only later may be wrong yet.
      if (!parsed && !of_numbers) continue;
      BOOST_REQUIRE(parsed);
      BOOST_REQUIRE(parsed->session == frame.session && parsed->sequence == frame.sequence);
      BOOST_REQUIRE_EQUAL(parsed->body.index() + HELIORIG_START, frame.kind);
      if (const auto* start = std::get_if<wire::Start>(&parsed->body))
        BOOST_REQUIRE(start->protocol == number);
      if (const auto* ask = std::get_if<wire::AskSignal>(&parsed->body)) BOOST_REQUIRE(ask->index == number);
      ++taken[frame.kind];
    }
  }
  for (int kind = HELIORIG_START; kind <= HELIORIG_DEFOCUS_AND_VENT; ++kind)
    BOOST_CHECK_GT(taken[static_cast<std::size_t>(kind)], 1000);
}

// What it takes of spoiled messages it has understood: written again and read again it is the same.
BOOST_AUTO_TEST_CASE(the_host_understands_what_it_takes) {
  Mutator mutator(3);
  int taken = 0;
  for (std::uint32_t i = 0; i < 20'000; ++i) {
    for (const wire::Frame& of : frames_of_each_kind(i)) {
      const auto parsed = wire::parse(mutator.mutate(wire::serialize(of)));
      if (!parsed) continue;
      ++taken;
      const std::string written = wire::serialize(*parsed);
      const auto again = wire::parse(written);
      BOOST_REQUIRE(again && wire::serialize(*again) == written);
    }
  }
  BOOST_CHECK_GT(taken, 5000);
}

BOOST_AUTO_TEST_SUITE_END()
