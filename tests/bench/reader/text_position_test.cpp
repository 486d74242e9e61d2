#include "bench/reader/text_position.h"

#include <boost/test/unit_test.hpp>

using namespace heliorig::bench;

BOOST_AUTO_TEST_SUITE(text_position)

BOOST_AUTO_TEST_CASE(lines_and_columns_count_from_one_and_columns_in_characters) {
  const std::string text = "é: b\nx\n";
  TextPositions positions{text, "a.yaml"};
  BOOST_CHECK(positions.at(0) == (Position{"a.yaml", 1, 1}));
  BOOST_CHECK(positions.at(2) == (Position{"a.yaml", 1, 2}));  // é takes two bytes
  BOOST_CHECK(positions.at(6) == (Position{"a.yaml", 2, 1}));
  BOOST_CHECK(positions.at(2) == (Position{"a.yaml", 1, 2}));  // backwards too
  BOOST_CHECK(positions.at(1000) == (Position{"a.yaml", 3, 1}));
}

BOOST_AUTO_TEST_CASE(text_that_people_write_is_readable) {
  for (const char* text : {"", "a: b\r\n\tc\n", "é — µ ° 日本", "\xF0\x9F\x8C\x9E", "\xF4\x8F\xBF\xBF"}) {
    BOOST_CHECK_MESSAGE(!find_unreadable_byte(text), text);
  }
}

BOOST_AUTO_TEST_CASE(what_is_not_utf_8_is_found) {
  // From RFC 3629: overlong forms, surrogates, beyond U+10FFFF, stray and missing continuation bytes.
  for (const char* wrong : {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80", "\xC3",
                            "\xE2\x82", "\xFF\xFE", "\xC3(", "\xF8\x88\x80\x80\x80"}) {
    const auto found = find_unreadable_byte(std::string{"ab"} + wrong);
    BOOST_REQUIRE(found);
    BOOST_CHECK_EQUAL(*found, 2u);
  }
}

BOOST_AUTO_TEST_CASE(control_characters_are_found) {
  // 0x04 stands for the end of the file inside yaml-cpp: what follows would be dropped silently.
  for (const char control : {'\x00', '\x04', '\x1b', '\x7f'}) {
    const auto found = find_unreadable_byte(std::string{"abc"} + control);
    BOOST_REQUIRE(found);
    BOOST_CHECK_EQUAL(*found, 3u);
  }
}

BOOST_AUTO_TEST_SUITE_END()
