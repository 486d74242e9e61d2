#include "bench/scenario/scenario_file.h"

#include <boost/test/unit_test.hpp>

#include "tests/bench/reader/reader_for_tests.h"
#include "tests/bench/scenario/scenario_for_tests.h"
#include "tests/support/mutator.h"
#include "tests/support/process.h"

using namespace heliorig::bench;
using heliorig::tests::check_complaint;
using heliorig::tests::Mutator;
using heliorig::tests::nine_lines;
using heliorig::tests::read_file;
using heliorig::tests::TemporaryFolder;
using heliorig::tests::with_line;
using heliorig::tests::write_file;

namespace {

namespace fs = std::filesystem;

const fs::path project_scenarios = HELIORIG_SOURCE_DIR "/scenarios";

/// A copy of the project's plant and requirements, and a scenario of the test's own.
struct Tree {
  TemporaryFolder folder;
  fs::path root = fs::canonical(folder.path()) / "tree";

  Tree() {
    for (const char* name : {"heliorig.yaml", "plants/solarose-4x4.yaml", "requirements/solarose-4x4.yaml"}) {
      write_file(root / name, read_file(project_scenarios / name));
    }
  }

  ScenarioReading read(const std::string& text) const {
    write_file(root / "s.yaml", text);
    return read_scenario(root / "s.yaml");
  }

