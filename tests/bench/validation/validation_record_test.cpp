// What a validation came to: a pass only where everything was done and everything moved.
#include "bench/validation/validation_record.h"

#include <boost/test/unit_test.hpp>

namespace heliorig::bench {
namespace {

RunResult run_of(Verdict verdict) {
  RunResult run;
  run.scenario = "some.yaml";
  run.verdict = verdict;
  return run;
}

/// At rest, the sweep and one scenario.
ValidationRecord whole() {
  ValidationRecord record;
  record.plan.title = "Bench validation";
  record.plan.scenarios = {"some.yaml"};
  record.reactions = {{"instruments.pressure_1", {"controller.mode"}}};
  record.travels = {{"controller.command.feed_pump", "1", 0.0, 1.0}};
  record.runs.assign(3, run_of(Verdict::pass));
  return record;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(validation_record)

BOOST_AUTO_TEST_CASE(all_of_it_passes) {
  BOOST_TEST((whole().verdict() == Verdict::pass));
}

BOOST_AUTO_TEST_CASE(the_worst_run_counts) {
  ValidationRecord record = whole();
  record.runs[2].verdict = Verdict::fail;
  BOOST_TEST((record.verdict() == Verdict::fail));
}

BOOST_AUTO_TEST_CASE(an_actuator_that_never_moved_proves_nothing) {
  ValidationRecord record = whole();
  record.travels.push_back({"controller.command.vent_shut", "1", 1.0, 1.0});
  BOOST_TEST((record.verdict() == Verdict::inconclusive));
  BOOST_TEST(validation_text(record).find("never moved: controller.command.vent_shut") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_validation_that_was_broken_off_proves_nothing) {
  ValidationRecord record = whole();
  record.runs.pop_back();
  BOOST_TEST((record.verdict() == Verdict::inconclusive));
  record = whole();
  record.reactions.clear();
  BOOST_TEST((record.verdict() == Verdict::inconclusive));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace heliorig::bench
