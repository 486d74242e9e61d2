#include "bench/trace/trace_writer.h"

#include <sys/resource.h>
#include <sys/stat.h>

#include <boost/test/unit_test.hpp>
#include <csignal>

#include "bench/trace/trace_reader.h"
#include "tests/bench/trace/traces.h"
#include "tests/support/in_child.h"

using namespace heliorig;
using namespace heliorig::tests;
using bench::TraceError;
using bench::TraceWriter;

namespace {

TraceError refusal(const std::filesystem::path& file) {
  const auto made = TraceWriter::create(file, trace_signals(), noon_unix_ns, {});
  BOOST_REQUIRE(std::holds_alternative<TraceError>(made));
  return std::get<TraceError>(made);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(trace_writer)

BOOST_AUTO_TEST_CASE(the_same_rows_give_the_same_bytes) {
  const std::string bytes = trace_bytes(57);
  BOOST_CHECK_EQUAL(bytes.size(), trace_bytes(57).size());
  BOOST_CHECK(bytes == trace_bytes(57));
  BOOST_CHECK(bytes != trace_bytes(58));
}

BOOST_AUTO_TEST_CASE(an_existing_file_is_left_alone) {
  const TemporaryFolder folder;
  write_file(folder.path() / "trace.mcap", "mine");
  const TraceError error = refusal(folder.path() / "trace.mcap");
  BOOST_CHECK(error.refused);
  BOOST_CHECK_EQUAL(error.message, (folder.path() / "trace.mcap").string() + ": File exists");
  BOOST_CHECK_EQUAL(read_file(folder.path() / "trace.mcap"), "mine");
}

BOOST_AUTO_TEST_CASE(where_no_file_can_be_made_it_is_refused) {
  BOOST_CHECK(refusal("/proc/trace.mcap").refused);
  BOOST_CHECK(refusal("/nowhere/at/all/trace.mcap").refused);
  BOOST_CHECK(refusal("/dev/null/trace.mcap").refused);
}

BOOST_AUTO_TEST_CASE(a_start_before_1970_is_refused_and_no_file_made) {
  const TemporaryFolder folder;
  const auto made = TraceWriter::create(folder.path() / "t", trace_signals(), -1, {});
  BOOST_REQUIRE(std::holds_alternative<TraceError>(made));
  BOOST_CHECK(std::get<TraceError>(made).refused);
  BOOST_CHECK(!std::filesystem::exists(folder.path() / "t"));
}

/// A limit on the size of files makes write() fail as a full disk does, after a short write too.
BOOST_AUTO_TEST_CASE(a_full_disk_is_an_error_that_stays) {
  in_child([] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{6000, 6000};
    BOOST_REQUIRE(setrlimit(RLIMIT_FSIZE, &limit) == 0);
    const TemporaryFolder folder;
    auto writer = write_rows(folder.path() / "trace.mcap", 5000);
    BOOST_REQUIRE(writer.error() != nullptr);
    BOOST_CHECK(!writer.error()->refused);
    BOOST_CHECK(writer.error()->message.find("trace.mcap: File too large") != std::string::npos);
    BOOST_CHECK_LT(writer.rows(), 5000u);
    writer.close();
    BOOST_CHECK(writer.error() != nullptr);
    const auto reading = bench::read_trace(folder.path() / "trace.mcap");
    BOOST_CHECK(!reading.complete);
    BOOST_CHECK_EQUAL(reading.error, "");
    BOOST_CHECK_GT(reading.rows.size(), 10u);
  });
}

BOOST_AUTO_TEST_CASE(a_disk_that_is_full_from_the_start_is_no_refusal) {
  in_child([] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{10, 10};
    BOOST_REQUIRE(setrlimit(RLIMIT_FSIZE, &limit) == 0);
    const TemporaryFolder folder;
    BOOST_CHECK(!refusal(folder.path() / "trace.mcap").refused);
  });
}

/// What was written is in the file when a second has passed, although nothing was closed.
BOOST_AUTO_TEST_CASE(all_but_the_last_second_is_in_the_file_already) {
  const TemporaryFolder folder;
  const auto writer = write_rows(folder.path() / "trace.mcap", 41);
  BOOST_CHECK_EQUAL(writer.rows(), 41u);
  const auto reading = bench::read_trace(folder.path() / "trace.mcap");
  BOOST_CHECK_EQUAL(reading.error, "");
  BOOST_CHECK(!reading.complete);
  BOOST_CHECK_EQUAL(reading.rows.size(), 40u);
}

BOOST_AUTO_TEST_CASE(what_goes_back_in_time_is_a_bug) {
  BOOST_CHECK(aborts_in_child([] {
    const TemporaryFolder folder;
    auto writer = write_rows(folder.path() / "trace.mcap", 3);
    writer.write(bench::BenchEvent{at(std::chrono::milliseconds{199}), "fault", "late"});
  }));
}

BOOST_AUTO_TEST_SUITE_END()
