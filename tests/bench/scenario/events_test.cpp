#include "bench/scenario/events.h"

#include <boost/test/unit_test.hpp>

#include "tests/bench/reader/reader_for_tests.h"
#include "tests/bench/scenario/scenario_for_tests.h"

using namespace heliorig::bench;
using heliorig::tests::check_complaint;
using heliorig::tests::nine_lines;
using heliorig::tests::ScenarioText;

namespace {

Diagnostics complaints(const std::string& events) {
  ScenarioText scenario{nine_lines + "events:\n" + events};
  read_events(scenario.message, scenario.located);
  return scenario.diagnostics;
}

void check_only(const Diagnostics& diagnostics, const std::string& code, std::size_t line, std::size_t column,
                const std::string& part = "") {
  BOOST_CHECK_MESSAGE(diagnostics.size() == 1, to_text(diagnostics));
  check_complaint(diagnostics, code, line, column, part);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(events)

BOOST_AUTO_TEST_CASE(events_keep_their_order_and_their_places) {
  ScenarioText scenario{nine_lines +
                        "events:\n"
                        "  - at: 5 min\n"
                        "    fault: {target: steam.outlet_valve, kind: stuck, value: 0, for: 6 min}\n"
                        "  - when: steam.pressure > 10.5 barg\n"
                        "    stimulus: {target: operator.start_button, kind: pressed}\n"};
  const auto read = read_events(scenario.message, scenario.located);
  BOOST_REQUIRE_MESSAGE(scenario.diagnostics.empty(), to_text(scenario.diagnostics));
  BOOST_REQUIRE_EQUAL(read.size(), 2u);
  BOOST_REQUIRE(read[0].at);
  BOOST_CHECK_EQUAL(heliorig::models::seconds(*read[0].at), 300.0);
  BOOST_CHECK_EQUAL(read[0].fault.target, "steam.outlet_valve");
  BOOST_CHECK_EQUAL(read[0].fault.kind, "stuck");
  BOOST_CHECK_EQUAL(read[0].fault.value, "0");
  BOOST_CHECK_EQUAL(heliorig::models::seconds(read[0].fault.length.value()), 360.0);
  BOOST_CHECK(!read[0].fault.stimulus);
  BOOST_CHECK(read[0].when_position == (Position{"s.yaml", 11, 9}));
  BOOST_CHECK(read[0].fault.target_position == (Position{"s.yaml", 12, 21}));
  BOOST_CHECK(read[0].fault.value_position == (Position{"s.yaml", 12, 61}));
  BOOST_CHECK(!read[1].at);
  BOOST_CHECK_EQUAL(read[1].when, "steam.pressure > 10.5 barg");
  BOOST_CHECK(read[1].when_position == (Position{"s.yaml", 13, 11}));
  BOOST_CHECK(read[1].fault.stimulus);
  BOOST_CHECK(!read[1].fault.length);
  BOOST_CHECK(read[1].fault.value_position == read[1].fault.kind_position);  // where it was left out
}

BOOST_AUTO_TEST_CASE(a_fault_may_be_latent_a_stimulus_not) {
  ScenarioText scenario{nine_lines +
                        "events:\n  - {at: 1 s, fault: {target: a, kind: b, latent: it waits}}\n"};
  BOOST_CHECK_EQUAL(read_events(scenario.message, scenario.located).at(0).fault.latent_reason, "it waits");
  check_only(complaints("  - {at: 1 s, stimulus: {target: a, kind: b, latent: it waits}}\n"), "contradiction",
             11, 46);
}

BOOST_AUTO_TEST_CASE(one_time_and_one_thing_each) {
  check_only(complaints("  - {at: 1 s, when: x > 1, fault: {target: a, kind: b}}\n"), "contradiction", 11,
             15);
  check_only(complaints("  - {fault: {target: a, kind: b}}\n"), "missing-key", 11, 5,
             "neither 'at' nor 'when'");
  check_only(complaints("  - {at: 1 s}\n"), "missing-key", 11, 5, "neither 'fault' nor 'stimulus'");
  check_only(complaints("  - {at: 1 s, fault: {target: a, kind: b}, stimulus: {target: a, kind: b}}\n"),
             "contradiction", 11, 44);
  check_only(complaints("  - {at: 1 s, fault: {target: a}}\n"), "missing-key", 11, 22, "lacks 'kind'");
}

BOOST_AUTO_TEST_CASE(what_would_come_after_the_end_is_refused) {
  check_only(complaints("  - {at: 20 min, fault: {target: a, kind: b}}\n"), "after-end", 11, 10, "1200 s");
  BOOST_CHECK(complaints("  - {at: 19.9 min, fault: {target: a, kind: b}}\n").empty());
  // The run counts nanoseconds: this is the end.
  check_only(complaints("  - {at: 1199.9999999999 s, fault: {target: a, kind: b}}\n"), "after-end", 11, 10);
}

BOOST_AUTO_TEST_CASE(what_would_last_beyond_the_end_is_refused) {
  check_only(complaints("  - {at: 19 min, fault: {target: a, kind: b, for: 61 s}}\n"), "after-end", 11, 51,
             "until 1201 s");
  check_only(complaints("  - {at: 19 min, stimulus: {target: a, kind: b, for: 61 s}}\n"), "after-end", 11,
             54);
  BOOST_CHECK(complaints("  - {at: 19 min, fault: {target: a, kind: b, for: 1 min}}\n").empty());
  BOOST_CHECK(complaints("  - {at: 19 min, fault: {target: a, kind: b}}\n").empty());
}

BOOST_AUTO_TEST_CASE(a_time_that_cannot_be_read_is_complained_of_once) {
  check_only(complaints("  - {at: soon, fault: {target: a, kind: b}}\n"), "wrong-unit", 11, 10);
  check_only(complaints("  - {at: -1 s, fault: {target: a, kind: b}}\n"), "out-of-range", 11, 10);
}

BOOST_AUTO_TEST_SUITE_END()
