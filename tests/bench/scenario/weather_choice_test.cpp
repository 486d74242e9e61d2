// Weather that a scenario takes from a file: which keys go together, and what the file's reader is asked for.
#include "bench/scenario/weather_choice.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "tests/bench/scenario/scenario_for_tests.h"
#include "tests/bench/scenario/tree_with_files.h"

using namespace heliorig::bench;
using heliorig::models::SimTime;
using heliorig::tests::check_complaint;
using heliorig::tests::nine_lines;
using heliorig::tests::TreeWithFiles;
using heliorig::tests::with_line;
using namespace std::chrono_literals;

namespace {

namespace fs = std::filesystem;

const std::string roof =
    "mean_until,dni [W/m2],wind_speed [m/s]\n"
    "2026-06-21T13:30:00+02:00,500,2\n"
    "2026-06-21T13:40:00+02:00,600,4\n"
    "2026-06-21T13:50:00+02:00,700,\n";

/// A scenario of 20 minutes from 13:30 on, and weather/roof.csv.
struct Tree : TreeWithFiles {
  Tree() {
    add("weather/roof.csv", roof);
    add("../outside.csv", roof);
  }

  static std::string text_with(const std::string& weather) {
    return with_line(nine_lines, "weather", "weather: {" + weather + "}");
  }
  ScenarioReading read(const std::string& weather) { return read_scenario(text_with(weather)); }
  void refuse(const std::string& weather, const std::string& code, std::size_t line, std::size_t column,
              const std::string& part = "") {
    refuse_scenario(text_with(weather), code, line, column, part);
  }
};

const std::string file = "file: weather/roof.csv, longest_gap: 10 min";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(weather_choice, Tree)

BOOST_AUTO_TEST_CASE(from_the_file_what_the_scenario_does_not_give) {
  const ScenarioReading reading = read(file + ", ambient_temperature: 20 degC");
  BOOST_REQUIRE_MESSAGE(reading.diagnostics.empty(), to_text(reading.diagnostics));
  const auto& sun = reading.scenario.conditions.sun;
  BOOST_CHECK_SMALL(sun.measured.dni_Wpm2.value().at(SimTime{5min}) - 600.0, 20.0);
  BOOST_CHECK_SMALL(sun.measured.wind_speed_mps.value().at(SimTime{15min}) - 4.0, 0.5);
  BOOST_CHECK(!sun.measured.ambient_K);
  BOOST_CHECK_CLOSE(sun.ambient_K, 293.15, 1e-9);
  BOOST_CHECK_EQUAL(reading.scenario.sha256.count("weather"), 1u);
  const std::vector<std::string> notes{
      "weather/roof.csv: CSV", "dni: 2 samples of 600 s, 0 rejected",
      "wind_speed: 2 samples of 600 s, 1 rejected (1 absent, 0 with a missing code, 0 flagged as bad, 0 "
      "implausible), longest gap 600 s, bridged",
      "ambient_temperature: by the scenario's 'ambient_temperature', not by the file"};
  BOOST_TEST(reading.scenario.notes == notes, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_given_stands_in_the_place_of_what_was_measured) {
  const ScenarioReading reading =
      read(file +
           ", ambient_temperature: 20 degC, clear_sky: {model: ineichen, linke_turbidity: 3}, "
           "wind_speed: 3 m/s, air_pressure: 0.9 bara");
  BOOST_REQUIRE_MESSAGE(reading.diagnostics.empty(), to_text(reading.diagnostics));
  BOOST_CHECK(!reading.scenario.conditions.sun.measured.dni_Wpm2);
  BOOST_CHECK(!reading.scenario.conditions.sun.measured.wind_speed_mps);
  BOOST_CHECK_CLOSE(reading.scenario.conditions.sun.air_pressure_Pa.value(), 0.9e5, 1e-9);
}

BOOST_AUTO_TEST_CASE(keys_that_do_not_go_together) {
  refuse(file, "missing-key", 9, 10, "does not tell 'ambient_temperature'");
  refuse("file: weather/roof.csv, ambient_temperature: 20 degC, wind_speed: 3 m/s", "missing-key", 9, 10,
         "lacks 'longest_gap'");
  const std::string sky = "clear_sky: {model: ineichen, linke_turbidity: 3}, ambient_temperature: 20 degC";
  refuse(sky, "missing-key", 9, 10, "lacks 'wind_speed'");
  refuse(sky + ", wind_speed: 3 m/s, longest_gap: 5 min", "missing-key", 9, 10, "lacks 'file'");
  const std::string field = "cloud_field: {cover: 0.5, speed: 9 m/s, optical_depth: 10}";
  refuse(field + ", " + file + ", ambient_temperature: 20 degC", "contradiction", 9, 24,
         "leave 'cloud_field' out");
}

BOOST_AUTO_TEST_CASE(files_outside_of_the_tree_or_none) {
  fs::create_symlink(root().parent_path() / "outside.csv", root() / "weather" / "link.csv");
  fs::create_directory_symlink(root().parent_path(), root() / "up");
  for (const std::string name :
       {"../outside.csv", "weather/../../outside.csv", "weather/link.csv", "up/outside.csv", "/etc/passwd"}) {
    refuse("file: " + name + ", longest_gap: 10 min", "outside-tree", 9, 17);
  }
  refuse("file: weather/rooof.csv, longest_gap: 10 min", "no-such-file", 9, 17);
}

BOOST_AUTO_TEST_CASE(the_files_own_complaints_with_its_name_line_and_column) {
  add("weather/roof.csv", roof + "2026-06-21T14:00:00+02:00,7OO,\n");
  const Diagnostics diagnostics = read(file + ", ambient_temperature: 20 degC").diagnostics;
  check_complaint(diagnostics, "wrong-number", 5, 27, "'7OO'");
  BOOST_CHECK_EQUAL(diagnostics.at(0).position.file, (root() / "weather/roof.csv").string());
}

BOOST_AUTO_TEST_CASE(weather_of_another_place_is_refused) {
  add("weather/far.dat",
      heliorig::tests::read_file(HELIORIG_SOURCE_DIR "/scenarios/weather/surfrad_alamosa_2016-01-01.dat"));
  const Diagnostics diagnostics = read("file: weather/far.dat, longest_gap: 10 min").diagnostics;
  check_complaint(diagnostics, "contradiction", 4, 18, "at latitude 37.70 deg");
  check_complaint(diagnostics, "contradiction", 4, 40, "at longitude -105.92 deg");
  check_complaint(diagnostics, "outside-record", 0, 0, "told from 2015-12-31T23:59:00Z");
}

BOOST_AUTO_TEST_SUITE_END()
