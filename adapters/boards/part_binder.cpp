#include "adapters/boards/part_binder.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "adapters/boards/board.pb.h"
#include "adapters/boards/bus_address.h"
#include "adapters/boards/pin_binder.h"
#include "adapters/boards/signal_menu.h"
#include "bench/units/units.h"

namespace heliorig::adapters {
namespace {

using bench::suggestion;
using models::SignalSpec;

/// `drive[3]`: a lower-case letter, then those, digits and `_`, and perhaps an index of up to three digits.
bool is_part_name(std::string_view name) {
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::size_t bracket = std::min(name.find('['), name.size());
  const std::string_view word = name.substr(0, bracket);
  if (word.empty() || !lower(word.front())) return false;
  if (!std::ranges::all_of(word, [&](char c) { return lower(c) || digit(c) || c == '_'; })) return false;
  if (bracket == name.size()) return true;
  const std::string_view index = name.substr(bracket);
  return index.size() >= 3 && index.size() <= 5 && index.back() == ']' &&
         std::ranges::all_of(index.substr(1, index.size() - 2), digit);
}

class PartBinder {
 public:
  PartBinder(const bench::Positions& positions, std::span<const PartKind> kinds, const PlantSignals& signals,
             Board& board, bench::Diagnostics& diagnostics)
      : positions_(positions),
        kinds_(kinds),
        signals_(signals),
        scales_(signals.scales),
        board_(board),
        diagnostics_(diagnostics),
        pins_(*board.mcu, board.parts) {}

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
    part_ = {.kind = &*kind, .name = entry.name()};
    bind_name();
    bind_pins({entry.pins().begin(), entry.pins().end()});
    bind_bus(entry);
    if (kind->on_spi) {
      if (const auto refused = pins_.take_spi()) refuse(*refused, "");
    }
    bind_signals({entry.signals().begin(), entry.signals().end()});
    bind_parameters({entry.parameters().begin(), entry.parameters().end()});
    bind_reports();
    bind_patterns({entry.patterns().begin(), entry.patterns().end()});
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
    if (!is_part_name(part_.name)) {
      complain("wrong-name", ".name", "this cannot be part of a signal's name",
               "lower-case letters, digits and _, beginning with a letter, as end_switch or drive[3]");
    }
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

  std::optional<BoardPin> find_pin(const PinRole& role, const std::string& name) {
    auto found = pins_.find(role, name, part_.name);
    if (const auto* refusal = std::get_if<PinBinder::Refusal>(&found)) {
      refuse(*refusal, ".pins." + std::string(role.name));
      return std::nullopt;
    }
    return std::get<BoardPin>(found);
  }

