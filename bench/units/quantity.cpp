#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>

#include "bench/units/number.h"
#include "bench/units/unit_expression.h"
#include "bench/units/units.h"

namespace heliorig::bench {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

UnitError not_a_number(std::string_view text) {
  if (text.empty()) return {"a quantity is missing", "write a number and its unit, as 10.8 barg"};
  return {fmt::format("'{}' does not begin with a number", text),
          "write a number and its unit, as 10.8 barg"};
}

bool fits(const Quantity& quantity, const QuantityType& wanted) {
  if (quantity.type == wanted) return true;
  return quantity.kelvin_literal && quantity.type.dimension == wanted.dimension;
}

/// What a gauge pressure is as an absolute one and the other way round; empty for all else.
std::string converted(const Quantity& quantity, const QuantityType& wanted) {
  constexpr double atmosphere_Pa = 101325.0;
  if (quantity.type.datum == Datum::absolute_pressure && wanted.datum == Datum::gauge_pressure)
    return format_quantity(quantity.si - atmosphere_Pa, "Pa(g)", 6);
  if (quantity.type.datum == Datum::gauge_pressure && wanted.datum == Datum::absolute_pressure)
    return format_quantity(quantity.si + atmosphere_Pa, "Pa(a)", 6);
  return {};
}

UnitError mismatch(std::string_view text, const Quantity& quantity, const QuantityType& wanted) {
  const bool bare = quantity.type == QuantityType{} && number_prefix(text)->length == text.size();
  const std::string message =
      bare ? fmt::format("'{}' has no unit, but {} is wanted", text, describe(wanted))
           : fmt::format("'{}' is {}, but {} is wanted", text, describe(quantity.type), describe(wanted));
  const std::string same = converted(quantity, wanted);
  const std::string example = same.empty() ? "write it as " + example_of(wanted) : "that is " + same;
  const std::string why = explain_mismatch(quantity.type, wanted);
  return {message, why.empty() ? example : example + "; " + why};
}

}  // namespace

std::variant<Quantity, UnitError> parse_quantity(std::string_view given) {
  const std::string_view text = trimmed(given);
  const auto number = number_prefix(text);
  if (!number) return not_a_number(text);
  const std::string_view rest = trimmed(text.substr(number->length));
  if (rest.empty()) return Quantity{number->value, {}, false};
  if (rest.front() == ',')
    return UnitError{fmt::format("'{}' is not a number", text), "write a decimal point, as 1.5"};
  const auto parsed = parse_unit(rest);
  if (const auto* error = std::get_if<UnitError>(&parsed)) return *error;
  const Unit& unit = std::get<Unit>(parsed);
  Quantity quantity{number->value * unit.factor + unit.offset, unit.type, unit.kelvin};
  if (unit.kelvin) quantity.type.datum = Datum::temperature;
  if (!std::isfinite(quantity.si)) return UnitError{fmt::format("'{}' is too large", text), {}};
  return quantity;
}

std::variant<double, UnitError> parse_quantity_as(std::string_view given, std::string_view si_symbol) {
  const std::string_view text = trimmed(given);
  const QuantityType wanted = type_of_symbol(si_symbol);
  const auto parsed = parse_quantity(text);
  if (const auto* error = std::get_if<UnitError>(&parsed)) return *error;
  const Quantity& quantity = std::get<Quantity>(parsed);
  if (!fits(quantity, wanted)) return mismatch(text, quantity, wanted);
  return quantity.si;
}

std::string format_quantity(double si, std::string_view si_symbol, int digits) {
  assert(digits >= 1);
  const DisplayUnit unit = display_unit(si_symbol);
  const double shown = si / unit.factor - unit.offset;
  const std::string suffix = unit.name == "1" ? "" : " " + unit.name;
  if (shown == 0.0) return "0" + suffix;
  const double magnitude = std::abs(shown);
  if (!(magnitude >= 1e-4 && magnitude < 1e9)) return fmt::format("{:.{}g}{}", shown, digits, suffix);
  const int decimals = std::max(0, digits - 1 - static_cast<int>(std::floor(std::log10(magnitude))));
  std::string text = fmt::format("{:.{}f}", shown, decimals);
  if (decimals > 0) text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text + suffix;
}

}  // namespace heliorig::bench
