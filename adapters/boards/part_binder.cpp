#include "adapters/boards/part_binder.h"

#include <algorithm>
#include <map>

#include "adapters/boards/board.pb.h"
#include "adapters/boards/bus_address.h"
#include "adapters/boards/signal_menu.h"
#include "bench/units/units.h"

namespace heliorig::adapters {
namespace {

using bench::suggestion;
using models::SignalSpec;

class PartBinder {
 public:
  PartBinder(const bench::Positions& positions, std::span<const PartKind> kinds, const PlantSignals& signals,
             Board& board, bench::Diagnostics& diagnostics)
      : positions_(positions), kinds_(kinds), signals_(signals), board_(board), diagnostics_(diagnostics) {}

  void bind(const PartEntry& entry, const std::string& path) {
    path_ = path;
    const auto kind = std::ranges::find(kinds_, entry.part(), &PartKind::name);
    if (kind == kinds_.end()) {
      // A kind left out has been complained of by the reader.
      if (!entry.part().empty()) {
        complain("unknown-part", ".part", "there is no part '" + entry.part() + "'",
                 suggestion(entry.part(), kind_names()));
      }
      return;
    }
    part_ = {.kind = &*kind, .name = entry.name(), .pins = {}, .signals = {}, .parameters = {}, .bus = {}};
    bind_name();
    bind_pins({entry.pins().begin(), entry.pins().end()});
    bind_bus(entry);
    bind_signals({entry.signals().begin(), entry.signals().end()});
    bind_parameters({entry.parameters().begin(), entry.parameters().end()});
    board_.parts.push_back(part_);
  }

 private:
  using Entries = std::map<std::string, std::string>;  ///< sorted, unlike Protobuf's maps

  bench::Position position(const std::string& below) const {
    for (const std::string& path : {path_ + below, path_}) {
      const auto found = positions_.find(path);
      if (found != positions_.end()) return found->second;
    }
    return {};
  }

  void complain(const std::string& code, const std::string& below, const std::string& message,
                const std::string& advice) {
    const std::string name = part_name();
    diagnostics_.push_back({code, position(below), name + message, advice});
  }
  std::string part_name() const { return part_.name.empty() ? "" : "'" + part_.name + "': "; }

  std::vector<std::string> kind_names() const {
    std::vector<std::string> names;
    for (const PartKind& kind : kinds_) names.emplace_back(kind.name);
    return names;
  }

  void bind_name() {
    if (part_.name.empty()) return;
    const auto same = std::ranges::find(board_.parts, part_.name, &BoardPart::name);
    if (same == board_.parts.end()) return;
    complain("duplicate-name", ".name", "another part has this name", "give each part a name of its own");
  }

  /// Complains of entries for which the kind has no role.
  template <typename Roles>
  void check_roles(const Entries& entries, const Roles& roles, const std::string& group,
                   const std::string& what) {
    std::vector<std::string> names;
    for (const auto& role : roles) names.emplace_back(role.name);
    for (const auto& [name, value] : entries) {
      if (std::ranges::find(names, name) != names.end()) continue;
      complain("unknown-" + what, group + "." + name + ":key",
               "a " + std::string(part_.kind->name) + " has no " + what + " '" + name + "'",
               names.empty() ? "it has none at all" : suggestion(name, names));
    }
  }

  void missing(const std::string& group, const std::string& what, std::string_view role,
               std::string_view meaning) {
    complain("missing-" + what, "", "lacks " + group + "." + std::string(role), std::string(meaning));
  }

  void bind_pins(const Entries& entries) {
    check_roles(entries, part_.kind->pins, ".pins", "pin");
    for (const PinRole& role : part_.kind->pins) {
      const auto entry = entries.find(std::string(role.name));
      part_.pins.push_back(entry == entries.end() ? std::nullopt : find_pin(role, entry->second));
      if (entry == entries.end() && role.required) missing("pins", "pin", role.name, role.meaning);
    }
  }

