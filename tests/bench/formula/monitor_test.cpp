// Formulas over whole runs: what is told when, margins, vacuity.
#include "bench/formula/monitor.h"

#include <boost/test/unit_test.hpp>

#include "bench/formula/condition.h"
#include "tests/bench/formula/random_trace.h"

using namespace heliorig;
using namespace heliorig::bench;
using namespace heliorig::tests;
using std::chrono::milliseconds;

namespace {

struct Run {
  FormulaOutcome outcome;
  std::optional<models::SimTime> violated_at;  ///< the row at which the violation was certain
  std::vector<Limit> limits;
};

Run run(const std::string& formula, const Trace& trace, const std::string& scale = "") {
  auto made = FormulaMonitor::create(formula, {}, scale, small_table());
  const auto* diagnostics = std::get_if<Diagnostics>(&made);
  BOOST_REQUIRE_MESSAGE(diagnostics == nullptr, formula);
  auto& monitor = std::get<FormulaMonitor>(made);
  Run result;
  for (std::size_t i = 0; i < trace.size(); ++i) {
    monitor.push(trace.row(i));
    if (monitor.violated() && !result.violated_at) result.violated_at = trace.times[i];
    if (result.violated_at) BOOST_REQUIRE(monitor.violated());
  }
  result.outcome = monitor.finish(trace.end);
  result.limits = monitor.limits();
  return result;
}

/// Rows every 100 ms for 10 s: plant.a becomes 1 at `trigger`, plant.b at `answer`.
Trace response(milliseconds trigger, milliseconds answer, milliseconds length = milliseconds(10000)) {
  Trace trace;
  for (milliseconds t{0}; t <= length; t += milliseconds(100))
    trace.add(t, {t >= trigger ? 1.0 : 0.0, t >= answer ? 1.0 : 0.0, 0, 0});
  return trace;
}

SignalTable rows_table() {
  return SignalTable({{"row[0].angle", "rad", -2, 2, "", SignalKind::continuous},
                      {"row[1].angle", "rad", -2, 2, "", SignalKind::continuous},
                      {"row[2].angle", "rad", -2, 2, "", SignalKind::continuous},
                      {"drive[0].angle", "rad", -2, 2, "", SignalKind::continuous},
                      {"drive[1].angle", "rad", -2, 2, "", SignalKind::continuous}});
}

const std::string in_time = "always (rise(plant.a > 0.5) implies eventually[0 s, 1 s] plant.b > 0.5)";

}  // namespace

BOOST_AUTO_TEST_SUITE(formula_monitor)

BOOST_AUTO_TEST_CASE(the_margin_of_an_answer_in_time_is_a_time) {
  const Run answered = run(in_time, response(milliseconds(3000), milliseconds(3400)), "2 s");
  BOOST_TEST((answered.outcome.truth == Truth::yes));
  BOOST_TEST(!answered.outcome.vacuous.has_value());
  BOOST_REQUIRE(answered.outcome.margins.size() == 1u);
  const Robustness& margin = answered.outcome.margins[0];
  BOOST_TEST(margin.value == 0.6 / 2, boost::test_tools::tolerance(1e-12));
  BOOST_TEST(models::seconds(margin.at) == 3.0);
  BOOST_TEST(answered.limits[margin.limit].unit == "s");
  BOOST_TEST(answered.limits[margin.limit].signal == "plant.b");
}

/// The margin of a formula over three mirror rows at these angles, and two drives at 0.25 and -0.5 rad.
double margin_of_rows(const std::string& formula, const std::vector<double>& angles) {
  auto made = FormulaMonitor::create(formula, {}, "1 rad", rows_table());
  const auto* diagnostics = std::get_if<Diagnostics>(&made);
  BOOST_REQUIRE_MESSAGE(diagnostics == nullptr, formula);
  auto& monitor = std::get<FormulaMonitor>(made);
  std::vector<double> values = angles;
  values.insert(values.end(), {0.25, -0.5});
  monitor.push({models::SimTime{}, values});
  return monitor.finish(models::SimTime{}).margins.at(0).value;
}

