// Whatever bytes come, reading them ends, and in a tree or in complaints: thousands of mutations of a good
// file.
#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "bench/reader/message_reader.h"
#include "bench/reader/yaml_tree.h"
#include "tests/support/mutator.h"
#include "tests/bench/reader/sample.pb.h"

using namespace heliorig::bench;
using heliorig::tests::Mutator;

namespace {

const std::string good =
    "# a file of a person\n"
    "version: 1\n"
    "title: \"Noon: \\u00e9\"\n"
    "duration: 12 min\n"
    "latitude: 48.85 deg\n"
    "sky: ineichen\n"
    "parts:\n"
    "  - {name: 'drum', mass: 60 kg}\n"
    "  - name: >\n"
    "      row\n"
    "    mass: 3 kg\n"
    "names: [a, b, c]\n"
    "initial: {steam.pressure: 9.8 barg, mirrors: on_focus}\n";

void check_reads(const std::string& text) {
  const YamlReading reading = read_yaml(text, "a.yaml");
  BOOST_REQUIRE(reading.root.has_value() || !reading.diagnostics.empty());
  Diagnostics diagnostics = reading.diagnostics;
  heliorig::tests::Sample sample;
  if (reading.root) read_message(*reading.root, sample, diagnostics);
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  for (const Diagnostic& diagnostic : diagnostics) BOOST_REQUIRE_LE(diagnostic.position.line, lines);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(yaml_mutation)

BOOST_AUTO_TEST_CASE(the_good_file_is_good) {
  Diagnostics diagnostics = read_yaml(good, "a.yaml").diagnostics;
  heliorig::tests::Sample sample;
  read_message(read_yaml(good, "a.yaml").root.value(), sample, diagnostics);
  BOOST_CHECK_MESSAGE(diagnostics.empty(), to_text(diagnostics));
}

BOOST_AUTO_TEST_CASE(mutations_of_it_end_in_a_tree_or_in_complaints) {
  Mutator mutator{1};
  for (int i = 0; i < 10000; ++i) check_reads(mutator.mutate(good));
}

BOOST_AUTO_TEST_CASE(so_do_mutations_upon_mutations) {
  Mutator mutator{2};
  std::string text = good;
  for (int i = 0; i < 5000; ++i) {
    text = mutator.mutate(text);
    check_reads(text);
    if (text.size() < 50 || text.size() > 4000) text = good;
  }
}

BOOST_AUTO_TEST_SUITE_END()
