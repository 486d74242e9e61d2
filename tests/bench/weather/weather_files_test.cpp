// The three readers of weather files: what they take, what they reject, what they complain of.
#include <fmt/format.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <numbers>

#include "bench/weather/weather_file.h"
#include "tests/bench/reader/reader_for_tests.h"
#include "tests/support/mutator.h"
#include "tests/support/process.h"

using namespace heliorig::bench;
using heliorig::models::UtcTime;
using heliorig::tests::check_complaint;
using namespace std::chrono_literals;
using std::chrono::sys_days;

namespace {

const std::string surfrad_file = HELIORIG_SOURCE_DIR "/scenarios/weather/surfrad_alamosa_2016-01-01.dat";
const UtcTime new_year_2016 = sys_days{std::chrono::year{2016} / 1 / 1};
constexpr double degree = std::numbers::pi / 180.0;

/// Read without complaint.
WeatherTable right(const std::string& text, const std::string& name, UtcTime start = new_year_2016) {
  Diagnostics diagnostics;
  auto table = read_weather(text, name, start, diagnostics);
  BOOST_REQUIRE_MESSAGE(table && diagnostics.empty(), to_text(diagnostics));
  return *table;
}

Diagnostics complaints(const std::string& text, const std::string& name) {
  Diagnostics diagnostics;
  BOOST_CHECK(!read_weather(text, name, new_year_2016, diagnostics));
  return diagnostics;
}

const WeatherColumn& column(const WeatherTable& table, WeatherQuantity quantity) {
  return *std::ranges::find(table.columns, quantity, &WeatherColumn::quantity);
}

/// Three lines of SURFRAD, of 18:00 to 18:02, with direct light, its flag, temperature and its flag as given.
std::string surfrad(const std::string& light, const std::string& temperature) {
  std::string text = " Alamosa\n   37.70  105.92 2317 m version 1\n";
  for (const char* minute : {"0 18.000", "1 18.017", "2 18.033"}) {
    text += fmt::format(" 2016   1  1  1 18  {} 61.0 500.0 0 100.0 0 {} 50.0 0", minute, light);
    for (int i = 0; i < 11; ++i) text += " -9999.9 1";
    text += fmt::format(" {} 60.0 0 2.5 0 300.0 0 773.5 0\n", temperature);
  }
  return text;
}

const std::string epw_head =
    "LOCATION,Somewhere,-,FRA,TMY,0,45.0,8.0,1,250\nDESIGN CONDITIONS,0\nTYPICAL/EXTREME PERIODS,0\n"
    "GROUND TEMPERATURES,0\nHOLIDAYS/DAYLIGHT SAVING,No,0,0,0\nCOMMENTS 1,x\nCOMMENTS 2,x\n"
    "DATA PERIODS,1,1,Data,Thursday, 1/ 1,12/31\n";

std::string epw_line(int month, int day, int hour, const std::string& light, const std::string& temperature) {
  return fmt::format("2018,{},{},{},0,?,{},1.2,94.4,99870,9999,9999,283,0,{},0,9,9,9,9,257,0.7,99,99\n",
                     month, day, hour, temperature, light);
}

const std::string csv =
    "# a roof in Senegal\n"
    "mean_until,dni [kW/m2],ambient_temperature [degC]\n"
    "2026-06-21T07:10:00+02:00,0.5,20\n"
    "2026-06-21T07:20:00+02:00,,21\n"
    "2026-06-21T07:40:00+02:00,0.7,-90\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(weather_files)

// Held against the file's own lines, read by eye: 18:00 UTC and the four quantities beside it.
BOOST_AUTO_TEST_CASE(a_surfrad_day_as_published) {
  const WeatherTable day = right(heliorig::tests::read_file(surfrad_file), surfrad_file);
  BOOST_CHECK_EQUAL(day.station, "Alamosa");
  BOOST_CHECK_CLOSE(day.site.value().longitude_rad, -105.92 * degree, 1e-9);
  BOOST_CHECK_EQUAL(day.site->elevation_m, 2317.0);
  BOOST_CHECK(day.step == 1min);
  BOOST_CHECK(day.begin == new_year_2016 - 1min);  // the first minute ends at midnight
  const auto& light = column(day, WeatherQuantity::dni).samples;
  BOOST_REQUIRE_EQUAL(light.size(), 1440u);
  BOOST_CHECK_EQUAL(light[1080].value, 1063.6);
  BOOST_CHECK_CLOSE(column(day, WeatherQuantity::ambient_temperature).samples[1080].value, 273.15 - 8.8,
                    1e-9);
  BOOST_CHECK_EQUAL(column(day, WeatherQuantity::wind_speed).samples[0].value, 3.1);
  BOOST_CHECK_CLOSE(column(day, WeatherQuantity::air_pressure).samples[1080].value, 77900.0, 1e-9);
  BOOST_CHECK_EQUAL(day.lines[1080], 1083u);
  for (const WeatherColumn& each : day.columns) {
    for (const WeatherSample& sample : each.samples) BOOST_REQUIRE(sample.state == SampleState::good);
  }
}

BOOST_AUTO_TEST_CASE(surfrad_in_si_with_what_is_rejected) {
  const WeatherTable good = right(surfrad("800.5 0", "-10.0 0"), "a.dat");
  BOOST_CHECK_EQUAL(column(good, WeatherQuantity::dni).samples[1].value, 800.5);
  BOOST_CHECK_CLOSE(column(good, WeatherQuantity::ambient_temperature).samples[1].value, 263.15, 1e-9);
  BOOST_CHECK_CLOSE(column(good, WeatherQuantity::air_pressure).samples[1].value, 77350.0, 1e-9);
  BOOST_CHECK_EQUAL(column(good, WeatherQuantity::wind_speed).samples[1].value, 2.5);
  const auto state = [](const std::string& light) {
    return column(right(surfrad(light, "-10.0 0"), "a.dat"), WeatherQuantity::dni).samples[0].state;
  };
  BOOST_CHECK(state("-9999.9 1") == SampleState::missing_code);
  BOOST_CHECK(state("800.5 1") == SampleState::bad_flag);
  BOOST_CHECK(state("800.5 2") == SampleState::bad_flag);
  BOOST_CHECK(state("1800.5 0") == SampleState::implausible);
  BOOST_CHECK(state("-200 0") == SampleState::implausible);
  BOOST_CHECK_EQUAL(column(right(surfrad("-1.5 0", "1 0"), "a.dat"), WeatherQuantity::dni).samples[0].value,
                    0.0);
}

BOOST_AUTO_TEST_CASE(surfrad_that_is_none) {
  check_complaint(complaints(surfrad("8x 0", "1 0"), "a.dat"), "wrong-number", 3, 51, "'8x'");
  check_complaint(complaints(surfrad("800 0 7", "1 0"), "a.dat"), "wrong-count", 3, 1, "49 numbers");
  std::string wrong_day = surfrad("800 0", "1 0");
  wrong_day.replace(wrong_day.find("   1  1  1 18"), 4, "   2");
  check_complaint(complaints(wrong_day, "a.dat"), "wrong-time", 3, 9, "day 2 of the year is not 01-01");
  std::string wrong_hour = surfrad("800 0", "1 0");
  wrong_hour.replace(wrong_hour.find("18.017"), 6, "19.017");
  check_complaint(complaints(wrong_hour, "a.dat"), "wrong-time", 4, 23, "18:01");
  BOOST_CHECK_EQUAL(complaints(surfrad("8x 0", "1y 0"), "a.dat").size(), 3u);  // of all three lines
  check_complaint(complaints("", "a.dat"), "empty-file", 0, 0);
  check_complaint(complaints("abc\n", "a.dat"), "too-short", 0, 0);
  check_complaint(complaints(" x\n 1 2 3 km\n1\n2\n", "a.dat"), "wrong-header", 2, 1);
}

BOOST_AUTO_TEST_CASE(epw_is_local_standard_time_and_ends_its_hours) {
  const WeatherTable hours =
      right(epw_head + epw_line(6, 21, 12, "800", "20.5") + epw_line(6, 21, 13, "9999", "99.9"), "a.epw",
            sys_days{std::chrono::year{2026} / 6 / 21});
  BOOST_CHECK(hours.step == 1h);
  // Hour 12 is from 11:00 to 12:00 at UTC+1.
  BOOST_CHECK(hours.begin == sys_days{std::chrono::year{2026} / 6 / 21} + 10h);
  const auto& light = column(hours, WeatherQuantity::dni);
  BOOST_CHECK(light.of_means);
  BOOST_CHECK_EQUAL(light.samples[0].value, 800.0);
  BOOST_CHECK(light.samples[1].state == SampleState::missing_code);
  const auto& air = column(hours, WeatherQuantity::ambient_temperature);
  BOOST_CHECK(!air.of_means);
  BOOST_CHECK_CLOSE(air.samples[0].value, 293.65, 1e-9);
  BOOST_CHECK(air.samples[1].state == SampleState::missing_code);
  BOOST_CHECK_CLOSE(hours.site.value().latitude_rad, 45.0 * degree, 1e-9);
}

// A year's start by local standard time: at UTC+1 it is still December in UTC.
BOOST_AUTO_TEST_CASE(an_epw_year_is_that_of_local_standard_time) {
  const std::string text = epw_head + epw_line(1, 1, 1, "0", "2") + epw_line(1, 1, 2, "0", "2");
  const WeatherTable year = right(text, "a.epw", sys_days{std::chrono::year{2025} / 12 / 31} + 23h + 30min);
  BOOST_CHECK(year.begin == sys_days{std::chrono::year{2025} / 12 / 31} + 23h);
}

BOOST_AUTO_TEST_CASE(a_leap_day_in_the_file_or_in_the_year_alone) {
  const auto day = [](int month, int d) { return epw_line(month, d, 24, "0", "2"); };
  const UtcTime in_2026 = sys_days{std::chrono::year{2026} / 2 / 1};
  const WeatherTable left_out =
      right(epw_head + epw_line(2, 28, 23, "0", "2") + day(2, 28) + day(2, 29) + epw_line(3, 1, 1, "0", "2"),
            "a.epw", in_2026);
  BOOST_CHECK_EQUAL(left_out.lines.size(), 3u);
  const WeatherTable lacking =
      right(epw_head + epw_line(2, 28, 23, "0", "2") + day(2, 28) + epw_line(3, 1, 1, "0", "2"), "a.epw",
            sys_days{std::chrono::year{2028} / 2 / 1});
  BOOST_REQUIRE_EQUAL(lacking.lines.size(), 27u);
  BOOST_CHECK_EQUAL(lacking.lines[10], 0u);
}

BOOST_AUTO_TEST_CASE(epw_that_is_none) {
  check_complaint(complaints("LOCATION,a\n", "a.epw"), "too-short", 0, 0, "'DESIGN CONDITIONS'");
  const std::string line = epw_line(6, 21, 12, "800", "20");
  check_complaint(complaints(epw_head + epw_line(6, 21, 25, "8oo", "20") + line, "a.epw"), "wrong-number", 9,
                  52, "'8oo'");
  check_complaint(complaints(epw_head + epw_line(6, 21, 25, "800", "20") + line, "a.epw"), "out-of-range", 9,
                  11, "from 1 to 24");
  check_complaint(complaints(epw_head + epw_line(2, 30, 5, "800", "20") + line, "a.epw"), "wrong-time", 9, 8);
  check_complaint(complaints(epw_head + line + line, "a.epw"), "not-ascending", 10, 1);
  check_complaint(complaints(epw_head + line + epw_line(6, 21, 14, "8", "2"), "a.epw"), "contradiction", 8,
                  1);
  check_complaint(complaints(epw_head + "1,2,3\n", "a.epw"), "wrong-count", 9, 1);
  std::string offset = epw_head + line;
  offset.replace(offset.find(",1,250"), 6, ",x,250");
  check_complaint(complaints(offset, "a.epw"), "wrong-number", 1, 41, "'x'");
}

BOOST_AUTO_TEST_CASE(csv_with_units_and_what_was_not_measured) {
  const WeatherTable table = right(csv, "a.csv");
  BOOST_CHECK(table.step == 10min);
  BOOST_CHECK(table.begin == sys_days{std::chrono::year{2026} / 6 / 21} + 5h);
  const auto& light = column(table, WeatherQuantity::dni).samples;
  BOOST_REQUIRE_EQUAL(light.size(), 4u);
  BOOST_CHECK_CLOSE(light[0].value, 500.0, 1e-9);
  BOOST_CHECK(light[1].state == SampleState::absent);
  BOOST_CHECK(light[2].state == SampleState::absent);  // no row at all
  BOOST_CHECK_EQUAL(table.lines[2], 0u);
  const auto& air = column(table, WeatherQuantity::ambient_temperature).samples;
  BOOST_CHECK_CLOSE(air[0].value, 293.15, 1e-9);
  BOOST_CHECK(air[3].state == SampleState::implausible);
  std::string from = csv;
  BOOST_CHECK(right(from.replace(from.find("mean_until"), 10, "mean_from"), "a.csv").begin ==
              table.begin + 10min);
  std::string at = csv;
  BOOST_CHECK(!right(at.replace(at.find("mean_until"), 10, "at"), "a.csv").columns[0].of_means);
}

BOOST_AUTO_TEST_CASE(csv_that_is_none) {
  const auto with = [](const std::string& what, const std::string& instead) {
    std::string text = csv;
    return complaints(text.replace(text.find(what), what.size(), instead), "a.csv");
  };
  check_complaint(with("dni", "dnj"), "unknown-column", 2, 12, "did you mean 'dni'?");
  check_complaint(with("kW/m2", "kW"), "wrong-unit", 2, 17);
  check_complaint(with(" [degC]", ""), "wrong-unit", 2, 24, "has no unit");
  check_complaint(with("mean_until", "time"), "unknown-column", 2, 1, "'mean_until'");
  check_complaint(with("ambient_temperature [degC]", "dni [W/m2]"), "duplicate-column", 2, 24);
  check_complaint(with("07:20:00+02:00", "07:20:00"), "wrong-time", 4, 1, "offset");
  check_complaint(with("07:20:00+02:00", "07:24:00+02:00"), "uneven-step", 5, 1);
  check_complaint(with("07:20:00+02:00", "07:50:00+02:00"), "not-ascending", 5, 1);
  check_complaint(with("0.5,20", "0.5,2O"), "wrong-number", 3, 31, "'2O'");
  check_complaint(with("0.5,20", "0.5"), "wrong-count", 3, 1);
  check_complaint(complaints("a,b\n", "a.txt"), "unknown-format", 0, 0);
  check_complaint(complaints("a\xff\n", "a.csv"), "not-text", 1, 2);
}

BOOST_AUTO_TEST_CASE(complaints_are_counted_where_they_are_many) {
  std::string text = csv;
  for (int i = 0; i < 100; ++i) text += "x\n";
  const Diagnostics many = complaints(text, "a.csv");
  BOOST_CHECK_EQUAL(many.size(), 21u);
  check_complaint(many, "more-complaints", 0, 0, "80 more");
}

BOOST_AUTO_TEST_CASE(spoilt_files_end_in_complaints_or_are_read) {
  heliorig::tests::Mutator mutator{6};
  const std::string texts[] = {surfrad("800.5 0", "-10.0 0"),
                               epw_head + epw_line(6, 21, 12, "800", "20") + epw_line(6, 21, 13, "9", "9"),
                               csv};
  const char* names[] = {"a.dat", "a.epw", "a.csv"};
  for (int i = 0; i < 6000; ++i) {
    Diagnostics diagnostics;
    const auto table = read_weather(mutator.mutate(texts[i % 3]), names[i % 3], new_year_2016, diagnostics);
    BOOST_REQUIRE_EQUAL(table.has_value(), diagnostics.empty());
    if (!table) continue;
    for (const WeatherColumn& each : table->columns) {
      BOOST_REQUIRE_EQUAL(each.samples.size(), table->lines.size());
      for (const WeatherSample& sample : each.samples)
        BOOST_REQUIRE(sample.value >= 0.0 && sample.value <= rule_of(each.quantity).max);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