// As many of each: the same index in all.
BOOST_AUTO_TEST_CASE(stars_of_one_operand_count_together) {
  BOOST_TEST(margin_of_rows("always max(row[*].angle - 2 * row[*].angle) < 1 rad", {0.5, 0.25, -0.75}) ==
             0.25);
}

// In a nested extremum as outside it: the least of the rows is not the row that the greatest is compared
// with.
BOOST_AUTO_TEST_CASE(a_star_belongs_to_the_innermost_extremum) {
  const std::vector<double> angles = {0.5, 0.25, -0.75};
  const auto margin = [&](const std::string& formula) { return margin_of_rows(formula, angles); };
  BOOST_TEST(margin("always max(row[*].angle) - min(row[*].angle) < 1 rad") == -0.25);
  BOOST_TEST(margin("always max(max(row[*].angle) - min(row[*].angle), 0 rad) < 1 rad") == -0.25);
  BOOST_TEST(margin("always min(max(row[*].angle), 2 rad) < 1 rad") == 0.5);
  BOOST_TEST(margin("always max(min(row[*].angle), -2 rad) < 1 rad") == 1.75);
  // One of its own beside one of an inner extremum.
  BOOST_TEST(margin("always max(row[*].angle - max(drive[*].angle)) < 1 rad") == 0.75);
  BOOST_TEST(margin("always max(abs(row[*].angle - min(row[*].angle))) < 1 rad") == -0.25);
  BOOST_TEST(margin("always max(min(row[*].angle) - row[*].angle, -1 rad) < 1 rad") == 1.0);
}

BOOST_AUTO_TEST_CASE(a_star_asks_each) {
  const SignalTable rows = rows_table();
  auto made = FormulaMonitor::create("always max(abs(row[*].angle)) < 1 rad", {}, "1 rad", rows);
  auto& monitor = std::get<FormulaMonitor>(made);
  const std::vector<double> quiet = {0.5, 0.1, -0.6, 0, 0};
  const std::vector<double> loud = {0.5, 0.1, -1.25, 0, 0};
  monitor.push({models::SimTime{}, quiet});
  BOOST_TEST(!monitor.violated());
  monitor.push({models::SimTime{} + milliseconds(100), loud});
  BOOST_TEST(monitor.violated());
  BOOST_TEST(monitor.finish(models::SimTime{} + milliseconds(200)).margins.at(0).value == -0.25);
}

BOOST_AUTO_TEST_CASE(lateness_is_learnt_although_the_violation_is_told_at_the_deadline) {
  const Run late = run(in_time, response(milliseconds(3000), milliseconds(6500)));
  BOOST_TEST((late.outcome.truth == Truth::no));
  BOOST_TEST(late.outcome.margins[0].value == -2.5, boost::test_tools::tolerance(1e-12));
  BOOST_REQUIRE(late.violated_at.has_value());
  BOOST_TEST(models::seconds(*late.violated_at) == 4.1,
             boost::test_tools::tolerance(1e-12));  // at 4 s it might still come
  const Run never = run(in_time, response(milliseconds(3000), milliseconds(99000)));
  BOOST_TEST(never.outcome.margins[0].value == -6.0, boost::test_tools::tolerance(1e-12));
  BOOST_TEST(never.outcome.margins[0].bound);
}

BOOST_AUTO_TEST_CASE(an_answer_at_the_deadline_is_in_time) {
  const Run just = run(in_time, response(milliseconds(3000), milliseconds(4000)));
  BOOST_TEST((just.outcome.truth == Truth::yes));
  BOOST_TEST(just.outcome.margins[0].value == 0.0);
}

