#include "bench/run/binding.h"

#include <algorithm>

#include "bench/faults/fault_menu.h"
#include "bench/units/units.h"

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

/// How a command stands that the plant file says no controller gives.
CommandSource standing(const SignalSpec& input, const HandSetting& setting, Diagnostics& diagnostics) {
  const auto value = parse_quantity_as(setting.value, input.unit);
  if (const auto* wrong = std::get_if<UnitError>(&value)) {
    diagnostics.push_back(
        {"wrong-unit", setting.position, "'" + input.name + "': " + wrong->message, wrong->advice});
    return {};
  }
  const double held = std::get<double>(value);
  if (!(held >= input.min && held <= input.max)) {
    diagnostics.push_back({"out-of-range", setting.position,
                           "'" + input.name + "' cannot stand at " + setting.value,
                           "it is " + format_quantity(input.min, input.unit) + " to " +
                               format_quantity(input.max, input.unit)});
  }
  return {{}, held};
}

/// Where each of the plant's inputs comes from. One that nobody drives would hold still unseen; one that the
/// plant file says stands by hand has no second driver.
std::vector<CommandSource> bind_commands(const models::PlantInterface& plant, const LinkDescription& link,
                                         const ScenarioFile& scenario, Diagnostics& diagnostics) {
  std::vector<CommandSource> sources;
  for (const SignalSpec& input : plant.inputs) {
    const auto driver = std::ranges::find(link.outputs, input.name, &SignalSpec::name);
    const auto by_hand = scenario.by_hand.find(input.name);
    const bool driven = driver != link.outputs.end();
    if (driven && by_hand != scenario.by_hand.end()) {
      diagnostics.push_back(
          {"driven-twice", by_hand->second.position,
           "'" + input.name + "' stands by hand, and controller " + link.name + " drives it",
           "leave it out here, or off the board"});
    } else if (driven) {
      sources.push_back({static_cast<std::size_t>(driver - link.outputs.begin()), 0.0});
    } else if (by_hand != scenario.by_hand.end()) {
      sources.push_back(standing(input, by_hand->second, diagnostics));
    } else {
      diagnostics.push_back(
          {"undriven-input",
           {scenario.path.string()},
           "controller " + link.name + " does not drive '" + input.name + "', which this plant needs",
           "wire it on the board, or say in the plant file under 'by_hand' how it stands"});
    }
  }
  return sources;
}

void check_hand_settings(const models::PlantInterface& plant, const ScenarioFile& scenario,
                         Diagnostics& diagnostics) {
  std::vector<std::string> names;
  for (const SignalSpec& input : plant.inputs) names.push_back(input.name);
  for (const auto& [command, setting] : scenario.by_hand) {
    if (std::ranges::find(names, command) == names.end())
      diagnostics.push_back({"unknown-command", setting.position,
                             "this plant has no command '" + command + "'", suggestion(command, names)});
  }
}

/// The plant's point of the load's demand, which an event may not move besides.
std::optional<std::size_t> bind_demand(const ScenarioFile& scenario, const Binding& binding,
                                       Diagnostics& diagnostics) {
  if (scenario.demand.steps.empty()) return std::nullopt;
  const auto& points = binding.plant.fault_points;
  const auto is_demand = [](const auto& one) { return one.target == "steam.load" && one.kind == "demand"; };
  const auto point = std::ranges::find_if(points, is_demand);
  if (point == points.end()) {
    diagnostics.push_back(
        {"no-load", scenario.demand.position, "this plant has no load", "leave 'demand' out"});
    return std::nullopt;
  }
  if (std::ranges::any_of(binding.faults, [&](const BoundFault& fault) { return is_demand(fault.choice); }))
    diagnostics.push_back({"contradiction", scenario.demand.position,
                           "the demand is told by a file, and an event changes it", "leave one of them out"});
  return static_cast<std::size_t>(point - points.begin());
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
    const std::set<std::size_t>& read = monitor.signals();
    if (!read.empty() && *read.rbegin() >= binding.signals.size()) {
      const UnavailableSignal& lacking = link.unavailable[*read.rbegin() - binding.signals.size()];
      monitor.excuse("'" + lacking.signal.name + "' is not to be had: " + lacking.reason);
    }
    binding.monitors.push_back(std::move(monitor));
  }
}

}  // namespace

std::vector<SignalSpec> bench_signals() {
  return {{"bench.faults_active", "1", 0, 1000, "faults and stimuli that are on", SignalKind::discrete}};
}

FaultReach fault_reach(const LinkDescription& link) {
  return {link.name, link.sensors, link.fault_points, link.console};
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
  check_hand_settings(binding.plant, scenario, diagnostics);
  binding.commands = bind_commands(binding.plant, link, scenario, diagnostics);

  const FaultMenu menu =
      fault_menu(binding.plant.fault_points, binding.plant.outputs, binding.plant.inputs, fault_reach(link));
  for (const EventSpec& event : scenario.events) {
    if (auto fault = bind_fault(event, menu, binding.signals, diagnostics)) {
      binding.faults.push_back(std::move(*fault));
    }
  }
  binding.demand_point = bind_demand(scenario, binding, diagnostics);
  bind_checks(scenario, link, binding, diagnostics);
  return binding;
}

}  // namespace heliorig::bench
