#include "bench/faults/fault_menu.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace heliorig::bench {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

void add_points(std::vector<FaultChoice>& menu, FaultPlace place,
                const std::vector<models::FaultPoint>& points) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    const models::FaultPoint& point = points[i];
    menu.push_back({.place = place,
                    .target = point.target,
                    .kind = point.kind,
                    .unit = point.unit,
                    .min = point.min,
                    .max = point.max,
                    .stimulus = point.stimulus,
                    .meaning = point.meaning,
                    .index = i,
                    .shows_in = point.shows_in});
  }
}

bool fits(const SignalFaultKind& kind, const models::SignalSpec& signal, FaultPlace place) {
  if (place == FaultPlace::command) return kind.for_commands;
  return signal.kind == models::SignalKind::discrete ? kind.for_switches : kind.for_samples;
}

void add_signal(std::vector<FaultChoice>& menu, FaultPlace place, const models::SignalSpec& signal,
                std::size_t index) {
  for (const SignalFaultKind& kind : signal_fault_kinds()) {
    if (!fits(kind, signal, place)) continue;
    const bool in_range = kind.value == FaultValue::of_signal;
    menu.push_back({place, signal.name, std::string{kind.name}, value_unit(kind, signal),
                    in_range ? signal.min : -infinity, in_range ? signal.max : infinity, false,
                    std::string{kind.meaning}, index, &kind, signal,
                    place == FaultPlace::sensor ? signal.name : ""});
  }
}

/// All that plant and controller offer, whether the controller reads the sensor in which it shows or not.
std::vector<FaultChoice> all_choices(const std::vector<models::FaultPoint>& plant,
                                     const std::vector<models::SignalSpec>& sensors,
                                     const std::vector<models::SignalSpec>& commands,
                                     const FaultReach& reach) {
  std::vector<FaultChoice> menu;
  add_points(menu, FaultPlace::plant, plant);
  for (std::size_t i = 0; i < sensors.size(); ++i) {
    if (sensors[i].name.starts_with("instruments.")) add_signal(menu, FaultPlace::sensor, sensors[i], i);
  }
  for (std::size_t i = 0; i < commands.size(); ++i) add_signal(menu, FaultPlace::command, commands[i], i);
  add_points(menu, FaultPlace::controller, reach.points);
  if (reach.console) {
    menu.push_back({.place = FaultPlace::console,
                    .target = "controller.console",
                    .kind = "line",
                    .stimulus = true,
                    .meaning = "somebody types the given line and presses enter"});
  }
  return menu;
}

}  // namespace

FaultMenu fault_menu(const std::vector<models::FaultPoint>& plant,
                     const std::vector<models::SignalSpec>& sensors,
                     const std::vector<models::SignalSpec>& commands, const FaultReach& reach) {
  FaultMenu menu{.reach = reach};
  for (FaultChoice& choice : all_choices(plant, sensors, commands, reach)) {
    const bool reaches =
        choice.shows_in.empty() || std::ranges::find(reach.sensors, choice.shows_in) != reach.sensors.end();
    (reaches ? menu.offered : menu.unread).push_back(std::move(choice));
  }
  return menu;
}

std::string to_text(FaultPlace place) {
  switch (place) {
    case FaultPlace::plant:
      return "plant";
    case FaultPlace::sensor:
      return "sensor";
    case FaultPlace::command:
      return "command";
    case FaultPlace::controller:
      return "controller";
    case FaultPlace::console:
      return "console";
  }
  return "";
}

}  // namespace heliorig::bench
