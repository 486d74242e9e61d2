#include "bench/reader/civil_time.h"

#include <boost/test/unit_test.hpp>

using namespace heliorig::bench;
using heliorig::models::UtcTime;

namespace {

double unix_s(const std::string& text) {
  const auto parsed = parse_civil_time(text);
  BOOST_REQUIRE_MESSAGE(std::holds_alternative<UtcTime>(parsed), text);
  return std::chrono::duration<double>(std::get<UtcTime>(parsed).time_since_epoch()).count();
}

void check_refused(const std::string& text, const std::string& part) {
  const auto parsed = parse_civil_time(text);
  BOOST_REQUIRE_MESSAGE(std::holds_alternative<CivilTimeError>(parsed), text);
  const CivilTimeError& error = std::get<CivilTimeError>(parsed);
  BOOST_CHECK_MESSAGE((error.message + error.advice).find(part) != std::string::npos,
                      error.message + error.advice);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(civil_time)

// Reference: GNU date, as in `date -d 2026-06-21T11:30:00+02:00 +%s`.
BOOST_AUTO_TEST_CASE(instants_count_from_1970_in_utc) {
  BOOST_CHECK_EQUAL(unix_s("1970-01-01T00:00:00Z"), 0.0);
  BOOST_CHECK_EQUAL(unix_s("2026-06-21T11:30:00+02:00"), 1782034200.0);
  BOOST_CHECK_EQUAL(unix_s("2026-06-21T09:30:00Z"), 1782034200.0);
  BOOST_CHECK_EQUAL(unix_s("2026-06-20T23:45:00-09:45"), 1782034200.0);
  BOOST_CHECK_EQUAL(unix_s("2024-02-29T12:00:00.5Z"), 1709208000.5);
}

BOOST_AUTO_TEST_CASE(fractions_are_exact_to_the_nanosecond) {
  const auto parsed = parse_civil_time("1970-01-01T00:00:00.000000001Z");
  BOOST_CHECK_EQUAL(std::get<UtcTime>(parsed).time_since_epoch().count(), 1);
}

BOOST_AUTO_TEST_CASE(dates_that_do_not_exist_are_refused_with_the_reason) {
  check_refused("2026-02-30T11:30:00+02:00", "2026-02, which has 28 days");
  check_refused("2100-02-29T00:00:00Z", "28 days");
  check_refused("2026-13-01T00:00:00Z", "no month 13");
  check_refused("2026-00-01T00:00:00Z", "no month 00");
  check_refused("2026-06-00T00:00:00Z", "no day 00");
  check_refused("2026-06-21T25:00:00Z", "no hour 25");
  check_refused("2026-06-21T24:00:00Z", "no hour 24");
  check_refused("2026-06-21T11:60:00Z", "no minute 60");
  check_refused("2016-12-31T23:59:60Z", "leap seconds");
  check_refused("2026-06-21T11:30:00+15:00", "offsets");
  check_refused("0026-06-21T11:30:00Z", "1970 to 2199");
}

BOOST_AUTO_TEST_CASE(other_ways_to_write_it_are_refused_with_an_example) {
  for (const char* text :
       {"", "noon", "2026-06-21", "2026-06-21 11:30:00Z", "2026-6-21T11:30:00Z", "21.06.2026",
        "2026-06-21T11:30Z", "2026-06-21T11:30:00.Z", "2026-06-21T11:30:00+02", "2026-06-21T11:30:00Zulu",
        "2026-06-21T11:30:00.0000000001Z", "2026-06-21T11:30:00z"}) {
    check_refused(text, "2026-06-21T11:30:00+02:00");
  }
  check_refused("2026-06-21T11:30:00", "no offset");
}

BOOST_AUTO_TEST_SUITE_END()
