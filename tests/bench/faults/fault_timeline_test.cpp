#include "bench/faults/fault_timeline.h"

#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>

using namespace heliorig::bench;
using heliorig::models::FaultPoint;
using heliorig::models::Seed;
using heliorig::models::sim_duration;
using heliorig::models::SimTime;
using namespace std::chrono_literals;

namespace {

const std::vector<SignalSpec> sensors{{"steam.pressure", "Pa(g)", -1e5, 25e5, ""},
                                      {"instruments.pressure_1", "Pa(g)", -4e5, 18e5, ""},
                                      {"instruments.start_button", "1", 0, 1, "", SignalKind::discrete},
                                      {"instruments.dni", "W/m2", 0, 3000, ""}};
const std::vector<SignalSpec> commands{{"controller.command.feed_pump", "1", 0, 1, ""}};
const std::vector<FaultPoint> plant_points{
    {"steam.outlet_valve", "stuck", "1", -1, 0, 1, false, ""},
    {"operator.start_button", "pressed", "", 0, 0, 1, true, "", "instruments.start_button"}};
/// It reads all of the sensors but the pyrheliometer.
const FaultReach reach{"fake", {"instruments.pressure_1", "instruments.start_button"}, {}, true};

constexpr SimTime at(double time_s) {
  return SimTime{} + sim_duration(time_s);
}

EventSpec event(std::string target, std::string kind, std::string value, double at_s,
                std::optional<heliorig::models::SimDuration> length = {}, bool stimulus = false) {
  EventSpec spec;
  spec.at = at(at_s);
  spec.fault.target = std::move(target);
  spec.fault.kind = std::move(kind);
  spec.fault.value = std::move(value);
  spec.fault.length = length;
  spec.fault.stimulus = stimulus;
  return spec;
}

std::vector<BoundFault> bound(const std::vector<EventSpec>& events) {
  const SignalTable signals{sensors};
  const FaultMenu menu = fault_menu(plant_points, sensors, commands, reach);
  Diagnostics diagnostics;
  std::vector<BoundFault> faults;
  for (const EventSpec& spec : events) {
    auto fault = bind_fault(spec, menu, signals, diagnostics);
    BOOST_REQUIRE_MESSAGE(fault, to_text(diagnostics));
    faults.push_back(std::move(*fault));
  }
  return faults;
}

FaultTimeline timeline(const std::vector<EventSpec>& events) {
  return FaultTimeline{bound(events), Seed{1}};
}

bool no_effect(FaultPlace, std::size_t) {
  return false;
}
bool all_effect(FaultPlace, std::size_t) {
  return true;
}

/// The complaints after the sensors as they truly are were handed over, falsified, at `time_s`.
std::vector<std::string> complaints_after(FaultTimeline& faults, double time_s, std::array<double, 4> row,
                                          const FaultTimeline::HasEffect& has_effect = no_effect) {
  faults.due(at(time_s));
  faults.falsify_sensors(at(time_s), row);
  faults.controller_took(at(time_s), has_effect);
  return faults.complaints();
}

constexpr std::array well{10e5, 10e5, 0.0, 700.0};
constexpr std::array pressed{10e5, 10e5, 1.0, 700.0};

std::string code_of(const EventSpec& spec) {
  Diagnostics diagnostics;
  const SignalTable signals{sensors};
  BOOST_CHECK(!bind_fault(spec, fault_menu(plant_points, sensors, commands, reach), signals, diagnostics));
  return diagnostics.empty() ? "" : diagnostics.front().code;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(binding_of_faults)

BOOST_AUTO_TEST_CASE(what_cannot_happen_is_refused) {
  BOOST_CHECK_EQUAL(code_of(event("steam.outlet_valv", "stuck", "0", 1)), "unknown-fault-target");
  BOOST_CHECK_EQUAL(code_of(event("steam.outlet_valve", "stuk", "0", 1)), "unknown-fault-kind");
  BOOST_CHECK_EQUAL(code_of(event("steam.outlet_valve", "stuck", "", 1)), "missing-value");
  BOOST_CHECK_EQUAL(code_of(event("steam.outlet_valve", "stuck", "1.5", 1)), "out-of-range");
  BOOST_CHECK_EQUAL(code_of(event("instruments.pressure_1", "bias", "1 barg", 1)), "wrong-unit");
  BOOST_CHECK_EQUAL(code_of(event("instruments.pressure_1", "open", "1", 1)), "needless-value");
  BOOST_CHECK_EQUAL(code_of(event("operator.start_button", "pressed", "", 1)), "fault-or-stimulus");
  // The truth cannot be falsified, only what a sensor says of it.
  BOOST_CHECK_EQUAL(code_of(event("steam.pressure", "bias", "1 bar", 1)), "unknown-fault-target");
  BOOST_CHECK_EQUAL(code_of(event("instruments.dni", "open", "", 1)), "unread-sensor");
  // A switch between its states would be read as one of them, perhaps as the true one.
  BOOST_CHECK_EQUAL(code_of(event("instruments.start_button", "stuck", "0.3", 1)), "out-of-range");
}

BOOST_AUTO_TEST_CASE(a_fault_that_shows_in_a_sensor_alone_is_for_those_who_read_it) {
  FaultReach other = reach;
  const auto offers = [&] {
    const FaultMenu menu = fault_menu(plant_points, sensors, commands, other);
    return std::ranges::any_of(
        menu.offered, [](const FaultChoice& choice) { return choice.target == "operator.start_button"; });
  };
  BOOST_CHECK(offers());
  other.sensors = {"instruments.pressure_1"};
  BOOST_CHECK(!offers());
  Diagnostics told;
  bind_fault(event("operator.start_button", "pressed", "", 1, {}, true),
             fault_menu(plant_points, sensors, commands, other), SignalTable{sensors}, told);
  BOOST_REQUIRE_EQUAL(told.size(), 1u);
  BOOST_CHECK_EQUAL(told[0].message,
                    "controller fake does not read 'instruments.start_button', in which alone "
                    "'operator.start_button' shows");
  BOOST_CHECK_EQUAL(told[0].advice, "it reads 'instruments.pressure_1'");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(timeline_of_faults)

BOOST_AUTO_TEST_CASE(a_plant_fault_is_set_and_cleared_at_its_instants) {
  FaultTimeline faults = timeline({event("steam.outlet_valve", "stuck", "0.25", 5, 2s)});
  BOOST_CHECK(faults.next_due(at(0)) == at(5));
  BOOST_CHECK(faults.due(at(4.9)).empty());
  const auto on = faults.due(at(5));
  BOOST_REQUIRE_EQUAL(on.size(), 1u);
  BOOST_CHECK(on[0].place == FaultPlace::plant);
  BOOST_CHECK_EQUAL(on[0].value.value(), 0.25);
  BOOST_CHECK(faults.next_due(at(5)) == at(7));
  const auto off = faults.due(at(7));
  BOOST_REQUIRE_EQUAL(off.size(), 1u);
  BOOST_CHECK(!off[0].value);
  BOOST_CHECK(!faults.next_due(at(7)));
}

BOOST_AUTO_TEST_CASE(a_sensor_fault_changes_its_sample_alone_while_it_is_on) {
  FaultTimeline faults = timeline({event("instruments.pressure_1", "bias", "-0.8 bar", 1, 1s)});
  std::array row{10e5, 10e5};
  faults.falsify_sensors(at(0), row);
  BOOST_CHECK_EQUAL(row[1], 10e5);
  faults.due(at(1));
  faults.falsify_sensors(at(1), row);
  BOOST_CHECK_EQUAL(row[0], 10e5);
  BOOST_CHECK_EQUAL(row[1], 9.2e5);
  faults.due(at(2));
  row[1] = 10e5;
  faults.falsify_sensors(at(2), row);
  BOOST_CHECK_EQUAL(row[1], 10e5);
}

BOOST_AUTO_TEST_CASE(a_sensor_fault_is_observed_when_the_controller_was_handed_it) {
  FaultTimeline faults = timeline({event("instruments.pressure_1", "bias", "-0.8 bar", 1)});
  std::array row = well;
  faults.due(at(1));
  faults.falsify_sensors(at(1), row);
  BOOST_CHECK(!faults.records()[0].observed);  // a row alone saw it
  BOOST_CHECK(complaints_after(faults, 1.1, well).empty());
  BOOST_CHECK(faults.records()[0].observed);
}

BOOST_AUTO_TEST_CASE(a_sensor_fault_that_is_over_before_the_controller_looks_did_nothing) {
  FaultTimeline faults = timeline({event("instruments.pressure_1", "bias", "-0.8 bar", 1, 20ms)});
  std::array row = well;
  faults.due(at(1));
  faults.falsify_sensors(at(1), row);
  BOOST_CHECK_EQUAL(complaints_after(faults, 1.1, well).size(), 1u);
}

BOOST_AUTO_TEST_CASE(a_sensor_fault_that_another_hides_did_nothing) {
  const auto two = [](EventSpec one, EventSpec another) {
    FaultTimeline faults = timeline({std::move(one), std::move(another)});
    return complaints_after(faults, 1, well);
  };
  const auto of_pressure = [](const char* kind, const char* value) {
    return event("instruments.pressure_1", kind, value, 1);
  };
  const std::vector<std::string> bias{"applied without effect: instruments.pressure_1 bias"};
  BOOST_TEST(two(of_pressure("bias", "5 bar"), of_pressure("stuck", "9.8 barg")) == bias);
  BOOST_TEST(two(of_pressure("bias", "5 bar"), of_pressure("open", "")) == bias);
  BOOST_TEST(two(of_pressure("bias", "5 bar"), of_pressure("gain", "0")) == bias);
  // One beside the other both have their share.
  BOOST_TEST(two(of_pressure("bias", "5 bar"), of_pressure("gain", "0.5")).empty());
  BOOST_TEST(two(of_pressure("stuck", "9 barg"), of_pressure("bias", "5 bar")).empty());
  // Together they tell the truth.
  BOOST_TEST(two(of_pressure("bias", "5 bar"), of_pressure("bias", "-5 bar")).size() == 2u);
  BOOST_TEST(two(event("instruments.start_button", "inverted", "", 1),
                 event("instruments.start_button", "inverted", "", 1))
                 .size() == 2u);
}

BOOST_AUTO_TEST_CASE(what_shows_in_a_sensor_alone_is_observed_when_that_was_handed_over) {
  const EventSpec press = event("operator.start_button", "pressed", "", 1, 5ms, true);
  FaultTimeline missed = timeline({press});
  missed.due(at(1));
  missed.plant_stands(at(1), all_effect);
  BOOST_CHECK_EQUAL(complaints_after(missed, 1.1, well).size(), 1u);

  FaultTimeline seen = timeline({press});
  BOOST_CHECK(complaints_after(seen, 1, pressed, all_effect).empty());

  FaultTimeline hidden = timeline({press, event("instruments.start_button", "stuck", "0", 1)});
  const auto complaints = complaints_after(hidden, 1, pressed, all_effect);
  BOOST_REQUIRE_EQUAL(complaints.size(), 1u);
  BOOST_CHECK_EQUAL(complaints[0], "applied without effect: operator.start_button pressed");
}

BOOST_AUTO_TEST_CASE(a_command_fault_is_observed_when_the_plant_lives_on_with_it) {
  FaultTimeline faults = timeline({event("controller.command.feed_pump", "stuck", "0", 1)});
  std::array command{0.5};
  faults.due(at(1));
  faults.falsify_commands(at(1), command);
  BOOST_CHECK_EQUAL(command[0], 0.0);
  BOOST_CHECK(!faults.records()[0].observed);
  faults.plant_took(at(1));
  BOOST_CHECK(faults.records()[0].observed);
}

BOOST_AUTO_TEST_CASE(a_fault_that_did_nothing_is_a_complaint) {
  FaultTimeline faults = timeline({event("instruments.pressure_1", "stuck", "10 barg", 1),
                                   event("steam.outlet_valve", "stuck", "0", 2),
                                   event("controller.command.feed_pump", "stuck", "0", 3)});
  complaints_after(faults, 1, well);  // it was at 10 barg anyway
  faults.due(at(2));
  faults.plant_stands(at(2), no_effect);
  const auto complaints = faults.complaints();
  BOOST_REQUIRE_EQUAL(complaints.size(), 3u);
  BOOST_CHECK_EQUAL(complaints[0], "applied without effect: instruments.pressure_1 stuck");
  BOOST_CHECK_EQUAL(complaints[1], "applied without effect: steam.outlet_valve stuck");
  BOOST_CHECK_EQUAL(complaints[2], "never applied: controller.command.feed_pump stuck");
}

BOOST_AUTO_TEST_CASE(a_latent_fault_may_do_nothing_but_must_come) {
  EventSpec comes = event("steam.outlet_valve", "stuck", "0", 1);
  EventSpec does_not = event("controller.command.feed_pump", "stuck", "0", 3);
  comes.fault.latent_reason = does_not.fault.latent_reason = "a good controller never asks for it";
  FaultTimeline faults = timeline({comes, does_not});
  faults.due(at(1));
  faults.plant_stands(at(1), no_effect);
  BOOST_REQUIRE_EQUAL(faults.complaints().size(), 1u);
  BOOST_CHECK_EQUAL(faults.complaints()[0], "never applied: controller.command.feed_pump stuck");
  BOOST_CHECK(!faults.records()[0].observed);
  BOOST_CHECK_EQUAL(faults.records()[0].latent, "a good controller never asks for it");
}

BOOST_AUTO_TEST_CASE(two_faults_at_one_point_at_once_are_a_complaint) {
  FaultTimeline faults = timeline(
      {event("steam.outlet_valve", "stuck", "0", 1, 5s), event("steam.outlet_valve", "stuck", "1", 2, 1s)});
  faults.due(at(1));
  faults.due(at(2));
  faults.plant_stands(at(2), all_effect);
  BOOST_REQUIRE_EQUAL(faults.complaints().size(), 1u);
  BOOST_CHECK_EQUAL(faults.complaints()[0], "two faults at once: steam.outlet_valve stuck");
}

BOOST_AUTO_TEST_CASE(a_condition_fires_once_at_the_first_row_where_it_holds) {
  EventSpec spec = event("instruments.pressure_1", "open", "", 0);
  spec.at.reset();
  spec.when = "steam.pressure > 10.5 barg";
  FaultTimeline faults = timeline({spec});
  std::array row{10e5, 10e5};
  BOOST_CHECK(faults.triggered({at(1), row}).empty());
  BOOST_CHECK_EQUAL(faults.active_count(), 0u);
  row[0] = 10.6e5;
  faults.triggered({at(2), row});
  BOOST_CHECK_EQUAL(faults.active_count(), 1u);
  BOOST_CHECK(faults.records()[0].applied_at == at(2));
}

BOOST_AUTO_TEST_CASE(the_log_tells_the_whole_life) {
  FaultTimeline faults = timeline({event("instruments.pressure_1", "open", "", 1, 1s)});
  complaints_after(faults, 1, well);
  faults.due(at(2));
  std::string told;
  for (const BenchEvent& entry : faults.take_log()) told += entry.text + "; ";
  BOOST_CHECK_EQUAL(told,
                    "instruments.pressure_1 open armed; instruments.pressure_1 open applied; "
                    "instruments.pressure_1 open observed; instruments.pressure_1 open cleared; ");
  BOOST_CHECK(faults.take_log().empty());
}

BOOST_AUTO_TEST_SUITE_END()
