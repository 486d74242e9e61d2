#include "bench/reader/yaml_tree.h"

#include <boost/test/unit_test.hpp>

#include "tests/bench/reader/reader_for_tests.h"

using namespace heliorig::bench;
using heliorig::tests::check_complaint;

namespace {

YamlNode read_right(const std::string& text) {
  YamlReading reading = read_yaml(text, "a.yaml");
  BOOST_REQUIRE_MESSAGE(reading.diagnostics.empty(), to_text(reading.diagnostics));
  return reading.root.value();
}

Diagnostics read_wrong(const std::string& text) {
  return read_yaml(text, "a.yaml").diagnostics;
}

void check_place(const YamlNode* node, std::size_t line, std::size_t column) {
  BOOST_REQUIRE(node);
  BOOST_CHECK_EQUAL(node->position.line, line);
  BOOST_CHECK_EQUAL(node->position.column, column);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(yaml_tree)

BOOST_AUTO_TEST_CASE(a_mapping_keeps_its_order_and_its_places) {
  const YamlNode root = read_right(
      "title: Noon\n"
      "site: {latitude: 48.85 deg, name: \"Paris\"}\n"
      "list:\n"
      "  - a\n"
      "  - at: 5 min\n");
  BOOST_REQUIRE(root.kind == YamlNode::Kind::mapping);
  BOOST_REQUIRE_EQUAL(root.entries.size(), 3u);
  BOOST_CHECK_EQUAL(root.entries[1].key, "site");
  BOOST_CHECK_EQUAL(root.entries[1].key_position.line, 2u);
  check_place(root.find("title"), 1, 8);
  check_place(root.find("site"), 2, 7);
  BOOST_CHECK_EQUAL(root.find("site")->find("latitude")->scalar, "48.85 deg");
  check_place(root.find("site")->find("name"), 2, 36);  // behind the quote
  const YamlNode* list = root.find("list");
  BOOST_REQUIRE_EQUAL(list->items.size(), 2u);
  check_place(&list->items[0], 4, 5);
  check_place(list->items[1].find("at"), 5, 9);
  BOOST_CHECK(root.find("none") == nullptr);
}

BOOST_AUTO_TEST_CASE(text_over_several_lines_begins_where_its_first_word_stands) {
  const YamlNode root = read_right("formula: >\n\n    always x\n    and y\nnext: |\n  z\n");
  BOOST_CHECK_EQUAL(root.find("formula")->scalar, "\nalways x and y\n");
  check_place(root.find("formula"), 3, 5);
  check_place(root.find("next"), 6, 3);
}

BOOST_AUTO_TEST_CASE(a_key_without_value_is_empty_where_the_key_stands) {
  const YamlNode root = read_right("a:\nb: ~\nc: null\nd: ''\n");
  for (const char* key : {"a", "b", "c", "d"}) BOOST_CHECK_EQUAL(root.find(key)->scalar, "");
  check_place(root.find("a"), 1, 1);
}

BOOST_AUTO_TEST_CASE(line_ends_and_marks_of_windows) {
  const YamlNode root = read_right(
      "\xEF\xBB\xBF"
      "a: 1\r\nb: 2\r\n");
  BOOST_CHECK_EQUAL(root.find("a")->scalar, "1");
  check_place(root.find("b"), 2, 4);
}

BOOST_AUTO_TEST_CASE(repeated_keys_are_refused_at_any_depth_and_kept) {
  const YamlReading reading = read_yaml("seed: 7\nsite: {a: 1, a: 2}\nseed: 8\n", "a.yaml");
  BOOST_CHECK_EQUAL(reading.diagnostics.size(), 2u);
  check_complaint(reading.diagnostics, "duplicate-key", 2, 14, "'a'");
  check_complaint(reading.diagnostics, "duplicate-key", 3, 1, "line 1");
  BOOST_REQUIRE(reading.root);
  BOOST_CHECK_EQUAL(reading.root->entries.size(), 3u);
  BOOST_CHECK_EQUAL(reading.root->find("seed")->scalar, "7");
}

BOOST_AUTO_TEST_CASE(what_makes_a_file_say_what_it_does_not_say_is_refused) {
  check_complaint(read_wrong("a: &x 1\nb: *x\n"), "anchor", 1, 4);
  check_complaint(read_wrong("a: &x 1\nb: *x\n"), "alias", 2, 4);
  check_complaint(read_wrong("a: !!int 1\n"), "tag", 1, 4);
  check_complaint(read_wrong("a: !mine {b: 1}\n"), "tag", 1, 4);
  check_complaint(read_wrong("a: 1\n---\nb: 2\n"), "several-documents", 2, 1);
  check_complaint(read_wrong("{a: 1}: 2\n"), "wrong-key", 1, 1);
  check_complaint(read_wrong("? \n: 2\n"), "wrong-key", 2, 1);
}

BOOST_AUTO_TEST_CASE(what_is_no_yaml_is_located) {
  check_complaint(read_wrong("title: a: b\n"), "yaml-syntax", 1, 9);
  check_complaint(read_wrong("a: [1, 2\n"), "yaml-syntax", 2, 1);
  check_complaint(read_wrong("a: 1\n\tb: 2\n"), "yaml-syntax", 2, 1);
  check_complaint(read_wrong("a: *nowhere\n"), "yaml-syntax", 1, 4);
  BOOST_CHECK(!read_yaml("a: [", "a.yaml").root);
}

BOOST_AUTO_TEST_CASE(files_that_hold_nothing_or_no_text) {
  for (const char* empty : {"", "\n\n", "# a comment\n"}) {
    check_complaint(read_wrong(empty), "empty-file", 0, 0);
  }
  check_complaint(read_wrong("a: 1\nb: \xC3(\n"), "not-text", 2, 4, "0xc3");
  check_complaint(read_wrong(std::string("a: 1\n\0b: 2\n", 11)), "not-text", 2, 1, "0x00");
  check_complaint(read_wrong("\x7f"
                             "ELF\x02\x01"),
                  "not-text", 1, 1);
}

BOOST_AUTO_TEST_CASE(bombs_are_refused) {
  check_complaint(read_wrong(std::string(65, '[') + std::string(65, ']')), "too-deep", 1, 65);
  for (const char bracket : {'[', '{'}) {
    const Diagnostics diagnostics = read_wrong(std::string(1 << 20, bracket));
    BOOST_REQUIRE_EQUAL(diagnostics.size(), 1u);
    BOOST_CHECK_EQUAL(diagnostics[0].code, "too-deep");
  }
  std::string nested;
  for (std::size_t i = 0; i < 100; ++i) nested += std::string(i, ' ') + "a:\n";
  check_complaint(read_wrong(nested), "too-deep", 65, 65);
  check_complaint(read_wrong(std::string((1 << 20) + 1, 'a')), "too-large", 1, 1);
  const std::string deepest = std::string(64, '[') + std::string(64, ']');
  BOOST_CHECK(read_yaml(deepest, "a.yaml").diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(a_large_file_costs_time_in_proportion) {
  std::string text = "{";
  for (int i = 0; i < 60000; ++i) text.append("k").append(std::to_string(i)).append(": v, ");
  text += "}";
  const YamlNode root = read_right(text);
  BOOST_CHECK_EQUAL(root.entries.size(), 60000u);
  BOOST_CHECK_EQUAL(root.entries.back().key_position.column, text.find("k59999") + 1);
}

BOOST_AUTO_TEST_SUITE_END()