BOOST_AUTO_TEST_CASE(what_the_end_cuts_off_is_open) {
  const Run cut = run(in_time, response(milliseconds(9500), milliseconds(99000)));
  BOOST_TEST((cut.outcome.truth == Truth::unknown));
  BOOST_TEST(models::seconds(cut.outcome.unresolved.value()) == 9.5);
  BOOST_TEST(!cut.violated_at.has_value());
  const Run over =
      run(in_time, response(milliseconds(9000), milliseconds(99000)));  // [9 s, 10 s] was seen whole
  BOOST_TEST((over.outcome.truth == Truth::no));
}

BOOST_AUTO_TEST_CASE(what_was_never_put_to_the_test_is_vacuous) {
  const Run never = run(in_time, response(milliseconds(99000), milliseconds(99000)));
  BOOST_TEST((never.outcome.truth == Truth::yes));
  BOOST_TEST(never.outcome.vacuous.value_or("") == "rise(plant.a > 0.5)");
  BOOST_TEST(never.outcome.margins.empty());
  const Run nested = run("always (plant.a > 0 implies (plant.b > 3 implies control.on))",
                         response(milliseconds(0), milliseconds(0)));
  BOOST_TEST(nested.outcome.vacuous.value_or("") == "plant.a > 0 and plant.b > 3");
  // A switch that is on from the start on never rises.
  const Run before = run(in_time, response(milliseconds(0), milliseconds(99000)));
  BOOST_TEST(before.outcome.vacuous.has_value());
  // Each part must have been put to the test; and a violation weighs more.
  const Trace trace = response(milliseconds(3000), milliseconds(99000));
  BOOST_TEST(
      run("always ((plant.a > 2 implies plant.b > 2) and plant.a < 2)", trace).outcome.vacuous.has_value());
  BOOST_TEST(
      (run("always ((plant.a > 2 implies plant.b > 2) and plant.a < 0)", trace).outcome.truth == Truth::no));
  BOOST_TEST(!run("always (plant.a > 0 implies plant.b < 2)", trace).outcome.vacuous.has_value());
}

// True whatever the premise came to; but no test of the conclusion, however well that held.
BOOST_AUTO_TEST_CASE(a_premise_that_is_not_known_puts_nothing_to_the_test) {
  const auto expect_vacuous = [](const std::string& formula, const Trace& trace) {
    const FormulaOutcome outcome = run(formula, trace).outcome;
    BOOST_TEST((outcome.truth == Truth::yes), formula);
    BOOST_TEST(outcome.vacuous.has_value(), formula);
    BOOST_TEST(outcome.margins.empty(), formula);
  };
  const Trace trace = response(milliseconds(3000), milliseconds(6000));
  expect_vacuous("always (eventually[0 s, 1 s] plant.a > 5 implies plant.b < 2)", trace);
  expect_vacuous("always ((plant.a < 5 until[0 s, 1 s] plant.a > 5) implies plant.b < 2)", trace);
  expect_vacuous("always (plant.a / (plant.a - plant.a) > 5 implies plant.b < 2)",
                 response(milliseconds(99000), milliseconds(6000)));
  expect_vacuous("eventually[0 s, 10 min] plant.a > 5 implies always plant.b < 2", trace);
}

BOOST_AUTO_TEST_CASE(a_margin_is_of_rows_whose_premise_is_known) {
  Trace trace;  // plant.a climbs to 1 at the end; plant.b comes once
  for (int i = 0; i <= 100; ++i) trace.add(milliseconds(100) * i, {0.01 * i, i == 40 ? 1.0 : 0.0, 0, 0});
  const Run seen = run("always (eventually[0 s, 1 s] plant.b > 0.5 implies plant.a < 2)", trace);
  BOOST_TEST((seen.outcome.truth == Truth::yes));
  BOOST_REQUIRE(seen.outcome.margins.size() == 1u);
  BOOST_TEST(seen.outcome.margins[0].value == 0.8);  // and 0.5 at the end, where b may still come
  BOOST_TEST(models::seconds(seen.outcome.margins[0].at) == 4.0);
}

