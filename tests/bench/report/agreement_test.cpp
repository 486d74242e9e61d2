#include "bench/report/agreement.h"

#include <boost/test/unit_test.hpp>

#include "tests/bench/report/results.h"

using namespace heliorig::bench;
using heliorig::tests::run_of;

namespace {

Agreement only(const RunResult& one, const RunResult& other) {
  const std::vector<RunResult> results{one, other};
  const auto agreements = compare(results);
  BOOST_REQUIRE_EQUAL(agreements.size(), 1u);
  return agreements.front();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(agreement)

BOOST_AUTO_TEST_CASE(margins_agree_within_what_the_check_states) {
  const RunResult one = run_of("a", "simulated", Verdict::pass, 1.00e5);
  BOOST_CHECK(only(one, run_of("a", "avr:x.elf", Verdict::pass, 1.09e5)).agrees);
  BOOST_CHECK(only(one, run_of("a", "avr:x.elf", Verdict::pass, 0.91e5)).agrees);
  BOOST_CHECK(!only(one, run_of("a", "avr:x.elf", Verdict::pass, 1.11e5)).agrees);
}

BOOST_AUTO_TEST_CASE(equal_margins_do_not_hide_different_verdicts) {
  const RunResult one = run_of("a", "simulated", Verdict::pass, 0.0);
  BOOST_CHECK(!only(one, run_of("a", "avr:x.elf", Verdict::fail, 0.0)).agrees);
}

BOOST_AUTO_TEST_CASE(a_run_that_was_not_judged_agrees_with_none) {
  RunResult broken = run_of("a", "avr:x.elf", Verdict::invalid);
  broken.findings.clear();
  BOOST_CHECK(!only(run_of("a", "simulated", Verdict::pass), broken).agrees);
}

BOOST_AUTO_TEST_CASE(margins_of_another_unit_than_the_agreement_are_to_be_the_same) {
  RunResult one = run_of("a", "simulated", Verdict::pass, 1.00e5);
  one.findings.front().check.agreement = "3 degC";
  BOOST_CHECK(only(one, run_of("a", "avr:x.elf", Verdict::pass, 1.00e5)).agrees);
  BOOST_CHECK(!only(one, run_of("a", "avr:x.elf", Verdict::pass, 1.01e5)).agrees);
}

BOOST_AUTO_TEST_CASE(what_one_of_them_has_no_means_for_is_not_compared) {
  const std::vector<RunResult> results{run_of("a", "simulated", Verdict::not_applicable),
                                       run_of("a", "avr:x.elf", Verdict::fail)};
  BOOST_CHECK(compare(results).empty());
}

BOOST_AUTO_TEST_CASE(a_run_left_out_is_not_compared) {
  RunResult left_out = run_of("a", "simulated", Verdict::not_applicable);
  left_out.findings.clear();
  const std::vector<RunResult> results{left_out, run_of("a", "avr:x.elf", Verdict::pass),
                                       run_of("a", "avr:y.elf", Verdict::fail)};
  const auto agreements = compare(results);
  BOOST_REQUIRE_EQUAL(agreements.size(), 1u);
  BOOST_CHECK_EQUAL(agreements[0].first, "avr:x.elf");
}

BOOST_AUTO_TEST_CASE(only_runs_of_one_scenario_are_compared) {
  const std::vector<RunResult> results{run_of("a", "simulated", Verdict::pass),
                                       run_of("b", "simulated", Verdict::fail)};
  BOOST_CHECK(compare(results).empty());
}

BOOST_AUTO_TEST_SUITE_END()
