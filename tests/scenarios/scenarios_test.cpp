// Every scenario that is shipped, against the reference firmware in both its builds.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "tests/scenarios/findings.h"
#include "tests/scenarios/shipped.h"

using namespace heliorig::tests;

BOOST_AUTO_TEST_SUITE(scenarios)

// Of the days, this one runs on the emulated board.
const std::string day_on_the_board = "clear-june-day";
const std::string emulated = "avr:" HELIORIG_REFERENCE_ELF ",watch=off";

BOOST_AUTO_TEST_CASE(the_reference_firmware_passes_and_its_builds_agree) {
  std::vector<std::string> command = {HELIORIG_COMMAND, "run"};
  for (const std::string& scenario : shipped_scenarios()) {
    if (!whole_days.contains(scenario) || scenario == day_on_the_board) command.push_back(path_of(scenario));
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
    const std::string scenario = std::filesystem::path{run.at("scenario").get<std::string>()}.stem();
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
  for (const std::string& scenario : whole_days) {
    if (scenario != day_on_the_board) command.push_back(path_of(scenario));
  }
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
