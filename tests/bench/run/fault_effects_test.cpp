// When a fault has had an effect on the controller, and what becomes of a run in which one had none.
#include <boost/test/unit_test.hpp>

#include "tests/bench/run/one_minute.h"
#include "tests/bench/run/recorded_run.h"
#include "tests/support/in_child.h"

using namespace std::chrono_literals;

namespace heliorig::bench {
namespace {

using models::SimTime;
using tests::event_at;
using tests::FakeLink;
using tests::in_child;
using tests::nothing;
using tests::one_minute;
using tests::Recorded;
using tests::zero;

/// Why a run with these faults is invalid, of a controller that is asked every 100 ms for a minute.
std::vector<std::string> why_invalid(std::vector<EventSpec> events) {
  ScenarioFile scenario = one_minute();
  scenario.events = std::move(events);
  FakeLink link{scenario.plant, nothing};
  link.description.sensors.push_back("instruments.start_button");
  link.description.command_delay = link.description.quantum;
  return Recorded{scenario, link}.result.reasons;
}

EventSpec once_it_holds(const std::string& condition, const std::string& target, const std::string& kind,
                        const std::string& value = "") {
  EventSpec event = event_at(zero, target, kind, value);
  event.at.reset();
  event.when = condition;
  return event;
}

EventSpec pressed_at(SimTime at, models::SimDuration length) {
  EventSpec press = event_at(at, "operator.start_button", "pressed", "", length);
  press.fault.stimulus = true;
  return press;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fault_effects)

BOOST_AUTO_TEST_CASE(a_fault_without_effect_and_one_that_never_comes_make_the_run_invalid) {
  in_child([] {
    ScenarioFile scenario = one_minute();
    scenario.events = {event_at(zero + 20s, "controller.mcu", "halted")};
    scenario.events.push_back(event_at(zero, "steam.outlet_valve", "stuck", "0"));
    scenario.events.back().at.reset();
    scenario.events.back().when = "steam.pressure > 20 barg";
    FakeLink link{scenario.plant, nothing};
    link.fault_effect = false;
    const Recorded run{scenario, link};
    BOOST_TEST((run.result.verdict == Verdict::invalid));
    BOOST_TEST(run.result.reasons.size() == 2u);
    BOOST_TEST(link.faults.size() == 1u);
  });
}

// Nothing that comes and goes between two exchanges reaches it, nor what comes behind the last one.
BOOST_AUTO_TEST_CASE(what_the_controller_was_never_handed_has_had_no_effect) {
  const std::string pressure = "instruments.pressure_1";
  const std::string without_effect = "applied without effect: ";
  const std::vector<std::pair<EventSpec, std::string>> unseen = {
      {event_at(zero + 30'030ms, pressure, "open", "", 20ms), without_effect + pressure + " open"},
      {event_at(zero + 59'999ms, pressure, "open"), without_effect + pressure + " open"},
      {pressed_at(zero + 25'001ms, 5ms), without_effect + "operator.start_button pressed"},
      {event_at(zero + 59'999ms, "controller.mcu", "halted"), without_effect + "controller.mcu halted"},
      {event_at(zero + 59'950ms, "controller.command.vent_shut", "stuck", "0"),
       without_effect + "controller.command.vent_shut stuck"},
      {once_it_holds("once[60 s, 61 s] steam.pressure > -1 barg", pressure, "open"),
       "never applied: " + pressure + " open"},
      {once_it_holds("once[60 s, 61 s] steam.pressure > -1 barg", "steam.outlet_valve", "stuck", "0"),
       "never applied: steam.outlet_valve stuck"},
  };
  for (const auto& [event, reason] : unseen) {
    in_child([&] {
      const std::vector<std::string> reasons = why_invalid({event});
      BOOST_TEST_CONTEXT(reason) {
        BOOST_REQUIRE(reasons.size() == 1u);
        BOOST_TEST(reasons[0] == reason);
      }
    });
  }
}

BOOST_AUTO_TEST_CASE(what_the_controller_was_handed_once_has_had_its_effect) {
  const std::vector<EventSpec> seen = {
      event_at(zero + 30'080ms, "instruments.pressure_1", "open", "", 30ms),
      event_at(zero + 59'900ms, "instruments.pressure_1", "open"),
      pressed_at(zero + 25s, 5ms),
      event_at(zero + 59'900ms, "controller.mcu", "halted"),
      event_at(zero + 59'850ms, "controller.command.vent_shut", "stuck", "0"),
      once_it_holds("once[59 s, 61 s] steam.pressure > -1 barg", "instruments.pressure_1", "open"),
  };
  for (const EventSpec& event : seen) {
    in_child(
        [&] { BOOST_TEST(why_invalid({event}).empty(), event.fault.target << " " << event.fault.kind); });
  }
}

BOOST_AUTO_TEST_CASE(a_fault_that_another_hides_makes_the_run_invalid) {
  in_child([] {
    const auto reasons = why_invalid({event_at(zero + 10s, "instruments.pressure_1", "bias", "5 bar"),
                                      event_at(zero + 10s, "instruments.pressure_1", "stuck", "9.8 barg")});
    BOOST_REQUIRE(reasons.size() == 1u);
    BOOST_TEST(reasons[0] == "applied without effect: instruments.pressure_1 bias");
  });
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig::bench
