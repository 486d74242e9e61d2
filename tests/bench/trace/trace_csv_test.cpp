#include "bench/trace/trace_csv.h"

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <sstream>

#include "tests/bench/trace/traces.h"

using namespace heliorig;
using namespace heliorig::tests;

namespace {

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, at);) parts.push_back(part);
  return parts;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(trace_csv)

BOOST_AUTO_TEST_CASE(each_row_reads_back_to_the_last_bit) {
  const TemporaryFolder folder;
  const auto error = bench::write_csv(bench::read_trace_bytes(trace_bytes(57), "t"), folder.path() / "t.csv");
  BOOST_REQUIRE(!error);
  const auto lines = split(read_file(folder.path() / "t.csv"), '\n');
  BOOST_REQUIRE_EQUAL(lines.size(), 58u);
  BOOST_CHECK_EQUAL(split(lines[0], ',')[0], "time [s]");
  BOOST_CHECK_EQUAL(split(lines[0], ',')[6], "steam.pressure [Pa(g)]");
  for (int i = 0; i < 57; ++i) {
    const auto cells = split(lines[static_cast<std::size_t>(i) + 1], ',');
    const auto values = row_values(i);
    BOOST_REQUIRE_EQUAL(cells.size(), values.size() + 1);
    BOOST_CHECK_EQUAL(std::strtod(cells[0].c_str(), nullptr), i / 10.0);
    for (std::size_t k = 0; k < values.size(); ++k)
      BOOST_CHECK_EQUAL(std::strtod(cells[k + 1].c_str(), nullptr), values[k]);
  }
}

BOOST_AUTO_TEST_CASE(what_is_there_is_kept_and_a_folder_that_is_not_is_told) {
  const TemporaryFolder folder;
  const auto trace = bench::read_trace_bytes(trace_bytes(3), "t");
  write_file(folder.path() / "t.csv", "mine");
  BOOST_REQUIRE(bench::write_csv(trace, folder.path() / "t.csv"));
  BOOST_CHECK_EQUAL(read_file(folder.path() / "t.csv"), "mine");
  const auto error = bench::write_csv(trace, folder.path() / "none" / "t.csv");
  BOOST_REQUIRE(error);
  BOOST_CHECK(error->message.find("none/t.csv") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
