#include "bench/validation/sensor_sweep.h"

#include <algorithm>
#include <cassert>

#include "bench/units/units.h"
#include "models/plant.h"

namespace heliorig::bench {
namespace {

using models::SimDuration;
using models::SimTime;
using namespace std::chrono_literals;

constexpr SimDuration settling = 5s;    ///< for a controller to start
constexpr SimDuration at_a_level = 1s;  ///< long enough for a controller that looks ten times a second
constexpr SimDuration between = 200ms;

const SignalSpec& spec_of(const std::string& name, const std::vector<SignalSpec>& signals) {
  const auto found = std::ranges::find(signals, name, &SignalSpec::name);
  assert(found != signals.end() && "a link's sensors are the plant's");
  return *found;
}

bool is_switch(const SignalSpec& sensor) {
  return sensor.kind == SignalKind::discrete && sensor.min == 0.0 && sensor.max == 1.0;
}

/// The false values that it is shown one after the other.
std::vector<FaultSpec> falsehoods(const SignalSpec& sensor) {
  if (is_switch(sensor)) return {{.target = sensor.name, .kind = "inverted", .length = at_a_level}};
  std::vector<FaultSpec> levels;
  for (const double share : {0.1, 0.5, 0.9}) {
    const double level = sensor.min + share * (sensor.max - sensor.min);
    levels.push_back({.target = sensor.name,
                      .kind = "stuck",
                      .value = format_quantity(level, sensor.unit, 6),
                      .length = at_a_level});
  }
  return levels;
}

EventSpec event_at(SimTime at, FaultSpec fault) {
  EventSpec event;
  event.at = at;
  event.fault = std::move(fault);
  return event;
}

bool can_start_anew(const LinkDescription& link) {
  return std::ranges::any_of(link.fault_points, [](const models::FaultPoint& point) {
    return point.target == "controller.mcu" && point.kind == "reset";
  });
}

/// The values at the last row not after `time`.
const std::vector<double>& values_at(const TraceReading& trace, SimTime time) {
  const auto after = std::ranges::upper_bound(trace.rows, time, {}, &ReadRow::time);
  return after == trace.rows.begin() ? after->values : std::prev(after)->values;
}

/// Places of what differs between `from` and any row up to `to`.
std::vector<bool> moved_between(const TraceReading& trace, SimTime from, SimTime to) {
  const std::vector<double>& before = values_at(trace, from);
  std::vector<bool> moved(before.size(), false);
  for (auto row = std::ranges::upper_bound(trace.rows, from, {}, &ReadRow::time);
       row != trace.rows.end() && row->time <= to; ++row) {
    for (std::size_t i = 0; i < before.size(); ++i) moved[i] = moved[i] || row->values[i] != before[i];
  }
  return moved;
}

bool is_answer(const std::string& name) {
  return name.starts_with("controller.") && !name.starts_with("controller.mcu.");
}

bool printed_between(const TraceReading& trace, const SweepWindow& window) {
  return std::ranges::any_of(trace.events, [&](const BenchEvent& event) {
    return event.source == "console" && event.time >= window.from && event.time < window.to;
  });
}

}  // namespace

SensorSweep sweep_sensors(const ScenarioFile& at_rest, const LinkDescription& link) {
  SensorSweep sweep{at_rest, {}};
  sweep.scenario.name = "sensor-sweep";
  sweep.scenario.title = "Each sensor through its range, at rest";
  sweep.scenario.events.clear();
  const std::vector<SignalSpec> sensors = models::describe_plant(at_rest.plant).outputs;
  const bool anew = can_start_anew(link);
  SimTime now = SimTime{} + settling;
  for (const std::string& name : link.sensors) {
    const SimTime from = now;
    for (FaultSpec& level : falsehoods(spec_of(name, sensors))) {
      sweep.scenario.events.push_back(event_at(now, std::move(level)));
      now += at_a_level + between;
    }
    sweep.windows.push_back({name, from, now});
    if (!anew) continue;
    sweep.scenario.events.push_back(
        event_at(now, {.target = "controller.mcu", .kind = "reset", .length = between}));
    now += between + settling;
  }
  sweep.scenario.duration = now + between - SimTime{};
  return sweep;
}

std::vector<SensorReaction> reactions(const SensorSweep& sweep, const TraceReading& trace) {
  assert(!trace.rows.empty());
  const std::vector<bool> restless =
      moved_between(trace, SimTime{} + settling / 2, SimTime{} + settling - 1ns);
  std::vector<SensorReaction> all;
  for (const SweepWindow& window : sweep.windows) {
    SensorReaction reaction{window.sensor, {}};
    const std::vector<bool> moved = moved_between(trace, window.from - 1ns, window.to - 1ns);
    for (std::size_t i = 0; i < moved.size(); ++i) {
      const std::string& name = trace.signals[i].name;
      if (moved[i] && !restless[i] && is_answer(name)) reaction.moved.push_back(name);
    }
    if (printed_between(trace, window)) reaction.moved.push_back("console");
    all.push_back(std::move(reaction));
  }
  return all;
}

}  // namespace heliorig::bench
