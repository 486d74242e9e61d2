#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdlib>

#include "bench/units/unit_expression.h"
#include "bench/units/unit_table.h"
#include "bench/units/units.h"

namespace heliorig::bench {
namespace {

constexpr Dimension pressure = {-1, 1, -2, 0, 0, 0};
constexpr Dimension kelvin = {0, 0, 0, 0, 1, 0};

const NamedQuantity* find_quantity(const QuantityType& type) {
  const auto all = named_quantities();
  const auto found = std::ranges::find_if(
      all, [&](const NamedQuantity& named) { return type_of_symbol(named.symbol) == type; });
  return found == all.end() ? nullptr : &*found;
}

std::string product(const Dimension& dimension, int sign) {
  static constexpr std::array<const char*, 6> names = {"m", "kg", "s", "A", "K", "rad"};
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const int power = sign * dimension[i];
    if (power <= 0) continue;
    if (!text.empty()) text += '.';
    text += names[i];
    if (power > 1) text += std::to_string(power);
  }
  return text;
}

}  // namespace

QuantityType type_of_symbol(std::string_view si_symbol) {
  const auto parsed = parse_unit(si_symbol);
  const Unit* unit = std::get_if<Unit>(&parsed);
  assert(unit != nullptr && unit->factor == 1.0 && unit->offset == 0.0 && "not an SI symbol of a port table");
  QuantityType type = unit->type;
  if (unit->kelvin) type.datum = Datum::temperature;
  return type;
}

std::string symbol_of(const QuantityType& type) {
  if (const NamedQuantity* named = find_quantity(type)) return std::string(named->symbol);
  const std::string above = product(type.dimension, 1);
  const std::string below = product(type.dimension, -1);
  if (below.empty()) return above;
  const bool several = below.find('.') != std::string::npos;
  return fmt::format(fmt::runtime(several ? "{}/({})" : "{}/{}"), above.empty() ? "1" : above, below);
}

std::string describe(const QuantityType& type) {
  if (const NamedQuantity* named = find_quantity(type)) return std::string(named->name);
  return "a quantity in " + symbol_of(type);
}

std::string example_of(const QuantityType& type) {
  if (const NamedQuantity* named = find_quantity(type)) return std::string(named->example);
  return "1.5 " + symbol_of(type);
}

std::string explain_mismatch(const QuantityType& given, const QuantityType& wanted) {
  if (given.dimension != wanted.dimension) return {};
  if (wanted.dimension == pressure)
    return "barg counts from the atmosphere (101325 Pa), bara from vacuum, bar is a difference of two "
           "pressures";
  if (wanted.dimension == kelvin)
    return "degC is a temperature; a difference of two temperatures is written in K";
  return {};
}

DisplayUnit display_unit(std::string_view si_symbol) {
  const auto all = named_quantities();
  const auto found = std::ranges::find(all, si_symbol, &NamedQuantity::symbol);
  return found == all.end() ? DisplayUnit{std::string(si_symbol), 1.0, 0.0} : found->display;
}

std::string difference_symbol(std::string_view si_symbol) {
  if (si_symbol == "Pa(g)" || si_symbol == "Pa(a)") return "Pa";
  if (si_symbol == "K") return "K(diff)";
  return std::string(si_symbol);
}

}  // namespace heliorig::bench
