#include "bench/run/binding.h"

#include <algorithm>

#include "bench/faults/fault_menu.h"

namespace heliorig::bench {
namespace {

void append(Diagnostics& diagnostics, const Diagnostics& more) {
  diagnostics.insert(diagnostics.end(), more.begin(), more.end());
}

/// The link's sensors by their place in a row. A controller that reads what this plant has not got cannot run
/// on it.
std::vector<std::size_t> bind_sensors(const LinkDescription& link, const SignalTable& signals,
                                      const ScenarioFile& scenario, Diagnostics& diagnostics) {
  std::vector<std::size_t> places;
  for (const std::string& sensor : link.sensors) {
    const auto place = signals.find(sensor);
    if (place) {
      places.push_back(*place);
    } else {
      diagnostics.push_back(
          {"no-such-sensor",
           {scenario.path.string()},
           "controller " + link.name + " reads '" + sensor + "', which this plant has not got",
           suggestion(sensor, signals.names())});
    }
  }
  return places;
}

/// The plant's inputs by their place among the link's outputs. An input that nobody drives would hold still
/// unseen.
std::vector<std::size_t> bind_commands(const models::PlantInterface& plant, const LinkDescription& link,
                                       const ScenarioFile& scenario, Diagnostics& diagnostics) {
  std::vector<std::size_t> places;
  for (const SignalSpec& input : plant.inputs) {
    const auto driver = std::find_if(link.outputs.begin(), link.outputs.end(),
                                     [&](const SignalSpec& output) { return output.name == input.name; });
    if (driver != link.outputs.end()) {
      places.push_back(static_cast<std::size_t>(driver - link.outputs.begin()));
    } else {
      diagnostics.push_back(
          {"undriven-input",
           {scenario.path.string()},
           "controller " + link.name + " does not drive '" + input.name + "', which this plant needs",
           ""});
    }
  }
  return places;
}

/// Checks are read against what other controllers report as well, so that a slip in one is told in any case.
void bind_checks(const ScenarioFile& scenario, const LinkDescription& link, Binding& binding,
                 Diagnostics& diagnostics) {
  std::vector<SignalSpec> known = binding.signals.signals();
  for (const UnavailableSignal& lacking : link.unavailable) known.push_back(lacking.signal);
  const SignalTable table{std::move(known)};
  for (const CheckSpec& check : scenario.checks) {
    auto created = CheckMonitor::create(check, table);
    if (const auto* wrong = std::get_if<Diagnostics>(&created)) {
      append(diagnostics, *wrong);
      continue;
    }
    CheckMonitor& monitor = std::get<CheckMonitor>(created);
    if (const std::size_t last = *monitor.signals().rbegin(); last >= binding.signals.size()) {
      const UnavailableSignal& lacking = link.unavailable[last - binding.signals.size()];
      monitor.excuse("'" + lacking.signal.name + "' is not to be had: " + lacking.reason);
    }
    binding.monitors.push_back(std::move(monitor));
  }
}

}  // namespace

std::vector<SignalSpec> bench_signals() {
  return {{"bench.faults_active", "1", 0, 1000, "faults and stimuli that are on", SignalKind::discrete}};
}

std::vector<SignalSpec> run_signals(const models::PlantInterface& plant, const LinkDescription& link) {
  std::vector<SignalSpec> signals = plant.outputs;
  signals.insert(signals.end(), link.outputs.begin(), link.outputs.end());
  const auto own = bench_signals();
  signals.insert(signals.end(), own.begin(), own.end());
  return signals;
}

Binding bind_scenario(const ScenarioFile& scenario, const LinkDescription& link, Diagnostics& diagnostics) {
  Binding binding;
  binding.plant = models::describe_plant(scenario.plant);
  binding.signals = SignalTable{run_signals(binding.plant, link)};
  binding.sensors = bind_sensors(link, binding.signals, scenario, diagnostics);
  binding.commands = bind_commands(binding.plant, link, scenario, diagnostics);

  const auto menu = fault_menu(binding.plant.fault_points, binding.plant.outputs, binding.plant.inputs,
                               link.fault_points, link.console);
  for (const EventSpec& event : scenario.events) {
    if (auto fault = bind_fault(event, menu, binding.signals, diagnostics)) {
      binding.faults.push_back(std::move(*fault));
    }
  }
  bind_checks(scenario, link, binding, diagnostics);
  return binding;
}

}  // namespace heliorig::bench
