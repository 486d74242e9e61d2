// The loop of a run, against a controller of the test's own.
#include "bench/run/scenario_run.h"

#include <boost/test/unit_test.hpp>
#include <limits>

#include "tests/bench/run/hand_clock.h"
#include "tests/bench/run/one_minute.h"
#include "tests/bench/run/recorded_run.h"
#include "tests/support/in_child.h"

using namespace std::chrono_literals;

namespace heliorig::bench {
namespace {

using models::SimTime;
using tests::bound;
using tests::check_of;
using tests::event_at;
using tests::FakeLink;
using tests::in_child;
using tests::nothing;
using tests::one_minute;
using tests::Recorded;
using tests::zero;

}  // namespace

BOOST_AUTO_TEST_SUITE(scenario_run)

BOOST_AUTO_TEST_CASE(the_link_is_asked_at_every_quantum_and_rows_come_at_their_period) {
  in_child([] {
    const ScenarioFile scenario = one_minute();
    FakeLink link{scenario.plant, nothing};
    link.description.quantum = 250ms;
    const Recorded run{scenario, link, {.row_period = 500ms}};
    BOOST_TEST(link.asked.size() == 240u);
    for (std::size_t i = 0; i < link.asked.size(); ++i) BOOST_TEST((link.asked[i] == zero + i * 250ms));
    for (int i = 0; i <= 120; ++i) BOOST_TEST(run.has_row_at(zero + i * 500ms), i);
    BOOST_TEST(run.result.rows == run.trace.rows.size());
    BOOST_TEST((run.result.duration == 1min));
    BOOST_TEST(run.logged(zero, "console", "hello"));
  });
}

BOOST_AUTO_TEST_CASE(what_a_controller_reports_is_as_at_power_up_until_its_first_answer) {
  in_child([] {
    const ScenarioFile scenario = one_minute();
    FakeLink link{scenario.plant, nothing};
    link.description.command_delay = link.description.quantum;
    link.description.at_power_up.assign(link.description.outputs.size(), 0.0);
    link.description.at_power_up.back() = 3.0;  // its mode
    const Recorded run{scenario, link};
    BOOST_TEST(run.at("controller.mode", zero) == 3.0);
    BOOST_TEST((run.first_change("controller.mode") == zero + 100ms));
  });
}

BOOST_AUTO_TEST_CASE(a_run_that_checks_nothing_proves_nothing) {
  in_child([] {
    const ScenarioFile scenario = one_minute();
    FakeLink link{scenario.plant, nothing};
    BOOST_TEST((Recorded{scenario, link}.result.verdict == Verdict::inconclusive));
  });
}

BOOST_AUTO_TEST_CASE(an_answer_reaches_the_plant_after_the_delay_of_its_link) {
  const auto mode_3_after_10_s = [](SimTime time) {
    return FakeLink::Answer{{"controller.mode", time >= zero + 10s ? 3.0 : 0.0}};
  };
  for (const auto delay : {0ms, 100ms}) {
    in_child([&] {
      const ScenarioFile scenario = one_minute();
      FakeLink link{scenario.plant, mode_3_after_10_s};
      link.description.command_delay = delay;
      const Recorded run{scenario, link, {.row_period = 1s}};
      BOOST_TEST((run.first_change("controller.mode") == zero + 10s + delay));
    });
  }
}

BOOST_AUTO_TEST_CASE(a_stuck_transmitter_deceives_the_link_and_the_trace_but_not_the_plant) {
  in_child([] {
    ScenarioFile scenario = one_minute();
    scenario.events = {event_at(zero + 20'030ms, "instruments.pressure_1", "stuck", "3 barg", 10s)};
    FakeLink link{scenario.plant, nothing};
    const Recorded run{scenario, link};
    BOOST_TEST(run.has_row_at(zero + 20'030ms));
    BOOST_TEST(run.at("instruments.pressure_1", zero + 25s) == 3e5);
    BOOST_TEST(run.at("steam.pressure", zero + 25s) > 9e5);
    BOOST_TEST(link.pressures_Pa[200] > 9e5);
    BOOST_TEST(link.pressures_Pa[201] == 3e5);  // sampled at 20.1 s
    BOOST_TEST(link.pressures_Pa[300] == 3e5);  // at 30 s
    BOOST_TEST(link.pressures_Pa[301] > 9e5);   // it was over at 30.03 s
    BOOST_TEST(run.logged(zero + 20'030ms, "fault", "applied"));
    BOOST_TEST(run.logged(zero + 30'030ms, "fault", "cleared"));
    BOOST_TEST(run.at("bench.faults_active", zero + 20'030ms) == 1.0);
    BOOST_TEST(run.at("bench.faults_active", zero + 31s) == 0.0);
    BOOST_TEST(run.result.faults.at(0).observed);
    BOOST_TEST(run.result.reasons.empty());
  });
}

BOOST_AUTO_TEST_CASE(a_condition_fires_at_the_row_where_it_holds) {
  in_child([] {
    ScenarioFile scenario = one_minute();
    scenario.events = {event_at(zero, "controller.mcu", "halted")};
    scenario.events.back().at.reset();
    scenario.events.back().when = "controller.mode == 2";
    FakeLink link{scenario.plant, [](SimTime time) {
                    return FakeLink::Answer{{"controller.mode", time == zero + 30s ? 2.0 : 0.0}};
                  }};
    const Recorded run{scenario, link};
    BOOST_TEST((run.result.faults.at(0).applied));
    // Answered at 30 s, recorded then, seen by the condition at the next instant.
    BOOST_TEST((run.result.faults.at(0).applied_at == zero + 30'100ms));
  });
}

BOOST_AUTO_TEST_CASE(a_check_is_lost_where_its_limit_is_crossed_and_the_run_may_stop_there) {
  in_child([] {
    ScenarioFile scenario = one_minute();
    scenario.checks = {check_of("always controller.mode < 2")};
    FakeLink link{scenario.plant, [](SimTime time) {
                    return FakeLink::Answer{{"controller.mode", time >= zero + 30s ? 2.0 : 0.0}};
                  }};
    const Recorded run{scenario, link, {.stop_on_violation = true}};
    BOOST_TEST((run.result.verdict == Verdict::fail));
    BOOST_TEST((run.result.duration == 30s));
    BOOST_TEST(run.logged(zero + 30s, "check", "own lost"));
    BOOST_REQUIRE(run.result.findings.at(0).margin);
    BOOST_TEST((run.result.findings[0].margin->time == zero + 30s));
    BOOST_TEST(run.result.findings[0].margin->signal == "controller.mode");
  });
}

// Certain before its interval is over, or as it is: no more of the run is needed to say so.
BOOST_AUTO_TEST_CASE(a_run_that_stops_at_a_lost_check_has_failed_it) {
  const std::vector<std::pair<std::string, SimTime>> formulas = {
      {"always (controller.mode > 1 implies always[0 s, 20 s] controller.mode > 2)", zero + 30s},
      {"always (controller.mode > 1 implies eventually[0 s, 5 s] controller.mode > 2)", zero + 35'100ms},
      {"eventually[0 s, 10 s] controller.mode > 1", zero + 10'100ms},
      {"not (eventually controller.mode > 1)", zero + 30s},
  };
  for (const auto& [formula, lost] : formulas) {
    in_child([&] {
      ScenarioFile scenario = one_minute();
      scenario.checks = {check_of(formula)};
      FakeLink link{scenario.plant, [](SimTime time) {
                      return FakeLink::Answer{{"controller.mode", time >= zero + 30s ? 2.0 : 0.0}};
                    }};
      const Recorded run{scenario, link, {.stop_on_violation = true}};
      BOOST_TEST_CONTEXT(formula) {
        BOOST_TEST((run.result.verdict == Verdict::fail));
        BOOST_TEST((run.result.duration == lost - zero));
        BOOST_TEST((run.trace.rows.back().time == lost));
      }
    });
  }
}

BOOST_AUTO_TEST_CASE(the_controller_stands_at_the_instant_at_which_a_check_is_lost) {
  in_child([] {
    ScenarioFile scenario = one_minute();
    scenario.checks = {check_of("always controller.mode < 2")};
    FakeLink link{scenario.plant, [](SimTime time) {
                    return FakeLink::Answer{{"controller.mode", time >= zero + 30s ? 3.0 : 0.0}};
                  }};
    link.description.command_delay = link.description.quantum;
    link.ends_at_lost_check = true;
    const Recorded run{scenario, link};
    BOOST_TEST((link.asked.back() == zero + 30s));  // it has lived until 30.1 s
    BOOST_REQUIRE(link.checks_lost.size() == 1u);
    BOOST_TEST(link.checks_lost[0] ==
               "own is lost 30.1 s into the run: violated by 1 at 30.1 s; controller.mode");
    BOOST_TEST(run.result.link_lost);
    BOOST_TEST((run.result.duration == 30'100ms));
    BOOST_TEST(run.result.reasons.at(0) == "link lost: it was killed");
  });
}

BOOST_AUTO_TEST_CASE(a_lost_link_ends_the_run_and_keeps_its_trace) {
  in_child([] {
    const ScenarioFile scenario = one_minute();
    FakeLink link{scenario.plant, nothing};
    link.lost_at = zero + 10s;
    const Recorded run{scenario, link};
    BOOST_TEST(run.result.link_lost);
    BOOST_TEST((run.result.verdict == Verdict::invalid));
    BOOST_TEST((run.result.duration == 10s));
    BOOST_TEST(run.result.reasons.at(0) == "link lost: the cable is out");
    BOOST_TEST((run.trace.rows.back().time == zero + 10s));
  });
}

BOOST_AUTO_TEST_CASE(an_answer_out_of_its_range_makes_the_run_invalid) {
  for (const double answer : {4.0, -1.0, std::numeric_limits<double>::quiet_NaN()}) {
    in_child([&] {
      const ScenarioFile scenario = one_minute();
      FakeLink link{scenario.plant, [&](SimTime) { return FakeLink::Answer{{"controller.mode", answer}}; }};
      const Recorded run{scenario, link};
      BOOST_TEST((run.result.verdict == Verdict::invalid));
      BOOST_TEST(run.result.reasons.at(0).find("controller.mode") != std::string::npos);
    });
  }
}

BOOST_AUTO_TEST_CASE(a_plant_out_of_its_models_validity_makes_the_run_invalid) {
  in_child([] {
    ScenarioFile scenario = one_minute();
    scenario.duration = 24h;
    scenario.conditions.steam_start.pressure_Pag = 1e5;
    scenario.conditions.sun.ambient_K = 233.15;
    scenario.checks = {check_of("always steam.pressure < 100 barg")};
    // Nobody drains the receiver before a night in which its water would turn to ice.
    FakeLink link{scenario.plant, nothing};
    const Recorded run{scenario, link, {.row_period = 10s}};
    BOOST_TEST((run.result.verdict == Verdict::invalid));
    BOOST_REQUIRE(!run.result.reasons.empty());
    BOOST_TEST(run.result.reasons[0].find("validity") != std::string::npos, run.result.reasons[0]);
    for (const ReadRow& row : run.trace.rows) {
      for (const double value : row.values) BOOST_REQUIRE(std::isfinite(value));
    }
  });
}

// Neither in the trace nor to the controller.
BOOST_AUTO_TEST_CASE(what_is_no_number_is_never_shown) {
  in_child([] {
    ScenarioFile scenario = one_minute();
    scenario.conditions.sun.wind_speed_mps = std::numeric_limits<double>::quiet_NaN();
    FakeLink link{scenario.plant, nothing};
    const Recorded run{scenario, link};
    BOOST_TEST((run.result.verdict == Verdict::invalid));
    BOOST_REQUIRE(run.result.reasons.size() == 1u);
    BOOST_TEST(run.result.reasons[0].find(" is ") != std::string::npos, run.result.reasons[0]);
    BOOST_TEST_MESSAGE(run.result.reasons[0]);
    BOOST_TEST(run.trace.rows.empty());
    BOOST_TEST(link.asked.empty());
  });
}

BOOST_AUTO_TEST_CASE(a_run_in_real_time_says_how_late_it_was_and_takes_that_from_margins_in_time) {
  in_child([] {
    ScenarioFile scenario = one_minute();
    scenario.duration = 10s;
    FakeLink link{scenario.plant, nothing};
    link.description.own_clock = true;
    tests::HandClock clock;
    Pacer pacer{clock, 1.0, link.description.quantum};
    clock.oversleep = {0ms, 40ms, 60ms};
    const Recorded run{scenario, link, {.pacer = &pacer}};
    BOOST_CHECK(clock.time >= 10s);
    BOOST_CHECK_EQUAL(run.result.pacing.value().steps, 100u);
    BOOST_CHECK_EQUAL(run.result.pacing.value().overruns, 0u);
    BOOST_CHECK(run.result.timing_uncertainty == link.description.timing_uncertainty + 60ms);
    BOOST_CHECK(run.result.reasons.empty());
  });
}

BOOST_AUTO_TEST_CASE(to_a_controller_that_runs_by_the_bench_s_clock_a_late_step_is_as_any_other) {
  in_child([] {
    ScenarioFile scenario = one_minute();
    scenario.duration = 10s;
    FakeLink link{scenario.plant, nothing};
    tests::HandClock clock;
    Pacer pacer{clock, 1.0, link.description.quantum};
    clock.oversleep = {0ms, 60ms};
    const Recorded run{scenario, link, {.pacer = &pacer}};
    BOOST_CHECK(run.result.pacing.value().worst_lateness == 60ms);
    BOOST_CHECK(run.result.timing_uncertainty == link.description.timing_uncertainty);
  });
}

BOOST_AUTO_TEST_CASE(a_run_that_is_late_too_often_is_invalid) {
  in_child([] {
    ScenarioFile scenario = one_minute();
    scenario.duration = 10s;
    scenario.checks = {check_of("always steam.pressure < 100 barg")};
    FakeLink link{scenario.plant, nothing};
    tests::HandClock clock;
    Pacer pacer{clock, 1.0, link.description.quantum};
    clock.oversleep = {350ms};  // which makes the next two late as well
    const Recorded run{scenario, link, {.pacer = &pacer}};
    BOOST_CHECK((run.result.verdict == Verdict::invalid));
    BOOST_REQUIRE(!run.result.reasons.empty());
    BOOST_TEST(run.result.reasons[0].find("3 % of the exchanges") != std::string::npos,
               run.result.reasons[0]);
  });
}

// At its own instants, between the exchanges too.
BOOST_AUTO_TEST_CASE(the_load_opens_and_shuts_as_its_log_tells) {
  in_child([] {
    ScenarioFile scenario = one_minute();
    scenario.conditions.steam_start.pressure_Pag = 9.9e5;
    scenario.demand.steps = {{SimTime{-5s}, 0.6}, {SimTime{20s + 30ms}, 0.0}, {SimTime{40s}, 0.9}};
    FakeLink link{scenario.plant, nothing};
    const Recorded run{scenario, link};
    BOOST_CHECK(run.result.reasons.empty());
    const auto opening = [&](SimTime time) { return run.at("steam.outlet_valve_opening", time); };
    BOOST_CHECK_GT(opening(SimTime{15s}), 0.05);
    BOOST_CHECK_SMALL(opening(SimTime{35s}), 0.01);
    BOOST_CHECK_GT(opening(SimTime{55s}), 0.05);
    BOOST_CHECK_LE(opening(SimTime{55s}), 0.91);
    BOOST_CHECK(std::ranges::any_of(run.trace.rows,
                                    [](const ReadRow& row) { return row.time == SimTime{20s + 30ms}; }));
  });
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig::bench
