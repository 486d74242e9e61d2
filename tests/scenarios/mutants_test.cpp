// The scenarios are worth their time only if they notice: each small change to the firmware makes one
// requirement fail, in both its builds, and nothing else.
#include <boost/test/unit_test.hpp>

#include "tests/scenarios/findings.h"

using namespace heliorig::tests;

namespace {

/// Runs a shipped scenario against both builds of a mutant; exactly `requirement` must fail, by `signal`.
void check_noticed(const std::string& mutant, const std::string& scenario, const std::string& requirement,
                   const std::string& signal) {
  const TemporaryFolder folder;
  const std::string built = HELIORIG_MUTANTS;
  const Ended ended = run_program(
      {built + "/heliorig_" + mutant, "run", HELIORIG_SOURCE_DIR "/scenarios/" + scenario + ".yaml",
       "--controller", "simulated", "--controller", "avr:" + built + "/" + mutant + "/" + mutant + ".elf",
       "--jobs", "2", "--no-trace", "--results", "results"},
      folder.path());
  BOOST_CHECK_MESSAGE(ended.code == 1, ended.out << ended.err);
  const auto findings = findings_in(folder.path() / "results", scenario);
  BOOST_CHECK_EQUAL(findings.size(), 2u);
  for (const auto& [controller, of_run] : findings) {
    BOOST_TEST_CONTEXT(controller) {
      BOOST_CHECK_EQUAL(of_run.verdict, "fail");
      BOOST_REQUIRE(of_run.checks.contains(requirement));
      BOOST_CHECK_EQUAL(of_run.checks.at(requirement).signal, signal);
      for (const auto& [id, finding] : of_run.checks) {
        BOOST_CHECK_MESSAGE(finding.verdict == (id == requirement ? "fail" : "pass"),
                            id << ": " << finding.verdict);
      }
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mutants)

BOOST_AUTO_TEST_CASE(a_vent_that_opens_late) {
  check_noticed("vent_opens_late", "outlet-blocked-at-noon", "PRS-10", "steam.vent_opening");
}

BOOST_AUTO_TEST_CASE(rows_that_leave_the_focus_late) {
  check_noticed("rows_leave_late", "outlet-blocked-at-noon", "PRS-16", "mirrors.intercepted_power");
}

BOOST_AUTO_TEST_CASE(a_sun_that_is_looked_up_too_rarely) {
  check_noticed("sun_once_in_a_while", "tracking-with-a-cloud", "TRK-19", "mirrors.tracking_error_rms");
}

BOOST_AUTO_TEST_CASE(a_vent_that_waits_for_both_transmitters) {
  check_noticed("vent_asks_both", "stuck-pressure-transmitter", "PRS-10", "steam.vent_opening");
}

BOOST_AUTO_TEST_SUITE_END()
