#include "bench/faults/bound_fault.h"

#include <algorithm>
#include <cmath>

#include "bench/units/units.h"

namespace heliorig::bench {
namespace {

template <typename Keep, typename Name>
std::vector<std::string> names_of(const std::vector<FaultChoice>& menu, Keep keep, Name name) {
  std::vector<std::string> names;
  for (const FaultChoice& choice : menu) {
    if (keep(choice)) names.push_back(name(choice));
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

/// What a controller reads, in words: their names while they are few.
std::string sensors_read(const FaultReach& reach) {
  constexpr std::size_t most_named = 8;
  if (reach.sensors.empty()) return "it reads no sensor";
  if (reach.sensors.size() > most_named)
    return "'heliorig faults instruments', with this plant and controller, lists those that it reads";
  std::string names;
  for (const std::string& sensor : reach.sensors) names += (names.empty() ? "'" : ", '") + sensor + "'";
  return "it reads " + names;
}

/// A fault that would go past the controller.
Diagnostic unread_sensor(const FaultSpec& fault, const FaultChoice& choice, const FaultReach& reach) {
  const std::string alone =
      choice.shows_in == fault.target ? "" : ", in which alone '" + fault.target + "' shows";
  return {"unread-sensor", fault.target_position,
          "controller " + reach.controller + " does not read '" + choice.shows_in + "'" + alone,
          sensors_read(reach)};
}

const FaultChoice* choose(const FaultSpec& fault, const FaultMenu& menu, Diagnostics& diagnostics) {
  const auto is_target = [&](const FaultChoice& choice) { return choice.target == fault.target; };
  const auto found = std::ranges::find_if(menu.offered, [&](const FaultChoice& choice) {
    return is_target(choice) && choice.kind == fault.kind;
  });
  if (found != menu.offered.end()) return &*found;

  const auto kinds = names_of(menu.offered, is_target, [](const FaultChoice& choice) { return choice.kind; });
  const auto unread = std::ranges::find_if(menu.unread, is_target);
  if (kinds.empty() && unread != menu.unread.end()) {
    diagnostics.push_back(unread_sensor(fault, *unread, menu.reach));
  } else if (kinds.empty()) {
    const auto targets = names_of(
        menu.offered, [](const FaultChoice&) { return true; },
        [](const FaultChoice& choice) { return choice.target; });
    diagnostics.push_back(
        {"unknown-fault-target", fault.target_position,
         "nothing named '" + fault.target + "' can be given a fault with this plant and controller",
         suggestion(fault.target, targets)});
  } else {
    diagnostics.push_back({"unknown-fault-kind", fault.kind_position,
                           "'" + fault.target + "' has no fault '" + fault.kind + "'",
                           suggestion(fault.kind, kinds)});
  }
  return nullptr;
}

void check_word(const FaultSpec& fault, const FaultChoice& choice, Diagnostics& diagnostics) {
  if (fault.stimulus == choice.stimulus) return;
  diagnostics.push_back({"fault-or-stimulus", fault.target_position,
                         "'" + fault.kind + "' of '" + fault.target + "' is " +
                             (choice.stimulus ? "a stimulus, not a fault" : "a fault, not a stimulus"),
                         std::string{"write '"} + (choice.stimulus ? "stimulus" : "fault") + ":'"});
}

bool takes_whole_numbers(const FaultChoice& choice) {
  return choice.signal_kind != nullptr && choice.signal_kind->value == FaultValue::of_signal &&
         choice.signal.kind == models::SignalKind::discrete;
}

std::optional<double> read_value(const FaultSpec& fault, const FaultChoice& choice,
                                 Diagnostics& diagnostics) {
  if (choice.unit.empty()) {
    if (fault.value.empty()) return 1.0;
    diagnostics.push_back(
        {"needless-value", fault.value_position, "'" + fault.kind + "' takes no value", "leave 'value' out"});
    return std::nullopt;
  }
  if (fault.value.empty()) {
    diagnostics.push_back({"missing-value", fault.kind_position, "'" + fault.kind + "' needs a value",
                           "add 'value:' in " + display_unit(choice.unit).name});
    return std::nullopt;
  }
  const auto parsed = parse_quantity_as(fault.value, choice.unit);
  if (const auto* error = std::get_if<UnitError>(&parsed)) {
    diagnostics.push_back({"wrong-unit", fault.value_position, error->message, error->advice});
    return std::nullopt;
  }
  const double value = std::get<double>(parsed);
  if (value < choice.min || value > choice.max) {
    diagnostics.push_back({"out-of-range", fault.value_position, "'" + fault.value + "' is out of range",
                           "between " + format_quantity(choice.min, choice.unit) + " and " +
                               format_quantity(choice.max, choice.unit)});
    return std::nullopt;
  }
  if (takes_whole_numbers(choice) && value != std::round(value)) {
    diagnostics.push_back({"out-of-range", fault.value_position,
                           "'" + choice.target + "' is never " + fault.value, "it takes whole numbers"});
    return std::nullopt;
  }
  return value;
}

/// A line for the console: printable characters of ASCII, as they go over a serial line.
std::optional<std::string> read_text(const FaultSpec& fault, Diagnostics& diagnostics) {
  constexpr std::size_t longest = 80;
  const bool printable =
      std::all_of(fault.value.begin(), fault.value.end(), [](char c) { return c >= ' ' && c <= '~'; });
  if (fault.value.empty() || fault.value.size() > longest || !printable) {
    diagnostics.push_back({"wrong-line", fault.value.empty() ? fault.kind_position : fault.value_position,
                           "a line for the console has 1 to 80 printable characters of ASCII",
                           "add 'value: status', or what the controller understands"});
    return std::nullopt;
  }
  if (fault.length) {
    diagnostics.push_back(
        {"needless-value", fault.length_position, "a line is typed at once", "leave 'for' out"});
    return std::nullopt;
  }
  return fault.value;
}

}  // namespace

std::optional<BoundFault> bind_fault(const EventSpec& event, const FaultMenu& menu,
                                     const SignalTable& signals, Diagnostics& diagnostics) {
  const std::size_t complaints = diagnostics.size();
  BoundFault bound{.at = event.at, .length = event.fault.length, .latent = event.fault.latent_reason};
  if (!event.at) {
    auto condition = Condition::create(event.when, event.when_position, signals);
    if (auto* wrong = std::get_if<Diagnostics>(&condition)) {
      diagnostics.insert(diagnostics.end(), wrong->begin(), wrong->end());
    } else {
      bound.when = std::move(std::get<Condition>(condition));
    }
  }
  if (const FaultChoice* choice = choose(event.fault, menu, diagnostics)) {
    check_word(event.fault, *choice, diagnostics);
    bound.choice = *choice;
    if (choice->place == FaultPlace::console) {
      bound.text = read_text(event.fault, diagnostics).value_or("");
    } else {
      bound.value = read_value(event.fault, *choice, diagnostics).value_or(bound.value);
    }
  }
  if (diagnostics.size() != complaints) return std::nullopt;
  return bound;
}

}  // namespace heliorig::bench
