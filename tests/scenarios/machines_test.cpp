// The scenarios of the two machines that exist can be passed, by a small firmware of ours for each in
// tests/scenarios/firmware, and each flaw that this may be given is found by one of them.
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/support/process.h"

using namespace heliorig::tests;
namespace fs = std::filesystem;

namespace {

/// Verdict of each finding of one run, by its check.
std::map<std::string, std::string> judge(const std::string& scenario, const std::string& firmware) {
  const TemporaryFolder folder;
  const Ended ended =
      run_program({HELIORIG_COMMAND, "run", scenario, "--no-trace", "--results", "results", "--controller",
                   "avr:" HELIORIG_MACHINES "/" + firmware + ".elf,watch=off"},
                  folder.path());
  std::map<std::string, std::string> verdicts;
  for (const auto& entry : fs::recursive_directory_iterator{folder.path()}) {
    if (entry.path().filename() != "result.json") continue;
    const auto run = nlohmann::json::parse(read_file(entry.path()));
    verdicts["run"] = run.at("verdict");
    for (const auto& finding : run.at("findings")) verdicts[finding.at("id")] = finding.at("verdict");
  }
  BOOST_REQUIRE_MESSAGE(!verdicts.empty(), ended.out << ended.err);
  return verdicts;
}

std::string file(const std::string& machine, const std::string& scenario) {
  return HELIORIG_SOURCE_DIR "/scenarios/" + machine + "/" + scenario + ".yaml";
}

/// All but the whole day, which takes longer than all others.
void passes_all(const std::string& machine, std::size_t at_least) {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator{HELIORIG_SOURCE_DIR "/scenarios/" + machine}) {
    if (entry.path().stem() == "clear-june-day") continue;
    BOOST_TEST_CONTEXT(entry.path().stem().string()) {
      BOOST_TEST(judge(entry.path().string(), machine)["run"] == "pass");
    }
    ++count;
  }
  BOOST_TEST(count >= at_least);
}

struct Flaw {
  std::string number;
  std::string scenario;
  std::string check;
};

void finds(const std::string& machine, const std::vector<Flaw>& flaws) {
  for (const Flaw& flaw : flaws) {
    BOOST_TEST_CONTEXT("flaw " << flaw.number << " in " << flaw.scenario) {
      BOOST_TEST(judge(file(machine, flaw.scenario), machine + "_" + flaw.number)[flaw.check] == "fail");
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(machines)

BOOST_AUTO_TEST_CASE(the_demonstrators_scenarios_can_be_passed) {
  passes_all("solarose-demonstrator", 9);
}

BOOST_AUTO_TEST_CASE(each_flaw_of_a_demonstrators_firmware_is_found) {
  finds("solarose-demonstrator", {{"1", "follows-the-sun", "FLX-20"},
                                  {"2", "photodiode-lit-for-ever", "DRV-30"},
                                  {"3", "button-held", "no facet is driven beyond its travel"},
                                  {"4", "mains-lost-at-noon", "SUP-34"},
                                  {"5", "an-hour-of-darkness", "nothing turns in the dark"}});
}

BOOST_AUTO_TEST_CASE(alphasole_s_scenarios_can_be_passed) {
  passes_all("alphasole", 11);
}

BOOST_AUTO_TEST_CASE(each_flaw_of_a_firmware_for_alphasole_is_found) {
  finds("alphasole",
        {{"1", "motor-stalled", "DRV-29"},
         {"1", "turn-counter-silent", "the motor is off when no count has come for five seconds"},
         {"2", "mains-lost-at-noon", "SUP-34"},
         {"3", "outlet-blocked", "PRS-09"},
         {"4", "an-hour-of-darkness", "nothing turns in the dark"},
         {"5", "emergency-switch", "CHN-18"},
         {"6", "outlet-reads-hot", "FLX-17"},
         {"7", "photodiodes-dark", "DRV-30"},
         {"8", "card-missing", "TRK-20"}});
}

BOOST_AUTO_TEST_SUITE_END()
