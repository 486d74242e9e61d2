#include "bench/reader/message_reader.h"

#include <boost/test/unit_test.hpp>
#include <numbers>

#include "tests/bench/reader/reader_for_tests.h"
#include "tests/bench/reader/sample.pb.h"

using namespace heliorig::bench;
using heliorig::tests::check_complaint;
using heliorig::tests::Sample;

namespace {

struct Read {
  Sample sample;
  Positions positions;
  Diagnostics diagnostics;
};

Read read(const std::string& text) {
  const YamlReading reading = read_yaml(text, "a.yaml");
  BOOST_REQUIRE_MESSAGE(reading.root, to_text(reading.diagnostics));
  Read done;
  done.positions = read_message(*reading.root, done.sample, done.diagnostics);
  return done;
}

/// A file that is right but for what is added; its own lines are 1 and 2.
Diagnostics complaints(const std::string& addition) {
  return read("version: 1\ntitle: t\n" + addition).diagnostics;
}

void check_only(const Diagnostics& diagnostics, const std::string& code, std::size_t line, std::size_t column,
                const std::string& part = "") {
  BOOST_CHECK_MESSAGE(diagnostics.size() == 1, to_text(diagnostics));
  check_complaint(diagnostics, code, line, column, part);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(message_reader)

BOOST_AUTO_TEST_CASE(every_kind_of_field_is_filled_in_si) {
  const Read done = read(
      "version: 1\n"
      "title: Noon\n"
      "duration: 12 min\n"
      "share: 0.25\n"
      "latitude: -90 deg\n"
      "seed: 18446744073709551615\n"
      "offset: -5\n"
      "always: true\n"
      "sky: overcast\n"
      "part: {name: drum, mass: 60 kg}\n"
      "parts:\n"
      "  - {name: a, mass: 500 g, for: 2 h}\n"
      "  - {name: b, mass: 2 kg}\n"
      "names: [x, y]\n"
      "levels: [10 cm, 1 m]\n"
      "initial: {steam.pressure: 9.8 barg}\n");
  BOOST_REQUIRE_MESSAGE(done.diagnostics.empty(), to_text(done.diagnostics));
  const Sample& sample = done.sample;
  BOOST_CHECK_EQUAL(sample.title(), "Noon");
  BOOST_CHECK_CLOSE(sample.duration(), 720.0, 1e-12);
  BOOST_CHECK_CLOSE(sample.share(), 0.25, 1e-12);
  BOOST_CHECK_CLOSE(sample.latitude(), -std::numbers::pi / 2, 1e-12);
  BOOST_CHECK_EQUAL(sample.seed(), 18446744073709551615u);
  BOOST_CHECK_EQUAL(sample.offset(), -5);
  BOOST_CHECK(sample.always());
  BOOST_CHECK_EQUAL(sample.sky(), "overcast");
  BOOST_CHECK_CLOSE(sample.part().mass(), 60.0, 1e-12);
  BOOST_CHECK(!sample.part().has_for_());
  BOOST_REQUIRE_EQUAL(sample.parts_size(), 2);
  BOOST_CHECK_CLOSE(sample.parts(0).mass(), 0.5, 1e-12);
  BOOST_CHECK_CLOSE(sample.parts(0).for_(), 7200.0, 1e-12);
  BOOST_CHECK_EQUAL(sample.names(1), "y");
  BOOST_CHECK_CLOSE(sample.levels(0), 0.1, 1e-12);
  BOOST_CHECK_EQUAL(sample.initial().at("steam.pressure"), "9.8 barg");
}

BOOST_AUTO_TEST_CASE(places_are_kept_by_path) {
  const Read done = read(
      "version: 1\n"
      "title: t\n"
      "parts:\n"
      "  - {name: a, mass: 500 g}\n"
      "initial: {steam.pressure: 9.8 barg}\n");
  BOOST_CHECK(done.positions.at("title") == (Position{"a.yaml", 2, 8}));
  BOOST_CHECK(done.positions.at("title:key") == (Position{"a.yaml", 2, 1}));
  BOOST_CHECK(done.positions.at("parts[0].mass") == (Position{"a.yaml", 4, 21}));
  BOOST_CHECK(done.positions.at("initial.steam.pressure") == (Position{"a.yaml", 5, 27}));
  BOOST_CHECK(done.positions.at("initial.steam.pressure:key") == (Position{"a.yaml", 5, 11}));
}

BOOST_AUTO_TEST_CASE(unknown_and_missing_keys) {
  const Diagnostics diagnostics = read("version: 1\ntitel: t\npart: {name: a, colour: red}\n").diagnostics;
  BOOST_CHECK_EQUAL(diagnostics.size(), 4u);
  check_complaint(diagnostics, "unknown-key", 2, 1, "did you mean 'title'?");
  check_complaint(diagnostics, "missing-key", 1, 1, "lacks 'title'");
  check_complaint(diagnostics, "unknown-key", 3, 17, "valid: 'name', 'mass', 'for'");
  check_complaint(diagnostics, "missing-key", 3, 7, "'part' lacks 'mass'; how heavy");
}

BOOST_AUTO_TEST_CASE(wrong_kinds) {
  check_only(complaints("part: drum\n"), "wrong-kind", 3, 7, "'part' must be a mapping, not a single value");
  check_only(complaints("parts: {a: 1}\n"), "wrong-kind", 3, 8, "must be a list, not a mapping");
  check_only(complaints("duration: [1 s]\n"), "wrong-kind", 3, 11, "must be a single value, not a list");
  check_only(complaints("names: [{a: 1}]\n"), "wrong-kind", 3, 9, "item 1 of 'names'");
  check_only(complaints("initial: 3\n"), "wrong-kind", 3, 10);
  check_only(complaints("initial: {a: [1]}\n"), "wrong-kind", 3, 14, "'a'");
  check_only(read("[1, 2]").diagnostics, "wrong-kind", 1, 1, "the file must be a mapping");
}

BOOST_AUTO_TEST_CASE(values_left_out) {
  check_only(complaints("duration:\n"), "missing-value", 3, 1, "'duration' has no value");
  check_only(complaints("part:\n"), "missing-value", 3, 1);
  check_only(complaints("parts:\n"), "missing-value", 3, 1);
  check_only(complaints("initial: {a: }\n"), "missing-value", 3, 11);
}

BOOST_AUTO_TEST_CASE(units_and_ranges_as_people_write_them) {
  check_only(complaints("duration: 3 kg\n"), "wrong-unit", 3, 11);
  check_only(complaints("duration: 3\n"), "wrong-unit", 3, 11);
  check_only(complaints("duration: soon\n"), "wrong-unit", 3, 11);
  check_only(complaints("duration: 2 h\n"), "out-of-range", 3, 11, "is 2 h");
  check_only(complaints("share: 1.5\n"), "out-of-range", 3, 8, "from 0 to 1");
  check_only(complaints("latitude: 91 deg\n"), "out-of-range", 3, 11, "from -90 deg to 90 deg");
  check_only(complaints("levels: [1 m, -1 m]\n"), "out-of-range", 3, 15, "at least 0 m");
  check_only(complaints("duration: nan s\n"), "wrong-unit", 3, 11);
  BOOST_CHECK(complaints("latitude: 90 deg\n").empty());
}

BOOST_AUTO_TEST_CASE(whole_numbers_switches_and_choices) {
  check_only(complaints("seed: -1\n"), "wrong-number", 3, 7);
  check_only(complaints("seed: 1.5\n"), "wrong-number", 3, 7, "'1.5'");
  check_only(complaints("seed: 0x10\n"), "wrong-number", 3, 7);
  check_only(complaints("seed: 18446744073709551616\n"), "out-of-range", 3, 7);
  check_only(complaints("offset: 6\n"), "out-of-range", 3, 9, "from -5 to 5");
  check_only(complaints("always: yes\n"), "wrong-value", 3, 9, "true or false");
  check_only(complaints("sky: inechen\n"), "wrong-choice", 3, 6, "did you mean 'ineichen'?");
  check_only(read("version: 2\ntitle: t\n").diagnostics, "out-of-range", 1, 10, "it must be 1");
}

BOOST_AUTO_TEST_CASE(what_is_right_is_read_in_spite_of_what_is_wrong) {
  const Read done = read("version: 1\ntitle: Noon\nseed: x\nduration: 5 min\nduration: 6 min\n");
  check_only(done.diagnostics, "wrong-number", 3, 7);
  BOOST_CHECK_EQUAL(done.sample.title(), "Noon");
  BOOST_CHECK_CLOSE(done.sample.duration(), 300.0,
                    1e-12);  // the first counts; the tree complains of the second
}

BOOST_AUTO_TEST_SUITE_END()
