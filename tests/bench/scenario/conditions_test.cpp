#include "bench/scenario/conditions.h"

#include <boost/test/unit_test.hpp>
#include <numbers>

#include "tests/bench/reader/reader_for_tests.h"
#include "tests/bench/scenario/scenario_for_tests.h"

using namespace heliorig::bench;
using namespace heliorig::models;
using heliorig::tests::check_complaint;
using heliorig::tests::nine_lines;
using heliorig::tests::ScenarioText;
using heliorig::tests::with_line;

namespace {

const std::string weather =
    "weather:\n"
    "  clear_sky: {model: ineichen, linke_turbidity: 3}\n"
    "  wind_speed: 3 m/s\n"
    "  ambient_temperature: 20 degC\n"
    "  clouds:\n";

Diagnostics complaints(const std::string& text) {
  ScenarioText scenario{text};
  read_conditions(scenario.message, scenario.located);
  return scenario.diagnostics;
}

void check_only(const Diagnostics& diagnostics, const std::string& code, std::size_t line, std::size_t column,
                const std::string& part = "") {
  BOOST_CHECK_MESSAGE(diagnostics.size() == 1, to_text(diagnostics));
  check_complaint(diagnostics, code, line, column, part);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(conditions)

BOOST_AUTO_TEST_CASE(site_start_weather_and_state_in_si) {
  ScenarioText scenario{with_line(nine_lines, "weather",
                                  weather + "    - {start: 10 min, length: 3 min, depth: 80 %, edge: 20 s}")};
  const PlantConditions read = read_conditions(scenario.message, scenario.located);
  BOOST_REQUIRE_MESSAGE(scenario.diagnostics.empty(), to_text(scenario.diagnostics));
  BOOST_CHECK_CLOSE(read.sun.site.latitude_rad, 48.85 * std::numbers::pi / 180, 1e-10);
  BOOST_CHECK_CLOSE(read.sun.site.longitude_rad, 2.35 * std::numbers::pi / 180, 1e-10);
  BOOST_CHECK_EQUAL(read.sun.start_utc.time_since_epoch() / std::chrono::seconds{1}, 1782041400);
  BOOST_CHECK_CLOSE(read.sun.wind_speed_mps, 3.0, 1e-10);
  BOOST_CHECK_CLOSE(read.sun.ambient_K, 293.15, 1e-10);
  BOOST_REQUIRE_EQUAL(read.sun.clouds.size(), 1u);
  BOOST_CHECK_EQUAL(seconds(read.sun.clouds[0].start), 600.0);
  BOOST_CHECK_EQUAL(seconds(read.sun.clouds[0].length), 180.0);
  BOOST_CHECK_CLOSE(read.sun.clouds[0].depth, 0.8, 1e-10);
  BOOST_CHECK_EQUAL(seconds(read.sun.clouds[0].edge), 20.0);
  BOOST_CHECK_CLOSE(read.steam_start.pressure_Pag, 9.8e5, 1e-10);
  BOOST_CHECK(read.mirrors_start == MirrorsStart::on_focus);
  BOOST_CHECK(read.seed == Seed{7});
}

BOOST_AUTO_TEST_CASE(a_start_that_no_calendar_shows) {
  check_only(complaints(with_line(nine_lines, "start", "start: 2026-02-30T11:30:00+02:00")), "wrong-time", 5,
             8, "28 days");
  check_only(complaints(with_line(nine_lines, "start", "start: 2026-06-21T11:30:00")), "wrong-time", 5, 8,
             "+02:00");
}

BOOST_AUTO_TEST_CASE(the_state_at_the_start_is_named_and_complete) {
  check_only(
      complaints(with_line(nine_lines, "initial",
                           "initial: {steam.presure: 9 barg, steam.pressure: 9 barg, mirrors: stowed}")),
      "unknown-key", 8, 11, "did you mean 'steam.pressure'?");
  check_only(complaints(with_line(nine_lines, "initial", "initial: {steam.pressure: 9 barg}")), "missing-key",
             8, 10, "lacks 'mirrors'");
  check_only(
      complaints(with_line(nine_lines, "initial", "initial: {steam.pressure: 9 bara, mirrors: stowed}")),
      "wrong-unit", 8, 27);
  check_only(
      complaints(with_line(nine_lines, "initial", "initial: {steam.pressure: 90 barg, mirrors: stowed}")),
      "out-of-range", 8, 27);
  check_only(
      complaints(with_line(nine_lines, "initial", "initial: {steam.pressure: 9 barg, mirrors: onfocus}")),
      "wrong-choice", 8, 44, "did you mean 'on_focus'?");
}

std::string with_sky(const std::string& sky) {
  return with_line(nine_lines, "weather",
                   "weather: {clear_sky: " + sky + ", wind_speed: 3 m/s, ambient_temperature: 20 degC}");
}

BOOST_AUTO_TEST_CASE(each_sky_with_its_own_parameters) {
  const auto sky_of = [](const std::string& sky) {
    ScenarioText scenario{with_sky(sky)};
    const PlantConditions read = read_conditions(scenario.message, scenario.located);
    BOOST_REQUIRE_MESSAGE(scenario.diagnostics.empty(), to_text(scenario.diagnostics));
    return read.sun.clear_sky;
  };
  const auto solis = std::get<SolisSky>(sky_of("{model: solis, aod700: 0.2, precipitable_water: 14 mm}"));
  BOOST_CHECK_CLOSE(solis.precipitable_water_m, 0.014, 1e-9);
  const auto bird = std::get<BirdSky>(sky_of(
      "{model: bird, aod380: 0.2, aod500: 0.1, precipitable_water: 2 cm, ozone: 3 mm, asymmetry: 0.85, "
      "albedo: 0.3}"));
  BOOST_CHECK_CLOSE(bird.ozone_m, 0.003, 1e-9);
  BOOST_CHECK_CLOSE(bird.albedo, 0.3, 1e-9);
  const auto months = std::get<IneichenSky>(
      sky_of("{model: ineichen, linke_turbidity_by_month: [2, 2, 3, 3, 4, 4, 4, 4, 3, 3, 2, 2.5]}"));
  BOOST_CHECK_EQUAL(months.linke_turbidity[11], 2.5);
}

BOOST_AUTO_TEST_CASE(a_sky_with_the_parameters_of_another) {
  check_only(
      complaints(with_sky("{model: solis, aod700: 0.2, precipitable_water: 14 mm, linke_turbidity: 3}")),
      "unknown-key", 9, 77, "it takes aod700, precipitable_water");
  check_only(complaints(with_sky("{model: solis, aod700: 0.2}")), "missing-key", 9, 22,
             "lacks 'precipitable_water'");
  check_only(complaints(with_sky("{model: ineichen}")), "missing-key", 9, 22, "exactly one of");
  check_only(complaints(with_sky("{model: ineichen, linke_turbidity: 3, linke_turbidity_by_month: [3]}")),
             "contradiction", 9, 22, "exactly one of");
  check_only(complaints(with_sky("{model: ineichen, linke_turbidity_by_month: [3, 3]}")), "wrong-count", 9,
             66, "twelve");
  check_only(complaints(with_sky("{model: solis, aod700: 0.6, precipitable_water: 14 mm}")), "out-of-range",
             9, 45);
}

BOOST_AUTO_TEST_CASE(pressure_of_the_air_where_given) {
  ScenarioText scenario{
      with_line(nine_lines, "weather",
                "weather: {clear_sky: {model: ineichen, linke_turbidity: 3}, wind_speed: 3 m/s, "
                "ambient_temperature: 20 degC, air_pressure: 0.8 bara}")};
  BOOST_CHECK_CLOSE(read_conditions(scenario.message, scenario.located).sun.air_pressure_Pa.value(), 0.8e5,
                    1e-9);
}

BOOST_AUTO_TEST_CASE(clouds_that_cannot_be_or_would_not_be_seen) {
  check_only(complaints(with_line(nine_lines, "weather",
                                  weather + "    - {start: 0 s, length: 30 s, depth: 0.5, edge: 20 s}")),
             "contradiction", 14, 52, "15 s");
  check_only(complaints(with_line(nine_lines, "weather",
                                  weather + "    - {start: 1 h, length: 3 min, depth: 0.5, edge: 20 s}")),
             "after-end", 14, 15);
}

BOOST_AUTO_TEST_CASE(weather_drawn_from_the_seed) {
  const std::string drawn =
      "weather:\n"
      "  clear_sky: {model: ineichen, linke_turbidity: 3}\n"
      "  wind_speed: 3 m/s\n"
      "  ambient_temperature: 20 degC\n";
  ScenarioText scenario{with_line(nine_lines, "weather",
                                  drawn + "  cloud_field: {cover: 35 %, speed: 9 m/s, optical_depth: 10}\n"
                                          "  gusts: {roughness_length: 50 mm}")};
  const SunConditions sun = read_conditions(scenario.message, scenario.located).sun;
  BOOST_REQUIRE_MESSAGE(scenario.diagnostics.empty(), to_text(scenario.diagnostics));
  BOOST_REQUIRE(sun.cloud_field && sun.gusts);
  BOOST_CHECK_CLOSE(sun.cloud_field->cover, 0.35, 1e-10);
  BOOST_CHECK_CLOSE(sun.cloud_field->speed_mps, 9.0, 1e-10);
  BOOST_CHECK_CLOSE(sun.cloud_field->optical_depth, 10.0, 1e-10);
  BOOST_CHECK_CLOSE(sun.gusts->roughness_length_m, 0.05, 1e-10);
  check_complaint(
      complaints(with_line(nine_lines, "weather",
                           drawn + "  cloud_field: {cover: 100 %, speed: 9 m/s, optical_depth: 10}")),
      "out-of-range", 13, 24);
  check_complaint(complaints(with_line(nine_lines, "weather", drawn + "  gusts: {}")), "missing-key", 13, 10,
                  "roughness_length");
}

BOOST_AUTO_TEST_SUITE_END()
