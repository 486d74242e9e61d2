// Every scenario that is shipped, against the reference firmware in both its builds.
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/scenarios/findings.h"

using namespace heliorig::tests;

BOOST_AUTO_TEST_SUITE(scenarios)

std::string path_of(const std::string& scenario) {
  return HELIORIG_SOURCE_DIR "/scenarios/" + scenario + ".yaml";
}

// Those of the machine that the reference firmware is for.
std::set<std::string> shipped_scenarios() {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(HELIORIG_SOURCE_DIR "/scenarios")) {
    if (entry.path().extension() == ".yaml" && entry.path().stem() != "heliorig")
      names.insert(entry.path().stem());
  }
  return names;
}

// Ten hours each, which the emulated board takes minutes for: of the five, one on it.
const std::set<std::string> days_by_the_simulated_build = {
    "broken-cloud-day", "equinox-day-at-14-north", "measured-winter-day", "november-day-without-steam"};
const std::string for_a_link = "link-faults.yaml";  // by test_link_build
const std::set<std::string> for_the_board_alone = {"crystal-stopped.yaml", "program-damaged.yaml",
                                                   "settings-damaged.yaml"};
const std::string emulated = "avr:" HELIORIG_REFERENCE_ELF ",watch=off";

BOOST_AUTO_TEST_CASE(the_reference_firmware_passes_and_its_builds_agree) {
  std::vector<std::string> command = {HELIORIG_COMMAND, "run"};
  for (const std::string& scenario : shipped_scenarios()) {
    if (!days_by_the_simulated_build.contains(scenario)) command.push_back(path_of(scenario));
  }
  for (const char* word :
       {"--controller", "simulated", "--controller", emulated.c_str(), "--jobs", "2", "--results", "results"})
    command.push_back(word);
  const TemporaryFolder folder;
  const Ended ended = run_program(command, folder.path());
  BOOST_REQUIRE_MESSAGE(ended.code == 0, ended.out << ended.err);
  const auto results = nlohmann::json::parse(read_file(folder.path() / "results" / "results.json"));
  BOOST_CHECK_GE(results.at("runs").size(), 40u);
  for (const auto& run : results.at("runs")) {
    const std::string scenario = run.at("scenario").get<std::string>();
    const bool on_board = run.at("controller").get<std::string>() != "simulated";
    const bool for_it = scenario != for_a_link && (on_board || !for_the_board_alone.contains(scenario));
    BOOST_CHECK_EQUAL(run.at("verdict").get<std::string>(), for_it ? "pass" : "not applicable");
  }
  BOOST_CHECK_GE(results.at("agreements").size(), 120u);
  for (const auto& agreement : results.at("agreements")) BOOST_CHECK(agreement.at("agrees").get<bool>());
}

BOOST_AUTO_TEST_CASE(the_days_pass_on_the_simulated_build) {
  std::vector<std::string> command = {HELIORIG_COMMAND, "run",       "--controller",
                                      "simulated",      "--jobs",    "2",
                                      "--no-trace",     "--results", "results"};
  for (const std::string& scenario : days_by_the_simulated_build) command.push_back(path_of(scenario));
  const TemporaryFolder folder;
  const Ended ended = run_program(command, folder.path());
  BOOST_CHECK_MESSAGE(ended.code == 0, ended.out << ended.err);
}

// Watched instruction by instruction, which takes its time: in two scenarios that ask for it alone.
BOOST_AUTO_TEST_CASE(its_board_has_memory_and_time_to_spare) {
  const TemporaryFolder folder;
  const Ended ended = run_program(
      {HELIORIG_COMMAND, "run", path_of("outlet-blocked-at-noon"), path_of("mains-lost-and-back"),
       "--controller", "avr:" HELIORIG_REFERENCE_ELF, "--jobs", "2", "--no-trace", "--results", "results"},
      folder.path());
  BOOST_REQUIRE_MESSAGE(ended.code == 0, ended.out << ended.err);
  for (const std::string scenario : {"outlet-blocked-at-noon", "mains-lost-and-back"}) {
    for (const auto& [controller, of_run] : findings_in(folder.path() / "results", scenario)) {
      BOOST_CHECK_EQUAL(of_run.checks.at("RAM-25").verdict, "pass");
      BOOST_CHECK_EQUAL(of_run.checks.at("CPU-30").verdict, "pass");
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
