#include "bench/checks/verdict.h"

#include <array>
#include <boost/test/unit_test.hpp>

using namespace heliorig::bench;

BOOST_AUTO_TEST_SUITE(verdict)

BOOST_AUTO_TEST_CASE(the_worst_wins) {
  using enum Verdict;
  BOOST_TEST((worst(std::array{pass, not_applicable}) == pass));
  BOOST_TEST((worst(std::array{pass, inconclusive, pass}) == inconclusive));
  BOOST_TEST((worst(std::array{inconclusive, fail}) == fail));
  BOOST_TEST((worst(std::array{fail, invalid, pass}) == invalid));
  BOOST_TEST((worst({}) == not_applicable));
}

BOOST_AUTO_TEST_CASE(verdicts_have_words) {
  using enum Verdict;
  BOOST_TEST(to_text(invalid) == "invalid");
  BOOST_TEST(to_text(fail) == "fail");
  BOOST_TEST(to_text(inconclusive) == "inconclusive");
  BOOST_TEST(to_text(pass) == "pass");
  BOOST_TEST(to_text(not_applicable) == "not applicable");
}

BOOST_AUTO_TEST_SUITE_END()
