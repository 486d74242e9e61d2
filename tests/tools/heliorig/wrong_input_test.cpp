// What people get wrong, and what they are told: exit code 2, every complaint located, nothing run.
#include <boost/test/unit_test.hpp>

#include "tests/tools/heliorig/bench_for_tests.h"

using namespace heliorig::tests;

namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

void check_said(const Ended& ended, const std::string& part) {
  BOOST_CHECK_MESSAGE(contains(ended.err, part), "expected '" << part << "' in:\n" << ended.err);
}

Ended run_elf(const ScenarioTree& tree, const std::string& elf) {
  return tree.run({"run", "--controller", "avr:" + elf, "scenarios/short.yaml"});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(wrong_input)

BOOST_AUTO_TEST_CASE(a_command_line_that_makes_no_sense) {
  BOOST_CHECK_EQUAL(run_program({command}).code, 2);
  BOOST_CHECK_EQUAL(run_program({command, "rn"}).code, 2);
  BOOST_CHECK_EQUAL(run_program({command, "run", "--jobs", "0"}).code, 2);
  BOOST_CHECK_EQUAL(run_program({command, "run", "--help"}).code, 0);
  for (const char* seed : {"-1", "18446744073709551616", "7.5", "seven"})
    BOOST_CHECK_EQUAL(run_program({command, "run", "--seed", seed}).code, 2);
  const ScenarioTree tree;
  BOOST_CHECK_EQUAL(tree.run({"run", "scenarios/none.yaml"}).code, 2);
  BOOST_CHECK_EQUAL(tree.run({"run"}).code, 2);  // a tree without scenarios proves nothing
}

BOOST_AUTO_TEST_CASE(five_mistakes_five_located_errors) {
  ScenarioTree tree;
  tree.add("wrong.yaml",
           "version: 1\n"
           "titel: Misspelt\n"
           "title: Five mistakes\n"
           "plant: plants/solarose-4x4.yaml\n"
           "site: {latitude: 48.85 deg, longitude: 2.35 deg, elevation: 60 m}\n"
           "start: 2026-02-30T11:30:00+02:00\n"
           "duration: 20 min\n"
           "seed: 7\n"
           "seed: 8\n"
           "weather:\n"
           "  clear_sky: {model: ineichen, linke_turbidity: 3}\n"
           "  wind_speed: 3 kg\n"
           "  ambient_temperature: 22 degC\n"
           "checks:\n"
           "  - name: no such signal\n"
           "    formula: always steam.presure < 12 barg\n");
  const Ended ended = tree.run({"run", "scenarios/wrong.yaml"});
  BOOST_CHECK_EQUAL(ended.code, 2);
  check_said(ended, "scenarios/wrong.yaml:2:1: error");  // the misspelt key
  check_said(ended, "'title'");
  check_said(ended, "scenarios/wrong.yaml:6:8: error");    // 30 February
  check_said(ended, "scenarios/wrong.yaml:9:1: error");    // the second seed
  check_said(ended, "scenarios/wrong.yaml:12:15: error");  // a wind in kilograms
  check_said(ended, "scenarios/wrong.yaml:16:21: error");  // the unknown signal
  check_said(ended, "'steam.pressure'");
  BOOST_CHECK(!std::filesystem::exists(tree.folder() / "results"));
}

BOOST_AUTO_TEST_CASE(what_looks_like_a_scenario_and_would_not_be_run) {
  ScenarioTree tree;
  const auto scenarios = tree.folder() / "scenarios";
  tree.add("short.yaml", short_scenario(press_start));
  write_file(scenarios / "other.yml", short_scenario(press_start));
  write_file(scenarios / "LOUD.YAML", short_scenario(press_start));
  write_file(scenarios / "mine" / "plants" / "wrong.yaml", "version: 2\n");
  std::filesystem::create_symlink("nowhere.yaml", scenarios / "dangling.yaml");
  std::filesystem::create_directory_symlink(tree.folder(), scenarios / "up");
  const Ended ended = tree.run({"run"});
  BOOST_CHECK_EQUAL(ended.code, 2);
  for (const char* part : {"other.yml: ", "LOUD.YAML: ", "mine/plants/wrong.yaml", "dangling.yaml: ", "up: "})
    check_said(ended, part);
}

BOOST_AUTO_TEST_CASE(a_board_that_is_a_link_out_of_the_tree) {
  ScenarioTree tree;
  tree.add("short.yaml", short_scenario(press_start));
  write_file(tree.folder() / "secret.txt", "hunter2\n");
  const auto boards = tree.folder() / "scenarios" / "boards";
  std::filesystem::remove_all(boards);
  std::filesystem::create_directory(boards);
  std::filesystem::create_symlink(tree.folder() / "secret.txt", boards / "solarose-4x4.yaml");
  const Ended ended = run_elf(tree, reference_elf);
  BOOST_CHECK_EQUAL(ended.code, 2);
  check_said(ended, "outside of its tree");
  BOOST_CHECK(!contains(ended.err, "hunter2"));
}

BOOST_AUTO_TEST_CASE(names_that_would_write_on_the_terminal) {
  ScenarioTree tree;
  tree.add("short.yaml", short_scenario(press_start) +
                             "checks:\n"
                             "  - {name: \"a\\nb\", formula: always steam.pressure < 12 barg}\n"
                             "  - {name: \"\\e[31m\", formula: always steam.pressure < 12 barg}\n"
                             "  - {name: c, vacuous: \" \", formula: always steam.pressure < 12 barg}\n");
  const Ended ended = tree.run({"run"});
  BOOST_CHECK_EQUAL(ended.code, 2);
  check_said(ended, "a check's name is one line");
  check_said(ended, "'name' holds a control character");
  check_said(ended, "'vacuous' has no value");
}

BOOST_AUTO_TEST_CASE(a_fault_of_a_sensor_that_the_controller_does_not_read) {
  const std::string unread = "instruments.edge_irradiance_east";
  ScenarioTree tree;
  tree.add("short.yaml",
           short_scenario("events:\n  - {at: 2 s, fault: {target: " + unread + ", kind: shorted}}\n"));
  const Ended ended = tree.run({"run", "scenarios/short.yaml", "--controller", "simulated"});
  BOOST_CHECK_EQUAL(ended.code, 2);
  check_said(ended, "scenarios/short.yaml:14:31: error: controller simulated does not read '" + unread + "'");
  const Ended listed = tree.run({"faults", "--controller", "simulated", "instruments"});
  BOOST_CHECK(listed.out.find("instruments.pressure_1") != std::string::npos);
  BOOST_CHECK(listed.out.find(unread) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(firmware_that_is_none) {
  ScenarioTree tree;
  tree.add("short.yaml", short_scenario(press_start));
  const auto elf = [&](const std::string& name, const std::string& bytes) {
    write_file(tree.folder() / name, bytes);
    return run_elf(tree, name);
  };
  const Ended missing = run_elf(tree, "missing.elf");
  BOOST_CHECK_EQUAL(missing.code, 2);
  check_said(missing, "missing.elf");
  BOOST_CHECK_EQUAL(elf("empty.elf", "").code, 2);
  BOOST_CHECK_EQUAL(elf("text.elf", "#!/bin/sh\n").code, 2);
  const std::string whole = read_file(reference_elf);
  for (const std::size_t part : {std::size_t{20}, std::size_t{60}, whole.size() / 2, whole.size() - 1}) {
    const Ended truncated = elf("truncated.elf", whole.substr(0, part));
    BOOST_CHECK_EQUAL(truncated.code, 2);
  }
  const Ended foreign = run_elf(tree, "/bin/true");  // small even where this program is not
  BOOST_CHECK_EQUAL(foreign.code, 2);
  check_said(foreign, "another kind of machine");
  const Ended other = run_elf(tree, HELIORIG_OTHER_MCU_ELF);
  BOOST_CHECK_EQUAL(other.code, 2);
  check_said(other, "atmega2560");
  BOOST_CHECK(!std::filesystem::exists(tree.folder() / "results"));
}

BOOST_AUTO_TEST_CASE(controllers_that_there_are_not) {
  ScenarioTree tree;
  tree.add("short.yaml", short_scenario(press_start));
  const Ended misspelt = tree.run({"run", "--controller", "simulatd"});
  BOOST_CHECK_EQUAL(misspelt.code, 2);
  check_said(misspelt, "'simulated'");
  BOOST_CHECK_EQUAL(tree.run({"run", "--controller", "avr:"}).code, 2);
  for (const char* options : {",bord=x", ",watch=of", ",watch=off,watch=off", ",board=a,board=b", ","}) {
    BOOST_CHECK_EQUAL(tree.run({"run", "--controller", "avr:" + reference_elf + options}).code, 2);
  }
}

BOOST_AUTO_TEST_CASE(results_are_not_overwritten_unasked) {
  ScenarioTree tree;
  tree.add("short.yaml", short_scenario(press_start));
  write_file(tree.folder() / "mine" / "thesis.txt", "years of work");
  const Ended refused = tree.run({"run", "--results", "mine"});
  BOOST_CHECK_EQUAL(refused.code, 2);
  check_said(refused, "not empty");
  BOOST_CHECK_EQUAL(tree.run({"run", "--results", "mine", "--overwrite"}).code, 2);  // no results of ours
  BOOST_CHECK_EQUAL(read_file(tree.folder() / "mine" / "thesis.txt"), "years of work");
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_written) {
  ScenarioTree tree;
  tree.add("short.yaml", short_scenario(press_start));
  const Ended ended = tree.run({"run", "--results", "/proc/heliorig"});
  BOOST_CHECK_EQUAL(ended.code, 2);
  check_said(ended, "/proc/heliorig");
}

BOOST_AUTO_TEST_CASE(a_scenario_cannot_reach_out_of_its_tree) {
  ScenarioTree tree;
  write_file(tree.folder() / "secret.yaml", "version: 1\n");
  for (const std::string reach : {"../secret.yaml", "/etc/passwd", "plants/../../secret.yaml"}) {
    std::string text = short_scenario();
    const std::string plant = "plants/solarose-4x4.yaml";
    text.replace(text.find(plant), plant.size(), reach);
    tree.add("reach.yaml", text);
    const Ended ended = tree.run({"check", "scenarios/reach.yaml"});
    BOOST_CHECK_EQUAL(ended.code, 2);
    check_said(ended, "scenarios/reach.yaml:3:8");
  }
}

// Scenarios of a machine of its own are not run from above, which is said; named, they are held against the
// controller, and do not fit.
BOOST_AUTO_TEST_CASE(scenarios_of_another_machine_are_left_out_and_told) {
  ScenarioTree tree;
  std::filesystem::remove_all(tree.folder() / "scenarios" / "alphasole");
  std::filesystem::create_directory(tree.folder() / "scenarios" / "alphasole");
  tree.add("short.yaml", short_scenario());
  std::string other = short_scenario();
  other.replace(other.find("solarose-4x4"), 12, "alphasole");
  tree.add("alphasole/short.yaml", other);
  const Ended all = tree.run({"check", "scenarios"});
  BOOST_CHECK_EQUAL(all.code, 0);
  BOOST_CHECK(all.err.find("left out scenarios/alphasole: scenarios of another machine") !=
              std::string::npos);
  BOOST_CHECK(all.err.find("1 scenarios") != std::string::npos);
  const Ended named = tree.run({"check", "scenarios/alphasole"});
  BOOST_CHECK_EQUAL(named.code, 2);
  BOOST_CHECK(named.err.find("[plant-scale]") != std::string::npos);
  // What there is can be listed all the same.
  BOOST_CHECK_EQUAL(tree.run({"signals", "-p", "scenarios/plants/alphasole.yaml"}).code, 0);
}

// With transmitters of 0-25 barg on a board for 0-16 barg 10.8 barg reads as 6.9: the run passed, and the
// machine would not trip.
BOOST_AUTO_TEST_CASE(a_plant_with_transmitters_of_another_scale_than_the_boards_is_refused) {
  ScenarioTree tree;
  std::string plant = read_file(tree.folder() / "scenarios" / "plants" / "solarose-4x4.yaml");
  const std::string range = "pressure_range_high: 16 barg";
  plant.replace(plant.find(range), range.size(), "pressure_range_high: 25 barg");
  tree.add("plants/solarose-4x4.yaml", plant);
  tree.add("short.yaml", short_scenario());
  for (const auto& [controller, place] : {std::pair{std::string{"simulated"}, "--controller simulated: "},
                                          {"avr:" + reference_elf, "boards/solarose-4x4.yaml:18:37: "}}) {
    const Ended ended = tree.run({"check", "-c", controller, "scenarios/short.yaml"});
    BOOST_CHECK_EQUAL(ended.code, 2);
    for (const char* part : {place, "16 barg", "25 barg", "[plant-scale]"}) check_said(ended, part);
  }
}

BOOST_AUTO_TEST_SUITE_END()
