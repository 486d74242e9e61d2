#include "adapters/boards/signal_menu.h"

#include <algorithm>
#include <string_view>

namespace heliorig::adapters {
namespace {

using models::SignalKind;
using models::SignalSpec;

std::optional<SignalSpec> among(std::span<const SignalSpec> specs, const std::string& name) {
  const auto found = std::ranges::find(specs, name, &SignalSpec::name);
  return found == specs.end() ? std::nullopt : std::optional{*found};
}

/// What controllers report besides commands.
std::optional<SignalSpec> report(const std::string& name) {
  if (name == "controller.mode") {
    return SignalSpec{name, "1", 0, 15, "its mode, as its maker numbers them", SignalKind::discrete};
  }
  constexpr std::string_view alarm = "controller.alarm[";
  if (!name.starts_with(alarm) || !name.ends_with(']')) return std::nullopt;
  const std::string index = name.substr(alarm.size(), name.size() - alarm.size() - 1);
  const bool number = !index.empty() && index.size() <= 2 &&
                      std::ranges::all_of(index, [](char c) { return c >= '0' && c <= '9'; });
  if (!number) return std::nullopt;
  return SignalSpec{name, "1", 0, 1, "1 while the alarm is given", SignalKind::discrete};
}

}  // namespace

std::optional<SignalSpec> SignalMenu::find(Direction direction, const std::string& name) const {
  if (direction == Direction::to_controller) return among(plant_.outputs, name);
  const auto command = among(plant_.inputs, name);
  return command ? command : report(name);
}

std::vector<std::string> SignalMenu::names(Direction direction) const {
  const bool sensors = direction == Direction::to_controller;
  std::vector<std::string> names;
  for (const SignalSpec& spec : sensors ? plant_.outputs : plant_.inputs) names.push_back(spec.name);
  if (!sensors) names.insert(names.end(), {"controller.mode", "controller.alarm[0]"});
  return names;
}

}  // namespace heliorig::adapters
