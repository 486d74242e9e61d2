#include "adapters/avr/mcu/source_lines.h"

#include <boost/test/unit_test.hpp>

#include <sstream>

#include "tests/adapters/avr/rig.h"

namespace heliorig {
namespace {

using adapters::SourceLines;
using tests::Rig;

const std::string console = "  - {part: console, name: console, pins: {transmit: D1}}\n";

/// The lines of the firmware's source that end in `// mark`.
std::vector<int> marked(const std::string& mark) {
  std::istringstream source(
      tests::read_file(std::string(HELIORIG_SOURCE_DIR) + "/tests/adapters/avr/firmware/branches.c"));
  std::vector<int> numbers;
  int number = 0;
  for (std::string line; std::getline(source, line);) {
    ++number;
    if (line.ends_with("// " + mark)) numbers.push_back(number);
  }
  return numbers;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(source_lines)

BOOST_AUTO_TEST_CASE(lines_that_ran_are_told_from_those_that_did_not) {
  BOOST_REQUIRE(marked("ran").size() == 4u);
  BOOST_REQUIRE(marked("never").size() == 3u);
  for (const char* firmware : {"branches_dwarf2", "branches_dwarf5"}) {
    BOOST_TEST_CONTEXT(firmware) {
      Rig rig(firmware, console);
      rig.run(2);
      const auto files = rig.link().result_files();
      BOOST_REQUIRE(files.size() == 1u);
      BOOST_TEST(files.front().name == "coverage.info");
      const std::string& text = files.front().contents;
      const std::size_t record = text.find("branches.c\n");
      BOOST_REQUIRE(record != std::string::npos);
      const std::string lines = text.substr(record, text.find("end_of_record", record) - record);
      for (const int line : marked("ran"))
        BOOST_TEST(lines.find("DA:" + std::to_string(line) + ",1\n") != std::string::npos, line);
      for (const int line : marked("never"))
        BOOST_TEST(lines.find("DA:" + std::to_string(line) + ",0\n") != std::string::npos, line);
      const auto coverage = rig.link().mcu_usage().value().coverage;
      BOOST_REQUIRE(coverage.has_value());
      BOOST_TEST(coverage->lines_run < coverage->lines);
      BOOST_TEST(lines.find("LF:" + std::to_string(coverage->lines)) != std::string::npos);
      BOOST_TEST(lines.find("LH:" + std::to_string(coverage->lines_run)) != std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_text_is_what_lcov_reads) {
  const SourceLines::Coverage coverage = {{"/a.c", {{3, true}, {10, false}}}, {"/b.c", {{1, true}}}};
  BOOST_TEST(adapters::lcov_text(coverage) ==
             "TN:\nSF:/a.c\nDA:3,1\nDA:10,0\nLF:2\nLH:1\nend_of_record\n"
             "TN:\nSF:/b.c\nDA:1,1\nLF:1\nLH:1\nend_of_record\n");
}

BOOST_AUTO_TEST_CASE(without_debug_lines_or_watching_there_is_no_coverage) {
  Rig stripped("sleeper", console);
  stripped.run(1);
  BOOST_TEST(stripped.link().result_files().empty());
  BOOST_TEST(!stripped.link().mcu_usage().value().coverage.has_value());
  Rig unwatched("branches_dwarf2", console, "atmega2560", {.watch = false});
  unwatched.run(1);
  BOOST_TEST(unwatched.link().result_files().empty());
  BOOST_TEST(SourceLines("/nowhere.elf").empty());
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig
