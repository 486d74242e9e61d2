#include "bench/diagnostics/diagnostic.h"

#include <boost/test/unit_test.hpp>

using namespace heliorig::bench;

namespace {

Diagnostic complaint(const std::string& code, const Position& position, const std::string& message,
                     const std::string& advice = "") {
  return {code, position, message, advice};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(diagnostic)

BOOST_AUTO_TEST_CASE(a_line_for_each_sorted_by_place_and_without_repetition) {
  const Diagnostic late =
      complaint("unknown-key", {"a.yaml", 10, 3}, "unknown key 'titel'", "did you mean 'title'?");
  const Diagnostic early = complaint("wrong-unit", {"a.yaml", 9, 12}, "wind in kg");
  const Diagnostic whole = complaint("empty-file", {"a.yaml", 0, 0}, "nothing in it");
  BOOST_CHECK_EQUAL(to_text({late, early, whole, late}),
                    "a.yaml: error: nothing in it [empty-file]\n"
                    "a.yaml:9:12: error: wind in kg [wrong-unit]\n"
                    "a.yaml:10:3: error: unknown key 'titel'; did you mean 'title'? [unknown-key]\n");
  BOOST_CHECK_EQUAL(to_text(Diagnostics{}), "");
}

BOOST_AUTO_TEST_CASE(a_stranger_s_control_characters_do_not_reach_the_terminal) {
  BOOST_CHECK_EQUAL(to_text({complaint("unknown-key", {"a.yaml", 1, 1}, "unknown key '\x1b[2J\n'")}),
                    "a.yaml:1:1: error: unknown key '\\x1b[2J\\x0a' [unknown-key]\n");
  BOOST_CHECK_EQUAL(to_text({complaint("c", {}, "12 µm")}), "error: 12 µm [c]\n");
}

BOOST_AUTO_TEST_CASE(the_nearest_name) {
  const std::vector<std::string> names{"title", "plant", "site", "steam.pressure", "instruments.pressure_1"};
  BOOST_CHECK_EQUAL(nearest("titel", names), "title");  // neighbours swapped: one edit
  BOOST_CHECK_EQUAL(nearest("steam.presure", names), "steam.pressure");
  BOOST_CHECK_EQUAL(nearest("STEAM.PRESSURE", names), "steam.pressure");
  BOOST_CHECK_EQUAL(nearest("plan", names), "plant");
  BOOST_CHECK_EQUAL(nearest("instruments.pressure_2", names), "instruments.pressure_1");
  BOOST_CHECK_EQUAL(nearest("weather", names), "");
  BOOST_CHECK_EQUAL(nearest("x", {"y"}), "");  // all of its letters are wrong
  BOOST_CHECK_EQUAL(nearest("S", {"s"}), "s");
  BOOST_CHECK_EQUAL(nearest("", names), "");
  BOOST_CHECK_EQUAL(nearest(std::string(100000, 'a'), names), "");
}

BOOST_AUTO_TEST_CASE(of_equally_near_names_the_first_in_order) {
  BOOST_CHECK_EQUAL(nearest("row_3", {"row_1", "row_2"}), "row_1");
}

BOOST_AUTO_TEST_CASE(a_suggestion_names_the_nearest_or_lists_what_there_is) {
  BOOST_CHECK_EQUAL(suggestion("stukc", {"stuck", "bias"}), "did you mean 'stuck'?");
  BOOST_CHECK_EQUAL(suggestion("xyz", {"stuck", "bias"}), "valid: 'stuck', 'bias'");
  BOOST_CHECK_EQUAL(suggestion("xyz", {"stuck"}), "valid: 'stuck'");
  BOOST_CHECK_EQUAL(suggestion("xyz", {}), "");
  BOOST_CHECK_EQUAL(suggestion("xyz", std::vector<std::string>(13, "name")), "");
}

BOOST_AUTO_TEST_SUITE_END()
