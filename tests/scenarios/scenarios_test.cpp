// Every scenario that is shipped, against the reference firmware in both its builds.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "tests/scenarios/findings.h"

using namespace heliorig::tests;

BOOST_AUTO_TEST_SUITE(scenarios)

BOOST_AUTO_TEST_CASE(the_reference_firmware_passes_and_its_builds_agree) {
  const TemporaryFolder folder;
  const Ended ended = run_program(
      {HELIORIG_COMMAND, "run", HELIORIG_SOURCE_DIR "/scenarios", "--controller", "simulated", "--controller",
       "avr:" HELIORIG_REFERENCE_ELF ",watch=off", "--jobs", "2", "--results", "results"},
      folder.path());
  BOOST_REQUIRE_MESSAGE(ended.code == 0, ended.out << ended.err);
  const auto results = nlohmann::json::parse(read_file(folder.path() / "results" / "results.json"));
  BOOST_CHECK_GE(results.at("runs").size(), 40u);
  for (const auto& run : results.at("runs")) BOOST_CHECK_EQUAL(run.at("verdict").get<std::string>(), "pass");
  BOOST_CHECK_GE(results.at("agreements").size(), 120u);
  for (const auto& agreement : results.at("agreements")) BOOST_CHECK(agreement.at("agrees").get<bool>());
}

// Watched instruction by instruction, which takes its time: in two scenarios that ask for it alone.
BOOST_AUTO_TEST_CASE(its_board_has_memory_and_time_to_spare) {
  const TemporaryFolder folder;
  const std::string scenarios = HELIORIG_SOURCE_DIR "/scenarios/";
  const Ended ended =
      run_program({HELIORIG_COMMAND, "run", scenarios + "outlet-blocked-at-noon.yaml",
                   scenarios + "mains-lost-and-back.yaml", "--controller", "avr:" HELIORIG_REFERENCE_ELF,
                   "--jobs", "2", "--no-trace", "--results", "results"},
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
