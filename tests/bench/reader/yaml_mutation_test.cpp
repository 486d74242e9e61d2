// Whatever bytes come, reading them ends, and in a tree or in complaints: thousands of mutations of a good
// file.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>

#include "bench/reader/message_reader.h"
#include "bench/reader/yaml_tree.h"
#include "tests/bench/reader/sample.pb.h"

using namespace heliorig::bench;

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

/// std::mt19937_64 is the same everywhere; the distributions of the library are not.
class Mutator {
 public:
  explicit Mutator(std::uint64_t seed) : random_(seed) {}

  std::string mutate(std::string text) {
    for (std::size_t times = 1 + below(4); times > 0; --times) mutate_once(text);
    return text;
  }

 private:
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }

  void mutate_once(std::string& text) {
    static const std::string special = "{}[]:-?|>&*!%@`'\"#,\n\t ~<\\0\x80\xff\x04";
    const std::size_t place = below(text.size() + 1);
    const std::size_t length = std::min(text.size() - place, below(20));
    switch (below(6)) {
      case 0:
        text.insert(place, 1, special[below(special.size())]);
        break;
      case 1:
        text.insert(place, 1 + below(80), special[below(special.size())]);
        break;
      case 2:
        text.erase(place, length);
        break;
      case 3:
        text.insert(below(text.size() + 1), text.substr(place, length));
        break;
      case 4:
        text.resize(place);
        break;
      default:
        if (place < text.size()) text[place] = static_cast<char>(below(256));
    }
  }

  std::mt19937_64 random_;
};

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