  void refuse(const PinBinder::Refusal& refusal, const std::string& at) {
    complain(refusal.code, at, refusal.message, refusal.advice);
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
    if (const auto refused = pins_.take_two_wire_bus()) refuse(*refused, ".bus");
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
    check_address(*address, written);
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

  void check_address(std::uint8_t address, const std::string& written) {
    const AddressRange& can = part_.kind->addresses;
    if (address >= can.first && address <= can.last) return;
    const std::string first = bus_address_text(can.first);
    complain("wrong-address", ".bus.address",
             "a " + std::string(part_.kind->name) + " cannot have the address " + written,
             can.first == can.last ? "its address is fixed: " + first
                                   : "by its address pins, " + first + " to " + bus_address_text(can.last));
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
      if (given && part_.kind->is_expander) {
        const std::string wire = part_.name + "." + expander_pin_name(part_.signals.size() - 1);
        pins_.take(wire, wire, part_.name, Taking::alone);
      }
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
    if (role.name == "value") value_ = *spec;
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
    std::map<std::string_view, double> good;
    for (const ParameterRole& role : part_.kind->parameters) {
      const auto entry = entries.find(std::string(role.name));
      if (entry == entries.end()) missing("parameters", "parameter", role.name, role.meaning);
      const auto value = entry == entries.end() ? std::nullopt : read_parameter(role, entry->second);
      if (value) good.emplace(role.name, *value);
      part_.parameters.push_back(value.value_or(0.0));
    }
    value_.reset();
    check_scale(good);
  }

  /// A scale has two ends, and a line through two points two points. What is turned by a gear turns.
  void check_scale(const std::map<std::string_view, double>& good) {
    for (const auto& [low, high] :
         {std::pair{"low", "high"}, {"low_voltage", "high_voltage"}, {"low_share", "high_share"}}) {
      if (!good.contains(low) || !good.contains(high) || good.at(low) != good.at(high)) continue;
      complain("out-of-range", std::string(".parameters.") + high,
               std::string(low) + " and " + high + " are the same", "give the two ends of its scale");
    }
    if (good.contains("gear") && good.at("gear") == 0.0)
      complain("out-of-range", ".parameters.gear", "gear is 0: the magnet would never turn",
               "turns of the magnet for one turn of the angle, as 5");
  }

  /// Nothing where it has been complained of.
  std::optional<double> read_parameter(const ParameterRole& role, const std::string& text) {
    const std::string at = ".parameters." + std::string(role.name);
    if (!role.words.empty()) return read_word(role, text, at);
    if (role.unit.empty() && !value_) return std::nullopt;  // its signal is missing or wrong
    const std::string unit = role.unit.empty() ? value_->unit : std::string(role.unit);
    const auto value = bench::parse_quantity_as(text, unit);
    if (const auto* wrong = std::get_if<bench::UnitError>(&value)) {
      complain("wrong-quantity", at, std::string(role.name) + ": " + wrong->message, wrong->advice);
      return std::nullopt;
    }
    const double number = std::get<double>(value);
    if (!(number >= role.min && number <= role.max)) {
      complain(
          "out-of-range", at, std::string(role.name) + " is " + text,
          "from " + bench::format_quantity(role.min, unit) + " to " + bench::format_quantity(role.max, unit));
      return std::nullopt;
    }
    if (value_) check_against_plant(role, number, unit, at);
    return number;
  }

  /// The part and the plant's instrument are one thing, in two files. Which way round a magnet sits is for
  /// the board alone to say.
  void check_against_plant(const ParameterRole& role, double number, const std::string& unit,
                           const std::string& at) {
    const auto figure = std::ranges::find_if(scales_, [&](const models::ScaleFigure& of) {
      return of.signal == value_->name && of.name == role.name;
    });
    if (figure == scales_.end()) return;
    const double compared = role.name == "gear" ? std::abs(number) : number;
    if (models::is_same_figure(compared, figure->value)) return;
    const std::string of_plant = bench::format_quantity(figure->value, unit, 9);
    complain("plant-scale", at,
             std::string(role.name) + " is " + bench::format_quantity(number, unit, 9) + ", but " + of_plant +
                 " where the plant describes '" + value_->name + "'",
             "give " + of_plant + ", or the plant's instrument the scale of this part");
  }

  std::optional<double> read_word(const ParameterRole& role, const std::string& text, const std::string& at) {
    const auto words = words_of(role.words);
    const auto found = std::ranges::find(words, text);
    if (found != words.end()) return static_cast<double>(found - words.begin());
    complain("wrong-word", at, std::string(role.name) + " cannot be '" + text + "'",
             suggestion(text, {words.begin(), words.end()}));
    return std::nullopt;
  }

  void bind_reports() {
    for (const ReportRole& role : part_.kind->reports) {
      part_.reports.push_back(board_.outputs.size());
      board_.outputs.push_back({part_.target() + "." + std::string(role.name), std::string(role.unit),
                                role.min, role.max, std::string(role.meaning), role.kind});
    }
  }

  void bind_patterns(const Entries& entries) {
    if (!part_.kind->takes_patterns && !entries.empty()) {
      complain("no-terminal", ".patterns", "a " + std::string(part_.kind->name) + " shows no lines",
               "remove 'patterns'");
      return;
    }
    for (const auto& [name, text] : entries) {
      if (!is_part_name(name)) {
        complain("wrong-name", ".patterns." + name + ":key",
                 "'" + name + "' cannot be part of a signal's name",
                 "lower-case letters, digits and _, beginning with a letter");
        continue;
      }
      part_.patterns.push_back({text, board_.outputs.size()});
      board_.outputs.push_back({part_.target() + "." + name, "1", 0, 1e9, "lines that match '" + text + "'",
                                models::SignalKind::discrete});
    }
  }

  const bench::Positions& positions_;
  std::span<const PartKind> kinds_;
  SignalMenu signals_;
  std::span<const models::ScaleFigure> scales_;
  Board& board_;
  bench::Diagnostics& diagnostics_;

  std::string path_;
  BoardPart part_;
  std::optional<SignalSpec> value_;  ///< the signal `value` of the present part
  PinBinder pins_;
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
