#include "bench/report/write_file.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/process.h"

using heliorig::bench::write_file;
using heliorig::tests::read_file;
using heliorig::tests::TemporaryFolder;

BOOST_AUTO_TEST_SUITE(write_files)

BOOST_AUTO_TEST_CASE(what_is_written_stands_there_alone) {
  const TemporaryFolder folder;
  BOOST_CHECK(!write_file(folder.path() / "a.json", "first"));
  BOOST_CHECK(!write_file(folder.path() / "a.json", "second"));
  BOOST_CHECK_EQUAL(read_file(folder.path() / "a.json"), "second");
  BOOST_CHECK_EQUAL(std::distance(std::filesystem::directory_iterator{folder.path()}, {}), 1);
}

BOOST_AUTO_TEST_CASE(where_it_cannot_be_written_it_says_why) {
  const TemporaryFolder folder;
  const auto error = write_file(folder.path() / "none" / "a.json", "text");
  BOOST_REQUIRE(error);
  BOOST_CHECK(error->find("none") != std::string::npos);
  BOOST_CHECK(write_file("/proc/heliorig.json", "text"));
}

BOOST_AUTO_TEST_SUITE_END()