// A time tells nothing of what came in time.
BOOST_AUTO_TEST_CASE(what_comes_in_time_without_a_test_has_no_margin) {
  const Trace trace = response(milliseconds(3000), milliseconds(6000), milliseconds(30000));
  const auto expect_vacuous = [&](const std::string& formula) {
    const FormulaOutcome outcome = run(formula, trace).outcome;
    BOOST_TEST((outcome.truth == Truth::yes), formula);
    BOOST_TEST(outcome.vacuous.has_value(), formula);
    BOOST_TEST(outcome.margins.empty(), formula);
  };
  const std::string never = "(plant.a > 5 implies plant.b > 0.9)";
  expect_vacuous("eventually[0 s, 10 s] " + never);
  expect_vacuous("always (plant.a < 2 implies eventually[0 s, 0.5 s] " + never + ")");
  expect_vacuous("plant.a < 2 until[1 s, 10 s] " + never);
  expect_vacuous(never + " until[0 s, 10 s] plant.a > 0.5");
  expect_vacuous("always (rise(plant.a > 0.5) implies once[0 s, 2 s] " + never + ")");
  expect_vacuous("always (rise(plant.a > 0.5) implies " + never + " since[0 s, 2 s] " + never + ")");
}

BOOST_AUTO_TEST_CASE(the_first_that_comes_in_time_is_what_was_tested) {
  const Trace trace = response(milliseconds(3000), milliseconds(6000), milliseconds(30000));
  const auto margins = [&](const std::string& formula) { return run(formula, trace).outcome.margins; };
  // a is 1 from 3 s on, b from 6 s on. At first a's being 0 is enough, whatever b does later.
  BOOST_TEST(margins("eventually[0 s, 10 s] (plant.a > 0.5 implies plant.b > 0.5)").empty());
  // Here the premise is there and has to wait for b.
  BOOST_TEST(margins("eventually[4 s, 10 s] (plant.a > 0.5 implies plant.b > 0.5)").at(0).value == 4.0 / 10);
  // b comes at 6 s, with its premise; that there is none any more after 12 s takes nothing from that.
  BOOST_TEST(margins("eventually[4 s, 20 s] (once[0 s, 9 s] rise(plant.a > 0.5) implies plant.b > 0.5)")
                 .at(0)
                 .value == 14.0 / 20);
  // From 3 s on p is put to the test, before q comes at 6 s.
  BOOST_TEST(margins("(plant.a > 0.5 implies plant.a < 2) until[0 s, 10 s] plant.b > 0.5").at(0).value ==
             0.4);
  // p is not needed where q holds at once.
  BOOST_TEST(margins("(plant.a > 5 implies plant.b > 5) until[0 s, 10 s] plant.a < 0.5").at(0).value == 1.0);
}

BOOST_AUTO_TEST_CASE(each_limit_has_its_least_margin) {
  const Run both =
      run("always (plant.a < 2 and (rise(plant.a > 0.5) implies eventually[0 s, 1 s] plant.b > 0.5))",
          response(milliseconds(3000), milliseconds(3400)));
  BOOST_REQUIRE(both.outcome.margins.size() == 2u);
  BOOST_TEST(both.limits[both.outcome.margins[0].limit].unit == "1");
  BOOST_TEST(both.outcome.margins[0].value == 0.5);  // 2 - 1 over the range of 2
  BOOST_TEST(models::seconds(both.outcome.margins[0].at) == 3.0);
  BOOST_TEST(both.limits[both.outcome.margins[1].limit].unit == "s");
}

