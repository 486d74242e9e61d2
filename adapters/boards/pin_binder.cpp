#include "adapters/boards/pin_binder.h"

#include <algorithm>

namespace heliorig::adapters {
namespace {

constexpr std::size_t expander_pins = 16;

bool is_digital(PinUse use) {
  return use == PinUse::digital_input || use == PinUse::digital_output;
}

std::string list(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

}  // namespace

std::string expander_pin_name(std::size_t bit) {
  return std::string(bit < 8 ? "GPA" : "GPB") + static_cast<char>('0' + bit % 8);
}

std::variant<BoardPin, PinBinder::Refusal> PinBinder::find(const PinRole& role, const std::string& text,
                                                           const std::string& part) {
  if (role.taking == Taking::listens && (text == "supply" || text == "ground"))
    return BoardPin{text == "supply" ? Strap::supply : Strap::ground};
  if (text.find('.') != std::string::npos) {
    auto found = find_expander_pin(role, text);
    if (!std::holds_alternative<BoardPin>(found)) return found;
    if (auto refused = take(text, text, part, role.taking)) return std::move(*refused);
    return found;
  }
  const auto pin = mcu_.pin(text);
  if (!pin) return unknown(role, text);
  if (!pin->fits(role.use)) {
    return Refusal{"unfit-pin", pin->text() + " is not " + std::string(describe(role.use)),
                   "those are " + list(mcu_.pin_names(role.use))};
  }
  if (auto refused = take(pin->port_name(), pin->text(), part, role.taking)) {
    refused->advice += "; no part before this one has taken " + free_pins(role.use);
    return std::move(*refused);
  }
  return BoardPin{*pin};
}

std::variant<BoardPin, PinBinder::Refusal> PinBinder::find_expander_pin(const PinRole& role,
                                                                        const std::string& text) const {
  const std::size_t dot = text.find('.');
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (!parts_[i].kind->is_expander || parts_[i].name != text.substr(0, dot)) continue;
    for (std::size_t bit = 0; bit < expander_pins; ++bit) {
      if (expander_pin_name(bit) != text.substr(dot + 1)) continue;
      if (is_digital(role.use)) return BoardPin{ExpanderPin{i, static_cast<std::uint8_t>(bit)}};
      return Refusal{"unfit-pin", "an expander's pin is not " + std::string(describe(role.use)),
                     "those are " + list(mcu_.pin_names(role.use))};
    }
  }
  return unknown(role, text);
}

PinBinder::Refusal PinBinder::unknown(const PinRole& role, const std::string& text) const {
  std::vector<std::string> names = mcu_.pin_names(role.use);
  if (is_digital(role.use)) std::ranges::move(expander_pin_names(), std::back_inserter(names));
  if (role.taking == Taking::listens) names.insert(names.end(), {"supply", "ground"});
  const bool of_expander = text.find('.') != std::string::npos;
  const std::string lacking = of_expander ? "no expander before this part has a pin '" + text + "'"
                                          : "the " + std::string(mcu_.name) + " has no pin '" + text + "'";
  return {"unknown-pin", lacking, bench::suggestion(text, names)};
}

/// Some of those that would fit.
std::string PinBinder::free_pins(PinUse use) const {
  constexpr std::size_t enough = 8;
  std::vector<std::string> names;
  for (const McuPin& pin : mcu_.pins) {
    if (!pin.fits(use) || taken_.contains(pin.port_name())) continue;
    if (names.size() == enough) return list(names) + " …";
    names.emplace_back(pin.board_name.empty() ? pin.port_name() : pin.board_name);
  }
  return names.empty() ? "none that fits" : list(names);
}

std::vector<std::string> PinBinder::expander_pin_names() const {
  std::vector<std::string> names;
  for (const BoardPart& part : parts_) {
    if (!part.kind->is_expander) continue;
    for (std::size_t bit = 0; bit < expander_pins; ++bit)
      names.push_back(part.name + "." + expander_pin_name(bit));
  }
  return names;
}

std::optional<PinBinder::Refusal> PinBinder::take(const std::string& wire, const std::string& shown,
                                                  const std::string& part, Taking taking) {
  if (taking == Taking::probes) return std::nullopt;
  const auto [taken, fresh] = taken_.try_emplace(wire, Taken{part, taking});
  if (fresh || (taken->second.taking == Taking::listens && taking == Taking::listens)) return std::nullopt;
  return Refusal{"pin-taken", shown + " is already taken by '" + taken->second.part + "'",
                 "give each pin to one part; only inputs of parts may share one"};
}

std::optional<PinBinder::Refusal> PinBinder::take_two_wire_bus() {
  return take_bus("the two-wire bus", {mcu_.twi_data, mcu_.twi_clock});
}

std::optional<PinBinder::Refusal> PinBinder::take_spi() {
  return take_bus("the SPI", {mcu_.spi_in, mcu_.spi_out, mcu_.spi_clock});
}

std::optional<PinBinder::Refusal> PinBinder::take_bus(const char* bus,
                                                      std::initializer_list<std::string_view> names) {
  std::optional<Refusal> refusal;
  for (const std::string_view name : names) {
    const auto [taken, fresh] = taken_.try_emplace(std::string(name), Taken{bus, Taking::alone});
    if (fresh || taken->second.part == bus) continue;
    refusal = Refusal{"pin-taken",
                      std::string(bus) + " needs " + mcu_.pin(name)->text() + ", which '" +
                          taken->second.part + "' has taken",
                      "give each pin to one part"};
  }
  return refusal;
}

}  // namespace heliorig::adapters
