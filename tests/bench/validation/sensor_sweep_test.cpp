// Which sensors are swept, and what counts as a reaction to it.
#include "bench/validation/sensor_sweep.h"

#include <boost/test/unit_test.hpp>

#include "bench/units/units.h"
#include "bench/validation/actuator_travel.h"
#include "bench/validation/signal_coverage.h"
#include "models/plant.h"

using namespace std::chrono_literals;

namespace heliorig::bench {
namespace {

using models::SimTime;

constexpr SimTime zero{};
const ScenarioReading read = read_scenario(HELIORIG_SOURCE_DIR "/scenarios/at-rest.yaml");

LinkDescription some_link(bool can_start_anew) {
  LinkDescription link;
  link.name = "test";
  link.sensors = {"instruments.pressure_1", "instruments.chain_closed"};
  link.outputs = {{"controller.mode", "1", 0, 3, "", SignalKind::discrete},
                  {"controller.command.feed_pump", "1", 0, 1, "", SignalKind::continuous}};
  if (can_start_anew)
    link.fault_points = {{"controller.mcu", "reset", "", 0.0, 0.0, 1.0, false, "held in reset"}};
  return link;
}

/// A trace of ten rows a second in which the mode is 1 while the pressure is swept, the pump runs faster all
/// the while, and a line is printed while the chain is.
TraceReading trace_of(const SensorSweep& sweep) {
  TraceReading trace;
  trace.signals = SignalTable{{{"steam.pressure", "Pa(g)", 0, 1, "", SignalKind::continuous},
                               {"controller.mode", "1", 0, 3, "", SignalKind::discrete},
                               {"controller.command.feed_pump", "1", 0, 1, "", SignalKind::continuous},
                               {"controller.mcu.resets", "1", 0, 9, "", SignalKind::discrete}}};
  for (SimTime time = zero; time <= zero + sweep.scenario.duration; time += 100ms) {
    const bool during = time > sweep.windows[0].from && time < sweep.windows[0].to;
    const double t = models::seconds(time);
    trace.rows.push_back({time, {t, during ? 1.0 : 0.0, 1e-3 * t, t}});
  }
  trace.events.push_back({sweep.windows[1].from + 100ms, "console", "chain open"});
  trace.events.push_back({sweep.windows[0].from + 100ms, "fault", "instruments.pressure_1 applied"});
  return trace;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sensor_sweep)

BOOST_AUTO_TEST_CASE(a_sensor_goes_through_its_range_a_switch_says_the_opposite) {
  const SensorSweep sweep = sweep_sensors(read.scenario, some_link(false));
  const auto& events = sweep.scenario.events;
  BOOST_REQUIRE_EQUAL(events.size(), 4u);
  const auto plant = models::describe_plant(read.scenario.plant).outputs;
  const auto spec = std::ranges::find(plant, "instruments.pressure_1", &SignalSpec::name);
  for (int i = 0; i < 3; ++i) {
    BOOST_TEST(events[i].fault.target == "instruments.pressure_1");
    BOOST_TEST(events[i].fault.kind == "stuck");
    const double level = std::get<double>(parse_quantity_as(events[i].fault.value, spec->unit));
    BOOST_TEST(level == spec->min + (0.1 + 0.4 * i) * (spec->max - spec->min),
               boost::test_tools::tolerance(1e-4));
  }
  BOOST_TEST(events[3].fault.target == "instruments.chain_closed");
  BOOST_TEST(events[3].fault.kind == "inverted");
  for (std::size_t i = 1; i < events.size(); ++i)
    BOOST_TEST((*events[i].at > *events[i - 1].at + *events[i - 1].fault.length));
  BOOST_TEST((zero + sweep.scenario.duration > *events.back().at + *events.back().fault.length));
}

BOOST_AUTO_TEST_CASE(a_controller_that_can_is_started_anew_after_each) {
  const SensorSweep sweep = sweep_sensors(read.scenario, some_link(true));
  BOOST_REQUIRE_EQUAL(sweep.scenario.events.size(), 6u);
  BOOST_TEST(sweep.scenario.events[3].fault.target == "controller.mcu");
  BOOST_TEST(sweep.scenario.events[5].fault.kind == "reset");
  BOOST_TEST((*sweep.scenario.events[3].at >= sweep.windows[0].to));
  BOOST_TEST((sweep.windows[1].from > *sweep.scenario.events[3].at + 1s));
}

BOOST_AUTO_TEST_CASE(what_moves_only_while_a_sensor_is_swept_is_a_reaction_to_it) {
  const SensorSweep sweep = sweep_sensors(read.scenario, some_link(true));
  const auto found = reactions(sweep, trace_of(sweep));
  BOOST_REQUIRE_EQUAL(found.size(), 2u);
  BOOST_TEST(found[0].sensor == "instruments.pressure_1");
  BOOST_TEST(found[0].moved == std::vector<std::string>{"controller.mode"}, boost::test_tools::per_element());
  BOOST_TEST(found[1].moved == std::vector<std::string>{"console"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(actuator_travel)

BOOST_AUTO_TEST_CASE(the_least_and_the_most_over_all_traces) {
  const SensorSweep sweep = sweep_sensors(read.scenario, some_link(true));
  ActuatorTravels travels{{"controller.command.feed_pump", "controller.command.vent_shut"}};
  travels.add(trace_of(sweep));
  TraceReading higher = trace_of(sweep);
  for (ReadRow& row : higher.rows) row.values[2] = 0.9;
  travels.add(higher);
  travels.add(TraceReading{});
  BOOST_TEST(travels.travels()[0].least == 0.0);
  BOOST_TEST(travels.travels()[0].most == 0.9);
  BOOST_TEST(travels.travels()[0].moved());
  BOOST_TEST(!travels.travels()[1].moved());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(signal_coverage)

BOOST_AUTO_TEST_CASE(what_the_machine_has_and_the_controller_uses) {
  const SignalCoverage coverage = cover(models::describe_plant(read.scenario.plant), some_link(true));
  const auto used = [](const std::vector<CoveredSignal>& signals) {
    std::vector<std::string> names;
    for (const CoveredSignal& signal : signals) {
      if (signal.used) names.push_back(signal.name);
    }
    return names;
  };
  BOOST_TEST(used(coverage.sensors).size() == 2u);
  BOOST_TEST(used(coverage.commands) == std::vector<std::string>{"controller.command.feed_pump"},
             boost::test_tools::per_element());
  BOOST_TEST(coverage.commands.size() > 10u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace heliorig::bench