  std::optional<McuPin> find_pin(const PinRole& role, const std::string& name) {
    const std::string at = ".pins." + std::string(role.name);
    const auto pin = board_.mcu->pin(name);
    if (!pin) {
      complain("unknown-pin", at, "the " + std::string(board_.mcu->name) + " has no pin '" + name + "'",
               suggestion(name, board_.mcu->pin_names(role.use)));
      return std::nullopt;
    }
    if (!pin->fits(role.use)) {
      complain("unfit-pin", at, pin->text() + " is not " + std::string(describe(role.use)),
               "those are " + list(board_.mcu->pin_names(role.use)));
      return std::nullopt;
    }
    take_pin(*pin, at);
    return pin;
  }

  void take_pin(const McuPin& pin, const std::string& at) {
    const auto [taken, fresh] = pins_.try_emplace(pin.port_name(), part_.name);
    if (fresh) return;
    complain("pin-taken", at, pin.text() + " is already taken by '" + taken->second + "'",
             "give each pin to one part");
  }

  static std::string list(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
  }

  void bind_bus(const PartEntry& entry) {
    if (!part_.kind->on_bus) {
      if (entry.has_bus())
        complain("not-on-bus", ".bus", "this part is not on the two-wire bus", "remove 'bus'");
      return;
    }
    if (!entry.has_bus()) {
      complain("missing-bus", "", "lacks 'bus'", "say where it sits, as bus: {address: 0x68}");
      return;
    }
    take_bus_pins();
    const std::string& written = entry.bus().address();
    const auto address = parse_bus_address(written);
    if (!address) {
      // One left out has been complained of by the reader.
      if (!written.empty()) {
        complain("wrong-address", ".bus.address", "'" + written + "' is no address of the two-wire bus",
                 "seven bits from 0x08 to 0x77, as 0x68");
      }
      return;
    }
    BusPosition place{.address = *address, .behind = {}, .channel = 0};
    if (!entry.bus().behind().empty()) bind_switch(entry.bus(), place);
    if (entry.bus().behind().empty() && entry.bus().has_channel()) {
      complain("unknown-switch", ".bus.channel", "a channel without a switch",
               "name the switch, as behind: encoder_switch");
    }
    if (const BoardPart* rival = find_rival(board_.parts, place)) {
      complain("address-taken", ".bus.address", "'" + rival->name + "' has this address on the same wires",
               "set another address, or put one behind a bus switch");
    }
    part_.bus = place;
  }

  void take_bus_pins() {
    for (const std::string_view name : {board_.mcu->twi_data, board_.mcu->twi_clock}) {
      const auto [taken, fresh] = pins_.try_emplace(std::string(name), two_wire_bus);
      if (fresh || taken->second == two_wire_bus) continue;
      complain("pin-taken", ".bus",
               "the two-wire bus needs " + std::string(name) + ", which '" + taken->second + "' has taken",
               "give each pin to one part");
    }
  }

  void bind_switch(const BusPlace& entry, BusPosition& place) {
    std::vector<std::string> switches;
    for (std::size_t i = 0; i < board_.parts.size(); ++i) {
      if (!board_.parts[i].kind->is_switch) continue;
      switches.push_back(board_.parts[i].name);
      if (switches.back() == entry.behind()) place.behind = i;
    }
    if (!place.behind) {
      complain("unknown-switch", ".bus.behind",
               "no bus switch '" + entry.behind() + "' stands before this part",
               suggestion(entry.behind(), switches));
    } else if (!entry.has_channel() && !positions_.contains(path_ + ".bus.channel")) {
      complain("missing-channel", ".bus", "does not say on which channel of '" + entry.behind() + "' it sits",
               "add channel: 0 to 7");
    }
    place.channel = static_cast<std::uint8_t>(entry.channel());
  }

  void bind_signals(const Entries& entries) {
    check_roles(entries, part_.kind->signals, ".signals", "signal");
    for (const SignalRole& role : part_.kind->signals) {
      const auto entry = entries.find(std::string(role.name));
      const bool given = entry != entries.end();
      part_.signals.push_back(given ? find_signal(role, entry->second) : std::nullopt);
      if (!given && role.required) missing("signals", "signal", role.name, role.meaning);
    }
  }