BOOST_AUTO_TEST_CASE(without_an_interval_the_whole_run_is_meant) {
  const Trace trace = response(milliseconds(3000), milliseconds(6000));
  const Run comes = run("eventually plant.b > 0.5", trace);
  BOOST_TEST((comes.outcome.truth == Truth::yes));
  const Run fails = run("eventually plant.b > 1.5", trace);
  BOOST_TEST((fails.outcome.truth == Truth::no));
  BOOST_TEST(fails.outcome.margins[0].value == -0.5 / 4);
  BOOST_TEST(!fails.violated_at.has_value());  // it might still have come
  BOOST_TEST((run("plant.a < 0.5 until plant.b > 0.5", trace).outcome.truth == Truth::no));
  BOOST_TEST(models::seconds(run("plant.a < 0.5 until plant.b > 0.5", trace).violated_at.value()) == 3.0);
  BOOST_TEST((run("plant.b < 0.5 until plant.a > 0.5", trace).outcome.truth == Truth::yes));
  BOOST_TEST(
      (run("eventually plant.a > 0.5 implies always plant.b < 0.5", trace).outcome.truth == Truth::no));
  BOOST_TEST((run("not always plant.b < 0.5 or always plant.a < 0", trace).outcome.truth == Truth::yes));
  const Run start = run("eventually[0 s, 8 s] plant.b > 0.5", trace);
  BOOST_TEST(start.outcome.margins[0].value == 2.0 / 8);
  BOOST_TEST((run("eventually[0 s, 80 s] plant.b > 1.5", trace).outcome.truth == Truth::unknown));
}

BOOST_AUTO_TEST_CASE(violations_are_told_at_once) {
  const Trace trace = response(milliseconds(3000), milliseconds(3500));
  const auto told = [&](const std::string& formula) {
    return models::seconds(run(formula, trace).violated_at.value());
  };
  BOOST_TEST(told("always plant.a < 0.5") == 3.0);
  BOOST_TEST(told("always (rise(plant.a > 0.5) implies always[0 s, 5 s] plant.b < 0.5)") == 3.5);
  BOOST_TEST(
      told("always ((rise(plant.a > 0.5) implies eventually[0 s, 5 s] plant.b > 1.5) and plant.b < 0.5)") ==
      3.5);
  BOOST_TEST(told("always (rise(plant.a > 0.5) implies (plant.b < 0.5 until[0 s, 5 s] plant.a > 1.5))") ==
             3.5);
}

// What is told during a run is what the whole run comes to.
BOOST_AUTO_TEST_CASE(a_violation_told_early_stays_one) {
  std::mt19937_64 random(21);
  const std::string formulas[] = {
      in_time, "always (plant.a > 0 implies (plant.b < 1.5 until[0.2 s, 1 s] control.mode == 2))",
      "always (control.on implies always[0.1 s, 0.5 s] plant.a <= 0.75)",
      "always (rise(control.on) implies (eventually[0 s, 2 s] plant.a > 0.5 and plant.b < 1.75))",
      "eventually[0 s, 1 s] plant.a > 0.5 or always plant.b < 1.9"};
  for (int round = 0; round < 500; ++round) {
    Trace trace;
    extend(trace, random, 30);
    for (const std::string& formula : formulas) {
      const Run seen = run(formula, trace);
      BOOST_REQUIRE(!seen.violated_at || seen.outcome.truth == Truth::no);
      for (const Robustness& margin : seen.outcome.margins)
        BOOST_REQUIRE(seen.outcome.truth != Truth::yes || margin.value >= 0);
    }
  }
}

BOOST_AUTO_TEST_CASE(no_row_no_truth) {
  const Run none = run("always plant.a < 0.5", Trace{});
  BOOST_TEST((none.outcome.truth == Truth::unknown));
  BOOST_TEST(none.outcome.rows == 0u);
}

BOOST_AUTO_TEST_CASE(conditions_look_back) {
  auto made = Condition::create("once[0 s, 0.5 s] rise(plant.a > 0.5) and plant.b < 0.5", {}, small_table());
  auto& condition = std::get<Condition>(made);
  const Trace trace = response(milliseconds(3000), milliseconds(3300));
  for (std::size_t i = 0; i < trace.size(); ++i) {
    const bool expected = trace.times[i] >= models::SimTime{milliseconds(3000)} &&
                          trace.times[i] < models::SimTime{milliseconds(3300)};
    BOOST_TEST(condition.holds(trace.row(i)) == expected);
  }
}

BOOST_AUTO_TEST_SUITE_END()