  void replace(const std::string& file, const std::string& part, const std::string& by) const {
    std::string text = read_file(root / file);
    BOOST_REQUIRE(text.find(part) != std::string::npos);
    write_file(root / file, text.replace(text.find(part), part.size(), by));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(scenario_file, Tree)

BOOST_AUTO_TEST_CASE(the_project_s_own_scenarios_are_right) {
  for (const char* name :
       {"outlet-blocked-at-noon.yaml", "tracking-with-a-cloud.yaml", "stuck-pressure-transmitter.yaml"}) {
    const ScenarioReading reading = read_scenario(project_scenarios / name);
    BOOST_CHECK_MESSAGE(reading.diagnostics.empty(), to_text(reading.diagnostics));
    BOOST_CHECK_EQUAL(reading.scenario.name, name);
    BOOST_CHECK_EQUAL(reading.scenario.tree_root, fs::canonical(project_scenarios));
    BOOST_CHECK_EQUAL(reading.scenario.plant.mirrors.rows(), 10u);
    BOOST_REQUIRE_GE(reading.scenario.checks.size(), 5u);
    BOOST_CHECK_EQUAL(reading.scenario.checks.front().id, "PRS-02");
    BOOST_REQUIRE(!reading.scenario.events.empty());
    BOOST_CHECK_EQUAL(reading.scenario.events.front().fault.target, "operator.start_button");
    BOOST_CHECK_EQUAL(reading.scenario.sha256.size(), 3u);
  }
}

BOOST_AUTO_TEST_CASE(a_scenario_of_nine_lines_is_read_with_all_that_it_names) {
  const ScenarioReading reading = read(nine_lines);
  BOOST_REQUIRE_MESSAGE(reading.diagnostics.empty(), to_text(reading.diagnostics));
  const ScenarioFile& scenario = reading.scenario;
  BOOST_CHECK_EQUAL(scenario.name, "s.yaml");
  BOOST_CHECK_EQUAL(scenario.title, "Noon");
  BOOST_CHECK(scenario.duration == std::chrono::minutes{20});
  BOOST_CHECK_CLOSE(scenario.plant.mirrors.row_width_m, 0.35, 1e-10);
  for (const char* role : {"scenario", "plant", "requirements"}) {
    BOOST_CHECK_EQUAL(scenario.sha256.at(role).size(), 64u);
  }
  BOOST_CHECK_EQUAL(scenario.checks.front().formula_position.file,
                    (root / "requirements/solarose-4x4.yaml").string());
}

BOOST_AUTO_TEST_CASE(all_mistakes_are_told_at_once_each_at_its_place) {
  const Diagnostics diagnostics = read(
                                      "version: 1\n"
                                      "titel: Misspelt\n"
                                      "title: Five mistakes\n"
                                      "plant: plants/solarose-4x4.yaml\n"
                                      "site: {latitude: 48.85 deg, longitude: 2.35 deg, elevation: 60 m}\n"
                                      "start: 2026-02-30T11:30:00+02:00\n"
                                      "duration: 20 min\n"
                                      "seed: 7\n"
                                      "seed: 8\n"
                                      "initial: {steam.pressure: 9.8 barg, mirrors: on_focus}\n"
                                      "weather:\n"
                                      "  clear_sky: {model: ineichen, linke_turbidity: 3}\n"
                                      "  wind_speed: 3 kg\n"
                                      "  ambient_temperature: 22 degC\n"
                                      "requirements: [PRS-20]\n"
                                      "checks:\n"
                                      "  - name: bound to signals later\n"
                                      "    formula: always steam.presure < 12 barg\n")
                                      .diagnostics;
  check_complaint(diagnostics, "unknown-key", 2, 1, "did you mean 'title'?");
  check_complaint(diagnostics, "wrong-time", 6, 8, "has 28 days");
  check_complaint(diagnostics, "duplicate-key", 9, 1, "line 8");
  check_complaint(diagnostics, "wrong-unit", 13, 15);
  check_complaint(diagnostics, "unknown-requirement", 15, 16, "PRS-");
  BOOST_CHECK_EQUAL(diagnostics.size(), 5u);
}

BOOST_AUTO_TEST_CASE(files_are_named_where_they_are_asked_for) {
  for (const char* reach : {"../secret.yaml", "/etc/passwd", "plants/../../secret.yaml"}) {
    const auto diagnostics = read(with_line(nine_lines, "plant", std::string{"plant: "} + reach)).diagnostics;
    check_complaint(diagnostics, "outside-tree", 3, 8, reach);
  }
  check_complaint(read(with_line(nine_lines, "plant", "plant: plants/solarose.yaml")).diagnostics,
                  "no-such-file", 3, 8);
  replace("plants/solarose-4x4.yaml", "requirements: requirements/solarose-4x4.yaml",
          "requirements: none.yaml");
  const auto diagnostics = read(nine_lines).diagnostics;
  BOOST_REQUIRE_EQUAL(diagnostics.size(), 1u);
  BOOST_CHECK_EQUAL(diagnostics[0].code, "no-such-file");
  BOOST_CHECK_EQUAL(diagnostics[0].position.file, (root / "plants/solarose-4x4.yaml").string());
}

BOOST_AUTO_TEST_CASE(numbers_of_a_plant_that_contradict_each_other) {
  replace("plants/solarose-4x4.yaml", "pitch: 0.40 m", "pitch: 0.30 m");
  const auto diagnostics = read(nine_lines).diagnostics;
  BOOST_REQUIRE_EQUAL(diagnostics.size(), 1u);
  BOOST_CHECK_EQUAL(diagnostics[0].code, "contradiction");
  BOOST_CHECK_GT(diagnostics[0].position.line, 1u);
}

BOOST_AUTO_TEST_CASE(electrodes_and_masses_that_the_boiler_has_no_room_for_are_told_at_once) {
  replace("plants/solarose-4x4.yaml", "level_high: 0.16 m", "level_high: 0.50 m");
  replace("plants/solarose-4x4.yaml", "level_low_1: 0.01 m               #", "level_low_1: -3 m #");
  replace("plants/solarose-4x4.yaml", "dryout_water_mass: 6 kg", "dryout_water_mass: 60 kg");
  const auto diagnostics = read(nine_lines).diagnostics;
  BOOST_REQUIRE_EQUAL(diagnostics.size(), 3u);
  BOOST_CHECK_EQUAL(
      diagnostics[0].message.find("'steam.dryout_water_mass' is above what steam.evaporator_volume"), 0u);
  BOOST_CHECK_EQUAL(
      diagnostics[1].message.find("'instruments.level_low_1' is not above the evaporator's lowest"), 0u);
  BOOST_CHECK_EQUAL(diagnostics[2].message,
                    "'instruments.level_high' is not below the drum's top, steam.drum_diameter");
  for (const Diagnostic& diagnostic : diagnostics) {
    BOOST_CHECK_EQUAL(diagnostic.code, "contradiction");
    BOOST_CHECK_GT(diagnostic.position.line, 1u);
    BOOST_CHECK_GT(diagnostic.position.column, 1u);
  }
}

BOOST_AUTO_TEST_CASE(numbers_that_contradict_each_other_in_a_corner_alone) {
  replace("plants/solarose-4x4.yaml", "pitch: 0.40 m ",
          "pitch: {nominal: 0.40 m, low: 0.34 m, high: 0.41 m} ");
  replace("plants/solarose-4x4.yaml", "high: [mirrors.reflectivity,",
          "high: [mirrors.pitch, mirrors.reflectivity,");
  replace("plants/solarose-4x4.yaml", "low: [mirrors.reflectivity,",
          "low: [mirrors.pitch, mirrors.reflectivity,");
  const auto diagnostics = read(nine_lines).diagnostics;
  BOOST_REQUIRE_EQUAL(diagnostics.size(), 1u);
  BOOST_CHECK_EQUAL(diagnostics[0].code, "contradiction");
  BOOST_CHECK_EQUAL(diagnostics[0].message.find("in the corner 'less_light': 'mirrors.pitch'"), 0u);
}

BOOST_AUTO_TEST_CASE(a_corner_moves_the_plant_and_nothing_else) {
  const ScenarioFile nominal = read(nine_lines).scenario;
  BOOST_REQUIRE_EQUAL(nominal.corners.size(), 4u);
  const ScenarioFile corner = at_corner(nominal, nominal.corners[1]);
  BOOST_CHECK_EQUAL(corner.corner, "less_light");
  BOOST_CHECK_EQUAL(corner.plant.mirrors.reflectivity, 0.90);
  BOOST_CHECK_EQUAL(nominal.plant.mirrors.reflectivity, 0.935);
  BOOST_CHECK_EQUAL(corner.plant.mirrors.pitch_m, nominal.plant.mirrors.pitch_m);
}

BOOST_AUTO_TEST_CASE(the_tree_s_own_file_has_a_version) {
  write_file(root / "heliorig.yaml", "version: 2\ntitle: of tomorrow\n");
  const auto diagnostics = read(nine_lines).diagnostics;
  BOOST_REQUIRE_EQUAL(diagnostics.size(), 1u);
  BOOST_CHECK_EQUAL(diagnostics[0].code, "out-of-range");
  BOOST_CHECK_EQUAL(diagnostics[0].position.file, (root / "heliorig.yaml").string());
}

BOOST_AUTO_TEST_CASE(no_file_no_tree_no_text) {
  BOOST_CHECK_EQUAL(read_scenario(root / "none.yaml").diagnostics.at(0).code, "no-such-file");
  write_file(root.parent_path() / "lost.yaml", nine_lines);
  BOOST_CHECK_EQUAL(read_scenario(root.parent_path() / "lost.yaml").diagnostics.at(0).code, "no-tree");
  BOOST_CHECK_EQUAL(read("").diagnostics.at(0).code, "empty-file");
  check_complaint(read("\x7f"
                       "ELF")
                      .diagnostics,
                  "not-text", 1, 1);
}

BOOST_AUTO_TEST_CASE(spoilt_scenarios_end_in_complaints_or_are_read) {
  const std::string good = read_file(project_scenarios / "outlet-blocked-at-noon.yaml");
  Mutator mutator{3};
  for (int i = 0; i < 500; ++i) {
    for (const Diagnostic& diagnostic : read(mutator.mutate(good)).diagnostics)
      BOOST_REQUIRE(!diagnostic.code.empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()