  std::optional<std::size_t> find_signal(const SignalRole& role, const std::string& name) {
    const std::string at = ".signals." + std::string(role.name);
    const bool sensor = role.direction == Direction::to_controller;
    const auto spec = signals_.find(role.direction, name);
    if (!spec) {
      complain("unknown-signal", at,
               "there is no signal '" + name + "' that a controller " + (sensor ? "reads" : "drives"),
               suggestion(name, signals_.names(role.direction)));
      return std::nullopt;
    }
    if (!role.unit.empty() && spec->unit != role.unit) {
      complain("wrong-unit", at,
               "'" + name + "' is in " + spec->unit + ", a " + std::string(part_.kind->name) + " needs " +
                   std::string(role.unit),
               std::string(role.meaning));
      return std::nullopt;
    }
    if (role.name == "value") value_unit_ = spec->unit;
    return sensor ? add_sensor(name) : add_output(*spec, at);
  }

  std::size_t add_sensor(const std::string& name) {
    const auto found = std::ranges::find(board_.sensors, name);
    const auto place = static_cast<std::size_t>(found - board_.sensors.begin());
    if (found == board_.sensors.end()) board_.sensors.push_back(name);
    return place;
  }

  std::optional<std::size_t> add_output(const SignalSpec& spec, const std::string& at) {
    if (std::ranges::find(board_.outputs, spec.name, &SignalSpec::name) != board_.outputs.end()) {
      complain("driven-twice", at, "'" + spec.name + "' is already driven by another part",
               "a signal has one driver");
      return std::nullopt;
    }
    board_.outputs.push_back(spec);
    return board_.outputs.size() - 1;
  }

  void bind_parameters(const Entries& entries) {
    check_roles(entries, part_.kind->parameters, ".parameters", "parameter");
    for (const ParameterRole& role : part_.kind->parameters) {
      const auto entry = entries.find(std::string(role.name));
      if (entry == entries.end()) {
        missing("parameters", "parameter", role.name, role.meaning);
        part_.parameters.push_back(0.0);
      } else {
        part_.parameters.push_back(read_parameter(role, entry->second));
      }
    }
    value_unit_.clear();
    check_scale();
  }

  /// A scale from low to high has two ends.
  void check_scale() {
    std::optional<double> low;
    std::optional<double> high;
    for (std::size_t i = 0; i < part_.parameters.size(); ++i) {
      if (part_.kind->parameters[i].name == "low") low = part_.parameters[i];
      if (part_.kind->parameters[i].name == "high") high = part_.parameters[i];
    }
    const bool complained = !diagnostics_.empty();
    if (!complained && low && high && *low == *high) {
      complain("out-of-range", ".parameters.high", "low and high are the same",
               "give the two ends of its scale");
    }
  }

  double read_parameter(const ParameterRole& role, const std::string& text) {
    const std::string at = ".parameters." + std::string(role.name);
    const std::string unit = role.unit.empty() ? value_unit_ : std::string(role.unit);
    if (unit.empty()) return 0.0;  // its signal is missing or wrong, and has been complained of
    const auto value = bench::parse_quantity_as(text, unit);
    if (const auto* wrong = std::get_if<bench::UnitError>(&value)) {
      complain("wrong-quantity", at, std::string(role.name) + ": " + wrong->message, wrong->advice);
      return 0.0;
    }
    const double number = std::get<double>(value);
    if (!(number >= role.min && number <= role.max)) {
      complain(
          "out-of-range", at, std::string(role.name) + " is " + text,
          "from " + bench::format_quantity(role.min, unit) + " to " + bench::format_quantity(role.max, unit));
    }
    return number;
  }

  static constexpr const char* two_wire_bus = "the two-wire bus";

  const bench::Positions& positions_;
  std::span<const PartKind> kinds_;
  SignalMenu signals_;
  Board& board_;
  bench::Diagnostics& diagnostics_;

  std::string path_;
  BoardPart part_;
  std::string value_unit_;                   ///< of the signal `value` of the present part
  std::map<std::string, std::string> pins_;  ///< which part has taken a pin
};

}  // namespace

void bind_parts(const BoardFile& file, const bench::Positions& positions, std::span<const PartKind> kinds,
                const PlantSignals& signals, Board& board, bench::Diagnostics& diagnostics) {
  PartBinder binder(positions, kinds, signals, board, diagnostics);
  for (int i = 0; i < file.parts_size(); ++i) {
    binder.bind(file.parts(i), "parts[" + std::to_string(i) + "]");
  }
}

}  // namespace heliorig::adapters
