#include "bench/trace/trace_reader.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>

#include "bench/trace/mcap.h"
#include "bench/trace/mcap_records.h"
#include "bench/trace/trace_format.h"
#include "tests/bench/trace/traces.h"

using namespace heliorig;
using namespace heliorig::tests;
using bench::read_trace_bytes;
using bench::TraceReading;

namespace {

bool same_bits(const std::vector<double>& one, const std::vector<double>& other) {
  return one.size() == other.size() &&
         std::memcmp(one.data(), other.data(), one.size() * sizeof(double)) == 0;
}

/// Every row that was read is one that was written, from the first on.
void check_rows(const TraceReading& reading) {
  for (std::size_t i = 0; i < reading.rows.size(); ++i) {
    BOOST_REQUIRE(reading.rows[i].time == at(std::chrono::milliseconds{100 * i}));
    BOOST_REQUIRE(same_bits(reading.rows[i].values, row_values(static_cast<int>(i))));
  }
}

/// Where the records of an MCAP file begin, and of what kind they are.
std::vector<std::pair<std::size_t, bench::mcap::Opcode>> records(std::string_view bytes) {
  std::vector<std::pair<std::size_t, bench::mcap::Opcode>> found;
  bench::mcap::View view{bytes.substr(8, bytes.size() - 16)};
  while (!view.at_end()) {
    const std::size_t start = view.position() + 8;
    found.emplace_back(start, static_cast<bench::mcap::Opcode>(view.u8()));
    view.take(view.u64());
    BOOST_REQUIRE(view.ok());
  }
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(trace_reader)

BOOST_AUTO_TEST_CASE(all_that_was_written_is_read_back) {
  const TraceReading reading = read_trace_bytes(trace_bytes(57), "t");
  BOOST_CHECK_EQUAL(reading.error, "");
  BOOST_CHECK(reading.complete);
  BOOST_CHECK_EQUAL(reading.start_unix_ns, noon_unix_ns);
  BOOST_CHECK(reading.identity == some_identity);
  BOOST_REQUIRE_EQUAL(reading.signals.size(), trace_signals().size());
  for (std::size_t i = 0; i < reading.signals.size(); ++i) {
    BOOST_CHECK_EQUAL(reading.signals[i].name, trace_signals()[i].name);
    BOOST_CHECK_EQUAL(reading.signals[i].unit, trace_signals()[i].unit);
    BOOST_CHECK(reading.signals[i].kind == trace_signals()[i].kind);
  }
  BOOST_CHECK_EQUAL(reading.rows.size(), 57u);
  check_rows(reading);
  BOOST_REQUIRE_EQUAL(reading.events.size(), 4u);
  BOOST_CHECK_EQUAL(reading.events[2].source, "fault");
  BOOST_CHECK_EQUAL(reading.events[2].text, "number 30");
  BOOST_CHECK(reading.events[2].time == at(std::chrono::seconds{3}));
  BOOST_REQUIRE_EQUAL(reading.recording.size(), 1u);
  BOOST_CHECK_EQUAL(reading.recording[0].message, "what passed");
  BOOST_CHECK(reading.recording[0].time == at(std::chrono::seconds{1}));
}

BOOST_AUTO_TEST_CASE(the_recording_can_be_had_alone) {
  const TraceReading reading = read_trace_bytes(trace_bytes(57), "t", bench::TraceParts::recording_alone);
  BOOST_CHECK(reading.complete);
  BOOST_CHECK(reading.rows.empty() && reading.events.empty());
  BOOST_CHECK_EQUAL(reading.recording.size(), 1u);
}

BOOST_AUTO_TEST_CASE(numbers_of_every_kind_keep_their_bits) {
  const TemporaryFolder folder;
  auto made = bench::TraceWriter::create(folder.path() / "t", trace_signals(), 0, {});
  auto& writer = std::get<bench::TraceWriter>(made);
  using limits = std::numeric_limits<double>;
  const std::vector<double> values{limits::quiet_NaN(), limits::infinity(),
                                   -limits::infinity(), limits::denorm_min(),
                                   limits::max(),       -0.0,
                                   0.1 + 0.2,           1.0};
  writer.write(bench::TraceRow{at(std::chrono::nanoseconds{123'456'789'012'345}), values});
  writer.close();
  const TraceReading reading = bench::read_trace(folder.path() / "t");
  BOOST_REQUIRE_EQUAL(reading.rows.size(), 1u);
  BOOST_CHECK(reading.rows[0].time.time_since_epoch().count() == 123'456'789'012'345);
  BOOST_CHECK(same_bits(reading.rows[0].values, values));
}

BOOST_AUTO_TEST_CASE(a_trace_without_rows_is_whole) {
  const TraceReading reading = read_trace_bytes(trace_bytes(0), "t");
  BOOST_CHECK_EQUAL(reading.error, "");
  BOOST_CHECK(reading.complete);
  BOOST_CHECK(reading.rows.empty());
}

BOOST_AUTO_TEST_CASE(a_console_may_say_anything) {
  const TemporaryFolder folder;
  auto made = bench::TraceWriter::create(folder.path() / "t", trace_signals(), 0,
                                         {{"fir\xffmware", "caf\xC3\xA9\xC3"}});
  auto& writer = std::get<bench::TraceWriter>(made);
  writer.write(
      bench::BenchEvent{{}, "console", std::string{"nul \0 \x07 d\xC3\xA9j\xC3\xA0 \xff\xC0\xAF", 18}});
  writer.close();
  const TraceReading reading = bench::read_trace(folder.path() / "t");
  BOOST_CHECK(reading.complete);
  BOOST_REQUIRE_EQUAL(reading.events.size(), 1u);
  BOOST_CHECK_EQUAL(reading.events[0].text,
                    (std::string{"nul \0 \x07 d\xC3\xA9j\xC3\xA0 \\xff\\xc0\\xaf", 27}));
  BOOST_CHECK_EQUAL(reading.identity.at("fir\\xffmware"), "caf\xC3\xA9\\xc3");
}

BOOST_AUTO_TEST_CASE(cut_off_anywhere_it_reads_as_far_as_it_is_whole) {
  const std::string bytes = trace_bytes(57);
  const auto at_data_end = [&] {
    for (const auto& [start, opcode] : records(bytes)) {
      if (opcode == bench::mcap::Opcode::data_end) return start;
    }
    return bytes.size();
  }();
  std::size_t most = 0;
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const TraceReading reading = read_trace_bytes(bytes.substr(0, size), "t");
    BOOST_REQUIRE(!reading.complete);
    BOOST_REQUIRE_GE(reading.rows.size(), most);
    BOOST_REQUIRE(reading.error.empty() || reading.rows.empty());
    check_rows(reading);
    most = reading.rows.size();
    if (size >= at_data_end) BOOST_REQUIRE_EQUAL(most, 57u);
  }
}

/// No byte of the file can change without notice; whatever is read before the damage is what was written.
BOOST_AUTO_TEST_CASE(no_changed_byte_goes_unnoticed) {
  const std::string bytes = trace_bytes(25);
  std::mt19937 random{1};
  for (std::size_t place = 0; place < bytes.size(); ++place) {
    std::string damaged = bytes;
    damaged[place] = static_cast<char>(damaged[place] ^ (1 + random() % 255));
    const TraceReading reading = read_trace_bytes(damaged, "t");
    BOOST_REQUIRE_MESSAGE(!reading.complete, "byte " << place);
    if (reading.signals.size() == trace_signals().size() && reading.start_unix_ns == noon_unix_ns)
      check_rows(reading);
  }
}

BOOST_AUTO_TEST_CASE(many_bytes_changed_at_once_do_no_harm) {
  const std::string bytes = trace_bytes(25);
  std::mt19937 random{2};
  for (int i = 0; i < 20'000; ++i) {
    std::string damaged = bytes;
    for (unsigned n = 1 + random() % 8; n > 0; --n)
      damaged[random() % damaged.size()] = static_cast<char>(random());
    if (random() % 4 == 0) damaged.erase(random() % damaged.size(), random() % 50);
    if (random() % 4 == 0)
      damaged.insert(random() % damaged.size(), random() % 50, static_cast<char>(random()));
    if (damaged != bytes) BOOST_REQUIRE(!read_trace_bytes(damaged, "t").complete);
  }
}

BOOST_AUTO_TEST_CASE(damage_in_a_chunk_is_said) {
  std::string bytes = trace_bytes(57);
  for (const auto& [start, opcode] : records(bytes)) {
    if (opcode == bench::mcap::Opcode::chunk_index) break;
    // The checksum stands behind the record's head, two times and the size.
    if (opcode == bench::mcap::Opcode::chunk) bytes[start + 9 + 8 + 8 + 8] ^= 1;
  }
  BOOST_CHECK_EQUAL(read_trace_bytes(bytes, "t.mcap").error,
                    "t.mcap: a chunk is damaged: its checksum is another");
}

BOOST_AUTO_TEST_CASE(other_files_are_refused) {
  BOOST_CHECK_EQUAL(read_trace_bytes("", "t").error, "t: this is no MCAP file");
  BOOST_CHECK_EQUAL(read_trace_bytes("version: 1\ntitle: x\n", "t").error, "t: this is no MCAP file");
  BOOST_CHECK(!bench::read_trace("/nowhere/t.mcap").error.empty());
  BOOST_CHECK(!bench::read_trace("/tmp").error.empty());
  bench::mcap::Bytes foreign;
  foreign.raw(bench::mcap::magic);
  bench::mcap::append_header(foreign, "heliorig trace 2");
  BOOST_CHECK_EQUAL(read_trace_bytes(foreign.str(), "t").error,
                    "t: it was not written by heliorig, or in a later format");
}

BOOST_AUTO_TEST_SUITE_END()
