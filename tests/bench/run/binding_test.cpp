// A scenario held against controllers that do not fit its plant, and against its own slips.
#include "bench/run/binding.h"

#include <boost/test/unit_test.hpp>
#include <map>

#include "tests/bench/run/fake_link.h"
#include "tests/bench/run/one_minute.h"

namespace heliorig::bench {
namespace {

using tests::check_of;
using tests::event_at;
using tests::FakeLink;
using tests::one_minute;

FakeLink quiet_link(const ScenarioFile& scenario) {
  return {scenario.plant, [](models::SimTime) { return FakeLink::Answer{}; }};
}

Diagnostics complaints(const ScenarioFile& scenario, const LinkDescription& link) {
  Diagnostics diagnostics;
  bind_scenario(scenario, link, diagnostics);
  return diagnostics;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(binding)

BOOST_AUTO_TEST_CASE(sensors_and_commands_are_found_by_name) {
  const ScenarioFile scenario = one_minute();
  FakeLink link = quiet_link(scenario);
  std::reverse(link.description.outputs.begin(), link.description.outputs.end());
  Diagnostics diagnostics;
  const Binding bound = bind_scenario(scenario, link.description, diagnostics);
  BOOST_REQUIRE_MESSAGE(diagnostics.empty(), to_text(diagnostics));
  BOOST_TEST(bound.signals[bound.sensors.at(0)].name == "instruments.pressure_1");
  BOOST_TEST(bound.signals[bound.sensors.at(1)].name == "instruments.clock");
  BOOST_REQUIRE(bound.commands.size() == bound.plant.inputs.size());
  for (std::size_t i = 0; i < bound.commands.size(); ++i) {
    BOOST_REQUIRE(bound.commands[i].output);
    BOOST_TEST(link.description.outputs[*bound.commands[i].output].name == bound.plant.inputs[i].name);
  }
  BOOST_TEST(bound.signals.signals().back().name == "bench.faults_active");
}

BOOST_AUTO_TEST_CASE(a_controller_that_reads_what_is_not_there_or_leaves_an_input_undriven_is_refused) {
  const ScenarioFile scenario = one_minute();
  FakeLink link = quiet_link(scenario);
  link.description.sensors.push_back("instruments.presure_2");
  std::erase_if(link.description.outputs,
                [](const SignalSpec& output) { return output.name == "controller.command.vent_shut"; });
  const Diagnostics found = complaints(scenario, link.description);
  BOOST_REQUIRE(found.size() == 2u);
  BOOST_TEST(found[0].code == "no-such-sensor");
  BOOST_TEST(found[0].advice.find("instruments.pressure_2") != std::string::npos);
  BOOST_TEST(found[1].code == "undriven-input");
  BOOST_TEST(found[1].message.find("controller.command.vent_shut") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_command_that_no_controller_gives_stands_as_the_plant_file_says) {
  ScenarioFile scenario = one_minute();
  FakeLink link = quiet_link(scenario);
  std::erase_if(link.description.outputs,
                [](const SignalSpec& output) { return output.name == "controller.command.feed_pump"; });
  scenario.by_hand["controller.command.feed_pump"] = {"25 %", {"plant.yaml", 5, 3}};
  Diagnostics diagnostics;
  const Binding bound = bind_scenario(scenario, link.description, diagnostics);
  BOOST_REQUIRE_MESSAGE(diagnostics.empty(), to_text(diagnostics));
  const auto input = std::ranges::find(bound.plant.inputs, "controller.command.feed_pump", &SignalSpec::name);
  const CommandSource& source =
      bound.commands.at(static_cast<std::size_t>(input - bound.plant.inputs.begin()));
  BOOST_TEST(!source.output);
  BOOST_TEST(source.by_hand == 0.25);
  for (const auto& [value, code] :
       std::map<std::string, std::string>{{"2", "out-of-range"}, {"1 bar", "wrong-unit"}}) {
    scenario.by_hand["controller.command.feed_pump"].value = value;
    const Diagnostics found = complaints(scenario, link.description);
    BOOST_REQUIRE(found.size() == 1u);
    BOOST_TEST(found[0].code == code);
    BOOST_TEST(found[0].position.file == "plant.yaml");
  }
}

BOOST_AUTO_TEST_CASE(what_stands_by_hand_exists_and_has_no_other_driver) {
  ScenarioFile scenario = one_minute();
  scenario.by_hand["controller.command.feed_pump"] = {"0", {"plant.yaml", 5, 3}};
  scenario.by_hand["controller.command.fed_pump"] = {"0", {"plant.yaml", 6, 3}};
  const Diagnostics found = complaints(scenario, quiet_link(scenario).description);
  BOOST_REQUIRE(found.size() == 2u);
  BOOST_TEST(found[0].code == "unknown-command");
  BOOST_TEST(found[0].advice.find("controller.command.feed_pump") != std::string::npos);
  BOOST_TEST(found[1].code == "driven-twice");
}

BOOST_AUTO_TEST_CASE(every_slip_of_events_and_checks_is_told) {
  ScenarioFile scenario = one_minute();
  scenario.events = {event_at({}, "steam.outlet_valv", "stuck", "0"),
                     event_at({}, "steam.outlet_valve", "stuk", "0"),
                     event_at({}, "steam.outlet_valve", "stuck", "2 bar")};
  scenario.checks = {check_of("always steam.presure < 3 barg"), check_of("always steam.pressure < 3 s")};
  BOOST_TEST(complaints(scenario, quiet_link(scenario).description).size() == 5u);
}

// It would go past it, and count as observed all the same.
BOOST_AUTO_TEST_CASE(a_fault_of_a_sensor_that_the_controller_does_not_read_is_refused) {
  ScenarioFile scenario = one_minute();
  const FakeLink link = quiet_link(scenario);
  scenario.events = {event_at({}, "instruments.pressure_1", "open"),
                     event_at({}, "instruments.pressure_2", "open"),
                     event_at({}, "operator.start_button", "pressed")};
  scenario.events[1].fault.target_position = {"scenario.yaml", 7, 21};
  scenario.events[2].fault.stimulus = true;
  const Diagnostics found = complaints(scenario, link.description);
  BOOST_REQUIRE(found.size() == 2u);
  BOOST_TEST(found[0].code == "unread-sensor");
  BOOST_CHECK(found[0].position == (Position{"scenario.yaml", 7, 21}));
  BOOST_TEST(found[0].message == "controller fake does not read 'instruments.pressure_2'");
  BOOST_TEST(found[0].advice == "it reads 'instruments.pressure_1', 'instruments.clock'");
  BOOST_TEST(found[1].code == "unread-sensor");
  BOOST_TEST(found[1].message.find("'operator.start_button' shows") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_check_that_reads_what_the_controller_has_not_got_is_not_applicable) {
  ScenarioFile scenario = one_minute();
  FakeLink link = quiet_link(scenario);
  link.description.unavailable = {
      {{"controller.mcu.free", "1", 0, 9, "", SignalKind::discrete}, "it has no memory"}};
  scenario.checks = {check_of("always controller.mcu.free < 3"), check_of("always steam.pressure < 30 barg")};
  Diagnostics diagnostics;
  Binding bound = bind_scenario(scenario, link.description, diagnostics);
  BOOST_REQUIRE_MESSAGE(diagnostics.empty(), to_text(diagnostics));
  BOOST_REQUIRE(bound.monitors.size() == 2u);
  BOOST_TEST(!bound.signals.find("controller.mcu.free"));
  const std::vector<double> row(bound.signals.size(), 5.0);
  for (CheckMonitor& monitor : bound.monitors) monitor.push({models::SimTime{}, row});
  BOOST_TEST(!bound.monitors[0].violated());
  const Finding lacking = bound.monitors[0].finish(models::SimTime{}, {});
  BOOST_TEST((lacking.verdict == Verdict::not_applicable));
  BOOST_TEST(lacking.reason == "'controller.mcu.free' is not to be had: it has no memory");
  BOOST_TEST((bound.monitors[1].finish(models::SimTime{}, {}).verdict == Verdict::pass));
}

BOOST_AUTO_TEST_CASE(a_slip_about_a_signal_that_is_not_to_be_had_is_told_all_the_same) {
  ScenarioFile scenario = one_minute();
  FakeLink link = quiet_link(scenario);
  link.description.unavailable = {
      {{"controller.mcu.free", "1", 0, 9, "", SignalKind::discrete}, "no memory"}};
  scenario.checks = {check_of("always controller.mcu.free < 3 s"), check_of("always controller.mcu.fre < 3")};
  BOOST_TEST(complaints(scenario, link.description).size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_demand_by_a_file_and_by_an_event_is_refused) {
  ScenarioFile scenario = one_minute();
  scenario.demand.steps = {{models::SimTime{}, 0.5}};
  const FakeLink link = quiet_link(scenario);
  BOOST_CHECK(complaints(scenario, link.description).empty());
  scenario.events = {event_at(models::SimTime{std::chrono::seconds{1}}, "steam.load", "demand", "0.2")};
  scenario.events[0].fault.stimulus = true;
  const Diagnostics found = complaints(scenario, link.description);
  BOOST_REQUIRE_EQUAL(found.size(), 1u);
  BOOST_CHECK_EQUAL(found[0].code, "contradiction");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig::bench
