// The layout of the file against the MCAP specification (mcap.dev/spec), with the numbers retyped.
#include "bench/trace/mcap_records.h"

#include <boost/test/unit_test.hpp>

#include "bench/trace/crc32.h"
#include "tests/bench/trace/traces.h"

using namespace heliorig;
using namespace heliorig::tests;
using bench::mcap::View;

namespace {

struct Record {
  int opcode;
  std::size_t start;
  std::size_t length;
  std::string_view content;
};

/// From `start` to the footer.
std::vector<Record> records(std::string_view file, std::size_t start) {
  std::vector<Record> found;
  for (View view{file.substr(start)}; found.empty() || found.back().opcode != 0x02;) {
    Record record{};
    record.start = start + view.position();
    record.opcode = view.u8();
    record.content = view.take(view.u64());
    record.length = start + view.position() - record.start;
    BOOST_REQUIRE(view.ok());
    found.push_back(record);
  }
  return found;
}

const Record& record_at(const std::vector<Record>& all, std::uint64_t start) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Record& record) { return record.start == start; });
  BOOST_REQUIRE(found != all.end());
  return *found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mcap_records)

BOOST_AUTO_TEST_CASE(crc_of_the_check_string) {
  BOOST_CHECK_EQUAL(bench::crc32_of("123456789"),
                    0xCBF43926u);  // the published check value of CRC-32/ISO-HDLC
  BOOST_CHECK_EQUAL(bench::crc32_of("6789", bench::crc32_of("12345")), 0xCBF43926u);
}

BOOST_AUTO_TEST_CASE(the_footer_leads_to_the_summary_and_its_checksum_holds) {
  const std::string file = trace_bytes(25);
  // Closing magic 8, footer content 20, its head 9.
  View footer{std::string_view{file}.substr(file.size() - 8 - 20)};
  const auto summary_start = footer.u64();
  const auto offsets_start = footer.u64();
  const auto crc = footer.u32();
  const auto crc_end = file.size() - 8 - 4;
  BOOST_CHECK_EQUAL(crc,
                    bench::crc32_of(std::string_view{file}.substr(summary_start, crc_end - summary_start)));
  BOOST_CHECK_EQUAL(file.substr(file.size() - 8), file.substr(0, 8));

  const auto all = records(file, 8);
  const Record& first_of_summary = record_at(all, summary_start);
  const Record& before = *(&first_of_summary - 1);
  BOOST_CHECK_EQUAL(before.opcode, 0x0F);
  BOOST_CHECK_EQUAL(View{before.content}.u32(),
                    bench::crc32_of(std::string_view{file}.substr(0, before.start)));
  BOOST_CHECK_EQUAL(record_at(all, offsets_start).opcode, 0x0E);
}

/// Each group of the summary holds records of its kind alone, and every such record is in the group.
BOOST_AUTO_TEST_CASE(summary_offsets_span_the_groups) {
  const std::string file = trace_bytes(25);
  const auto all = records(file, 8);
  std::map<int, int> spanned;
  for (const Record& offset : all) {
    if (offset.opcode != 0x0E) continue;
    View view{offset.content};
    const int opcode = view.u8();
    const std::uint64_t start = view.u64();
    const std::uint64_t length = view.u64();
    for (std::uint64_t place = start; place < start + length; place += record_at(all, place).length) {
      BOOST_CHECK_EQUAL(record_at(all, place).opcode, opcode);
      ++spanned[opcode];
    }
  }
  // Schemas, channels, chunk indexes (25 rows at 10 Hz are three chunks), statistics, metadata indexes.
  const std::map<int, int> expected{{0x03, 3}, {0x04, 3}, {0x08, 3}, {0x0B, 1}, {0x0D, 3}};
  BOOST_CHECK(spanned == expected);
}

BOOST_AUTO_TEST_CASE(indexes_point_at_what_they_name) {
  const std::string file = trace_bytes(25);
  const auto all = records(file, 8);
  for (const Record& record : all) {
    View view{record.content};
    if (record.opcode == 0x08) {
      const auto first = view.u64();
      view.u64();
      const Record& chunk = record_at(all, view.u64());
      BOOST_CHECK_EQUAL(chunk.opcode, 0x06);
      BOOST_CHECK_EQUAL(chunk.length, view.u64());
      BOOST_CHECK_EQUAL(View{chunk.content}.u64(), first);
      View places{view.text()};
      std::uint64_t length = 0;
      while (!places.at_end()) {
        const auto channel = places.u16();
        const Record& index = record_at(all, places.u64());
        BOOST_CHECK_EQUAL(index.opcode, 0x07);
        BOOST_CHECK_EQUAL(View{index.content}.u16(), channel);
        length += index.length;
      }
      BOOST_CHECK_EQUAL(view.u64(), length);
      BOOST_CHECK_EQUAL(view.text(), "zstd");
    } else if (record.opcode == 0x0D) {
      const Record& metadata = record_at(all, view.u64());
      BOOST_CHECK_EQUAL(metadata.opcode, 0x0C);
      BOOST_CHECK_EQUAL(metadata.length, view.u64());
      BOOST_CHECK_EQUAL(View{metadata.content}.text(), view.text());
    }
  }
}

BOOST_AUTO_TEST_CASE(statistics_count_what_there_is) {
  const std::string file = trace_bytes(25);
  for (const Record& record : records(file, 8)) {
    if (record.opcode != 0x0B) continue;
    View view{record.content};
    BOOST_CHECK_EQUAL(view.u64(), 28u);  // 25 rows, log messages with rows 0 and 15, a recording
    BOOST_CHECK_EQUAL(view.u16(), 3u);
    BOOST_CHECK_EQUAL(view.u32(), 3u);
    BOOST_CHECK_EQUAL(view.u32(), 0u);
    BOOST_CHECK_EQUAL(view.u32(), 3u);
    BOOST_CHECK_EQUAL(view.u32(), 3u);
    BOOST_CHECK_EQUAL(view.u64(), static_cast<std::uint64_t>(noon_unix_ns));
    BOOST_CHECK_EQUAL(view.u64(), static_cast<std::uint64_t>(noon_unix_ns) + 2'400'000'000u);
    View counts{view.text()};
    BOOST_CHECK_EQUAL(counts.u16(), 1u);
    BOOST_CHECK_EQUAL(counts.u64(), 25u);
    BOOST_CHECK_EQUAL(counts.u16(), 2u);
    BOOST_CHECK_EQUAL(counts.u64(), 2u);
    BOOST_CHECK_EQUAL(counts.u16(), 3u);
    BOOST_CHECK_EQUAL(counts.u64(), 1u);
    BOOST_CHECK(counts.at_end() && view.at_end());
  }
}

BOOST_AUTO_TEST_SUITE_END()
