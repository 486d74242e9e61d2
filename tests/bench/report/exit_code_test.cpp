#include "bench/report/exit_code.h"

#include <boost/test/unit_test.hpp>

#include "tests/bench/report/results.h"

using namespace heliorig::bench;
using heliorig::tests::run_of;

namespace {

int code_of(const std::vector<RunResult>& results, bool agrees = true) {
  return exit_code(results, agrees);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(exit_codes)

BOOST_AUTO_TEST_CASE(nothing_at_all_is_no_pass) {
  BOOST_CHECK_EQUAL(code_of({}), 5);
  RunResult unchecked = run_of("a", "simulated", Verdict::pass);
  unchecked.findings.clear();
  BOOST_CHECK_EQUAL(code_of({unchecked}), 5);
  BOOST_CHECK_EQUAL(code_of({run_of("a", "simulated", Verdict::not_applicable)}), 5);
}

BOOST_AUTO_TEST_CASE(the_first_that_applies) {
  const RunResult pass = run_of("a", "simulated", Verdict::pass);
  const RunResult inconclusive = run_of("b", "simulated", Verdict::inconclusive);
  const RunResult invalid = run_of("c", "simulated", Verdict::invalid);
  const RunResult fail = run_of("d", "simulated", Verdict::fail);
  RunResult lost = run_of("e", "simulated", Verdict::invalid);
  lost.link_lost = true;
  RunResult broken = run_of("f", "simulated", Verdict::invalid);
  broken.bench_failed = true;
  BOOST_CHECK_EQUAL(code_of({pass, pass}), 0);
  BOOST_CHECK_EQUAL(code_of({pass, inconclusive}), 5);
  BOOST_CHECK_EQUAL(code_of({pass, invalid}), 5);
  BOOST_CHECK_EQUAL(code_of({inconclusive, fail, pass}), 1);
  BOOST_CHECK_EQUAL(code_of({fail, lost}), 3);
  BOOST_CHECK_EQUAL(code_of({lost, broken, fail}), 4);
}

BOOST_AUTO_TEST_CASE(what_is_for_another_kind_of_controller_is_neither_passed_nor_held_against_it) {
  RunResult left_out = run_of("a", "simulated", Verdict::not_applicable);
  left_out.findings.clear();
  BOOST_CHECK_EQUAL(code_of({left_out}), 5);
  BOOST_CHECK_EQUAL(code_of({left_out, run_of("a", "avr:a.elf", Verdict::pass)}), 0);
  BOOST_CHECK_EQUAL(code_of({left_out, run_of("a", "avr:a.elf", Verdict::fail)}), 1);
}

BOOST_AUTO_TEST_CASE(controllers_that_do_not_agree_are_a_failure) {
  BOOST_CHECK_EQUAL(code_of({run_of("a", "simulated", Verdict::pass)}, false), 1);
}

BOOST_AUTO_TEST_CASE(a_failed_check_counts_in_an_invalid_run_too) {
  RunResult invalid = run_of("a", "simulated", Verdict::fail);
  invalid.verdict = Verdict::invalid;
  BOOST_CHECK_EQUAL(code_of({invalid}), 1);
}

BOOST_AUTO_TEST_SUITE_END()
