#include "adapters/avr/debugger/rsp_packet.h"

#include <boost/test/unit_test.hpp>

#include <random>

namespace heliorig::adapters {
namespace {

using Kind = RspEvent::Kind;

std::vector<RspEvent> events_of(const std::string& bytes) {
  RspReader reader;
  std::vector<RspEvent> events;
  for (const char byte : bytes) {
    if (auto event = reader.take(byte)) events.push_back(*event);
  }
  return events;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rsp_packet_suite)

// The checksums are those of "Debugging with GDB", appendix E, and of a session of avr-gdb 12.1.
BOOST_AUTO_TEST_CASE(a_packet_is_its_payload_and_its_sum) {
  BOOST_TEST(rsp_packet("OK") == "$OK#9a");
  BOOST_TEST(rsp_packet("") == "$#00");
  BOOST_TEST(rsp_packet("qAttached") == "$qAttached#8f");
}

BOOST_AUTO_TEST_CASE(packets_are_found_between_acknowledgements) {
  const std::vector<RspEvent> expected = {
      {Kind::packet, "?"}, {Kind::packet, "vCont;c"}, {Kind::interrupt, ""}};
  BOOST_TEST((events_of("+$?#3f++$vCont;c#a8+\x03") == expected));
}

BOOST_AUTO_TEST_CASE(a_wrong_sum_is_refused) {
  for (const char* wrong : {"$?#3e", "$?#3g", "$?# 3", "$?#-1", "$?#+3"})
    BOOST_TEST((events_of(wrong) == std::vector<RspEvent>{{Kind::damaged, ""}}), wrong);
}

BOOST_AUTO_TEST_CASE(a_packet_that_is_too_long_is_refused_and_the_next_is_taken) {
  const std::string longest(longest_rsp_payload, 'a');
  BOOST_TEST((events_of(rsp_packet(longest)) == std::vector<RspEvent>{{Kind::packet, longest}}));
  const std::vector<RspEvent> expected = {{Kind::damaged, ""}, {Kind::packet, "g"}};
  BOOST_TEST((events_of(rsp_packet(longest + "a") + "$g#67") == expected));
}

BOOST_AUTO_TEST_CASE(a_packet_that_breaks_off_is_followed_by_a_whole_one) {
  BOOST_TEST((events_of("$m8002$g#67") == std::vector<RspEvent>{{Kind::packet, "g"}}));
  BOOST_TEST((events_of("$m8002#$g#67") == std::vector<RspEvent>{{Kind::packet, "g"}}));
}

BOOST_AUTO_TEST_CASE(what_was_not_received_is_asked_for_again) {
  BOOST_TEST((events_of("-") == std::vector<RspEvent>{{Kind::again, ""}}));
}

BOOST_AUTO_TEST_CASE(hexadecimal_digits_and_nothing_else) {
  BOOST_TEST(hex_of(std::vector<std::uint8_t>{0, 0x5a, 0xff}) == "005aff");
  BOOST_TEST((bytes_of_hex("005AfF") == std::vector<std::uint8_t>{0, 0x5a, 0xff}));
  for (const char* wrong : {"0", "0x", "-1", " 1", "1g", "000"}) BOOST_TEST(!bytes_of_hex(wrong), wrong);
  BOOST_TEST(number_of_hex("800200").value() == 0x800200u);
  BOOST_TEST(number_of_hex("ffffffff").value() == 0xffffffffu);
  for (const char* wrong : {"", "-1", "+1", "0x1", " 1", "1 ", "100000000", "1,"})
    BOOST_TEST(!number_of_hex(wrong), wrong);
}

// Whatever arrives, a whole packet behind it is taken.
BOOST_AUTO_TEST_CASE(noise_does_no_harm) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    RspReader reader;
    const std::string alphabet = "$#-+\x03}*0a";
    for (unsigned left = random() % 200; left > 0; --left) {
      const unsigned draw = random();
      reader.take(draw % 2 == 0 ? static_cast<char>(draw >> 8) : alphabet[(draw >> 8) % alphabet.size()]);
    }
    std::optional<RspEvent> last;
    for (const char byte : rsp_packet("g")) last = reader.take(byte);
    BOOST_TEST_REQUIRE((last == RspEvent{Kind::packet, "g"}));
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig::adapters
