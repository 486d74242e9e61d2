#include "bench/trace/utf8.h"

#include <boost/test/unit_test.hpp>

using heliorig::bench::valid_utf8;

BOOST_AUTO_TEST_SUITE(utf8)

BOOST_AUTO_TEST_CASE(what_is_utf8_stays) {
  // 1, 2, 3 and 4 bytes; the first and last of each length.
  for (const std::string text : {"", "plain", "\x7f", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF",
                                 "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
    BOOST_CHECK_EQUAL(valid_utf8(text), text);
  }
}

BOOST_AUTO_TEST_CASE(what_is_not_is_written_out) {
  BOOST_CHECK_EQUAL(valid_utf8("\x80"), "\\x80");
  BOOST_CHECK_EQUAL(valid_utf8("a\xC3"), "a\\xc3");                           // cut off
  BOOST_CHECK_EQUAL(valid_utf8("\xC0\xAF"), "\\xc0\\xaf");                    // overlong
  BOOST_CHECK_EQUAL(valid_utf8("\xE0\x9F\xBF"), "\\xe0\\x9f\\xbf");           // overlong
  BOOST_CHECK_EQUAL(valid_utf8("\xED\xA0\x80"), "\\xed\\xa0\\x80");           // a surrogate
  BOOST_CHECK_EQUAL(valid_utf8("\xF4\x90\x80\x80"), "\\xf4\\x90\\x80\\x80");  // past U+10FFFF
  BOOST_CHECK_EQUAL(valid_utf8("\xE2\x82z"), "\\xe2\\x82z");
}

BOOST_AUTO_TEST_SUITE_END()
