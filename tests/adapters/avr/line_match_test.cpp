#include "adapters/avr/parts/line_match.h"

#include <boost/test/unit_test.hpp>

#include <random>
#include <string>

namespace heliorig::adapters {
namespace {

/// By definition.
bool truth(std::string_view pattern, std::string_view line) {
  if (pattern.empty()) return line.empty();
  if (pattern.front() == '*')
    return truth(pattern.substr(1), line) || (!line.empty() && truth(pattern, line.substr(1)));
  return !line.empty() && (pattern.front() == '?' || pattern.front() == line.front()) &&
         truth(pattern.substr(1), line.substr(1));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(line_match)

BOOST_AUTO_TEST_CASE(by_hand) {
  BOOST_TEST(matches("ALARM *", "ALARM low water"));
  BOOST_TEST(!matches("ALARM *", "an ALARM low water"));
  BOOST_TEST(matches("*water*", "ALARM low water"));
  BOOST_TEST(matches("t=??", "t=42"));
  BOOST_TEST(!matches("t=??", "t=421"));
  BOOST_TEST(!matches("", "x"));
  BOOST_TEST(matches("", ""));
  BOOST_TEST(!matches("alarm", "ALARM"));
}

BOOST_AUTO_TEST_CASE(against_the_definition) {
  std::mt19937 random{5};
  const auto text = [&](const char* letters, std::size_t count, std::size_t longest) {
    std::string text;
    for (std::size_t n = random() % (longest + 1); n > 0; --n) text += letters[random() % count];
    return text;
  };
  int matched = 0;
  for (int i = 0; i < 20000; ++i) {
    const std::string pattern = text("ab*?", 4, 7);
    const std::string line = text("ab", 2, 9);
    BOOST_REQUIRE_MESSAGE(matches(pattern, line) == truth(pattern, line), pattern << " on " << line);
    matched += matches(pattern, line) ? 1 : 0;
  }
  BOOST_TEST(matched > 1000);
}

BOOST_AUTO_TEST_CASE(stars_do_not_explode) {
  std::string pattern;
  for (int i = 0; i < 100; ++i) pattern += "*a";
  BOOST_TEST(!matches(pattern + "b", std::string(200, 'a')));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig::adapters
