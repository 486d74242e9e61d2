#include "bench/reader/json_schema.h"

#include <regex.h>

#include <boost/test/unit_test.hpp>

#include "tests/bench/reader/sample.pb.h"

using namespace heliorig::bench;
using nlohmann::ordered_json;

namespace {

const ordered_json& sample_schema() {
  static const ordered_json schema = json_schema(*heliorig::tests::Sample::descriptor());
  return schema;
}

ordered_json property(const std::string& name) {
  return sample_schema().at("properties").at(name);
}

/// The pattern is within what POSIX and ECMAScript agree on.
bool matches(const std::string& text, const std::string& pattern) {
  regex_t compiled;
  BOOST_REQUIRE_EQUAL(regcomp(&compiled, pattern.c_str(), REG_EXTENDED | REG_NOSUB), 0);
  const bool found = regexec(&compiled, text.c_str(), 0, nullptr, 0) == 0;
  regfree(&compiled);
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json_schema_of_messages)

BOOST_AUTO_TEST_CASE(names_its_draft_and_its_required_keys_and_no_others) {
  BOOST_CHECK_EQUAL(sample_schema().at("$schema"), "https://json-schema.org/draft/2020-12/schema");
  BOOST_CHECK_EQUAL(sample_schema().at("required"), ordered_json::parse(R"(["version", "title"])"));
  BOOST_CHECK_EQUAL(sample_schema().at("additionalProperties"), false);
  BOOST_CHECK_EQUAL(sample_schema().at("properties").begin().key(),
                    "version");  // in the order of the message
}

BOOST_AUTO_TEST_CASE(types_ranges_and_choices) {
  BOOST_CHECK_EQUAL(property("version"),
                    ordered_json::parse(R"({"type": "integer", "minimum": 1, "maximum": 1,
      "description": "version of this file format; 1"})"));
  BOOST_CHECK_EQUAL(property("seed").at("minimum"), 0);
  BOOST_CHECK_EQUAL(property("share").at("maximum"), 1.0);
  BOOST_CHECK_EQUAL(property("sky").at("enum"), ordered_json::parse(R"(["ineichen", "overcast"])"));
  BOOST_CHECK_EQUAL(property("always").at("type"), "boolean");
  BOOST_CHECK_EQUAL(property("latitude").at("description"),
                    "north is positive; at least -90 deg; at most 90 deg");
}

BOOST_AUTO_TEST_CASE(parts_lists_and_maps) {
  BOOST_CHECK_EQUAL(property("part").at("$ref"), "#/$defs/Part");
  BOOST_CHECK_EQUAL(property("parts").at("items").at("$ref"), "#/$defs/Part");
  BOOST_CHECK_EQUAL(property("initial").at("type"), "object");
  BOOST_CHECK_EQUAL(sample_schema().at("$defs").at("Part").at("required"),
                    ordered_json::parse(R"(["name", "mass"])"));
}

BOOST_AUTO_TEST_CASE(the_pattern_takes_what_the_reader_takes) {
  const std::string pattern = property("duration").at("pattern");
  for (const char* text : {"12 min", "0.5s", "1e3 s", "  +3. h", ".5 d"}) {
    BOOST_CHECK_MESSAGE(matches(text, pattern), text);
    const auto reading = read_quantity(text, "s", {});
    BOOST_CHECK_MESSAGE(std::holds_alternative<double>(reading), text);
  }
  for (const char* text : {"12", "soon", "", "min 12"}) BOOST_CHECK_MESSAGE(!matches(text, pattern), text);
}

BOOST_AUTO_TEST_SUITE_END()
