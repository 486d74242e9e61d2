#include "bench/weather/weather_window.h"

#include <boost/test/unit_test.hpp>
#include <chrono>

#include "tests/bench/reader/reader_for_tests.h"

using namespace heliorig::bench;
using namespace heliorig::models;
using heliorig::tests::check_complaint;
using namespace std::chrono_literals;

namespace {

const UtcTime noon = std::chrono::sys_days{std::chrono::year{2026} / 6 / 21} + 12h;

/// Ten minutes from noon on, 100 to 1000 W/m², of which some are not good.
WeatherTable ten_minutes(const std::vector<std::size_t>& bad, bool of_means = true) {
  WeatherTable table{.begin = noon, .step = 1min};
  table.columns.push_back({WeatherQuantity::dni, of_means, {}});
  for (std::size_t i = 0; i < 10; ++i) {
    table.columns[0].samples.push_back({100.0 * static_cast<double>(i + 1), SampleState::good});
    table.lines.push_back(i + 3);
  }
  for (const std::size_t i : bad) table.columns[0].samples[i] = {0.0, SampleState::bad_flag};
  return table;
}

std::optional<WindowedQuantity> cut_of(const WeatherTable& table, const WeatherWindow& window,
                                       Diagnostics& diagnostics) {
  return cut(table, table.columns[0], window, "a.dat", diagnostics);
}

WindowedQuantity right(const WeatherTable& table, const WeatherWindow& window) {
  Diagnostics diagnostics;
  auto quantity = cut_of(table, window, diagnostics);
  BOOST_REQUIRE_MESSAGE(quantity && diagnostics.empty(), to_text(diagnostics));
  return *quantity;
}

Diagnostics complaints(const WeatherTable& table, const WeatherWindow& window) {
  Diagnostics diagnostics;
  BOOST_CHECK(!cut_of(table, window, diagnostics));
  return diagnostics;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(weather_window)

BOOST_AUTO_TEST_CASE(a_run_counts_from_its_own_start) {
  // 12:03:30 to 12:06: the means of the minutes 3, 4 and 5 from noon.
  const WindowedQuantity light = right(ten_minutes({}), {noon + 3min + 30s, 2min + 30s, 0s});
  BOOST_CHECK_EQUAL(light.mean, 500.0);
  BOOST_CHECK_EQUAL(light.note, "dni: 3 samples of 60 s, 0 rejected");
  BOOST_CHECK_SMALL(light.series.at(SimTime{0s}) - 400.0, 5.0);
  BOOST_CHECK_SMALL(light.series.at(SimTime{2min}) - 600.0, 5.0);
  // Values at 12:01, 12:02, ... are met at their instants.
  const WindowedQuantity points = right(ten_minutes({}, false), {noon + 2min, 3min, 0s});
  BOOST_CHECK_CLOSE(points.series.at(SimTime{0s}), 200.0, 1e-9);
  BOOST_CHECK_CLOSE(points.series.at(SimTime{3min}), 500.0, 1e-9);
}

BOOST_AUTO_TEST_CASE(a_short_gap_is_bridged_and_told) {
  const WindowedQuantity light = right(ten_minutes({4, 5}), {noon + 2min, 6min, 2min});
  BOOST_CHECK_CLOSE(light.mean, 550.0, 1e-9);
  BOOST_CHECK_EQUAL(light.note,
                    "dni: 6 samples of 60 s, 2 rejected (0 absent, 0 with a missing code, 2 flagged as bad, "
                    "0 implausible), longest gap 120 s, bridged");
  BOOST_CHECK_SMALL(light.series.at(SimTime{3min}) - 550.0, 10.0);
}

BOOST_AUTO_TEST_CASE(a_long_gap_is_an_error_at_its_line_and_one_outside_the_run_is_none) {
  const WeatherTable table = ten_minutes({4, 5, 6, 8});
  const Diagnostics two = complaints(table, {noon, 10min, 30s});
  BOOST_CHECK_EQUAL(two.size(), 2u);
  check_complaint(two, "weather-gap", 7, 1,
                  "'dni' for 180 s, from 2026-06-21T12:04:00Z to 2026-06-21T12:07:00Z");
  check_complaint(two, "weather-gap", 11, 1, "'longest_gap' allows 30 s");
  right(table, {noon, 4min, 0s});
}

BOOST_AUTO_TEST_CASE(a_gap_at_the_ends_is_held_level) {
  const WindowedQuantity light = right(ten_minutes({0, 9}), {noon, 10min, 1min});
  BOOST_CHECK_CLOSE(light.series.at(SimTime{0s}), 200.0, 1e-9);
  check_complaint(complaints(ten_minutes({0, 1, 2, 3, 4, 5, 6, 7, 8, 9}), {noon, 10min, 1h}), "weather-gap",
                  0, 0, "no sample of 'dni' is usable");
}

BOOST_AUTO_TEST_CASE(a_run_outside_of_the_record) {
  check_complaint(complaints(ten_minutes({}), {noon - 1s, 5min, 1h}), "outside-record", 0, 0,
                  "told from 2026-06-21T12:00:00Z to 2026-06-21T12:10:00Z");
  BOOST_CHECK_EQUAL(complaints(ten_minutes({}), {noon + 6min, 4min + 1s, 1h}).size(), 1u);
  BOOST_CHECK_EQUAL(complaints(ten_minutes({}, false), {noon + 59s, 1min, 1h}).size(), 1u);
  right(ten_minutes({}), {noon, 10min, 0s});
  right(ten_minutes({}, false), {noon + 1min, 9min, 0s});
}

// Of means each holds over its interval, of instants each until the next; what is bad is held over.
BOOST_AUTO_TEST_CASE(in_steps) {
  Diagnostics diagnostics;
  const auto steps = [&](const WeatherTable& table, const WeatherWindow& window) {
    const auto held = cut_held(table, table.columns[0], window, "a.csv", diagnostics);
    std::vector<std::pair<double, double>> values;
    for (const HeldValue& one : held.value().values)
      values.emplace_back(seconds(one.from - SimTime{}), one.value);
    return values;
  };
  using Steps = std::vector<std::pair<double, double>>;
  const WeatherWindow window{noon + 3min + 30s, 2min + 30s, 1min};
  BOOST_CHECK((steps(ten_minutes({}), window) == Steps{{-30, 400}, {30, 500}, {90, 600}}));
  BOOST_CHECK((steps(ten_minutes({4}), window) == Steps{{-30, 400}, {90, 600}}));
  BOOST_CHECK((steps(ten_minutes({}, false), window) == Steps{{-30, 300}, {30, 400}, {90, 500}, {150, 600}}));
  BOOST_CHECK(diagnostics.empty());
  const WeatherTable gap = ten_minutes({4, 5});
  BOOST_CHECK(!cut_held(gap, gap.columns[0], window, "a.csv", diagnostics));
  check_complaint(diagnostics, "weather-gap", 7, 1, "no usable 'dni' for 120 s");
}

BOOST_AUTO_TEST_SUITE_END()
