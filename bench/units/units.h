#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace heliorig::bench {

/// Exponents of m, kg, s, A, K, rad. The angle counts as a dimension so that degrees are not taken for
/// ratios.
using Dimension = std::array<std::int8_t, 6>;

/// From where a quantity is counted. Points of a scale and differences on it are not the same thing:
/// point - point = difference, point ± difference = point, point + point = error.
enum class Datum { none, gauge_pressure, absolute_pressure, temperature };

struct QuantityType {
  Dimension dimension{};
  Datum datum = Datum::none;

  bool operator==(const QuantityType&) const = default;
};

/// A literal such as `10.8 barg`, in SI. `40 K` may be a temperature or a difference: the context decides.
struct Quantity {
  double si = 0.0;
  QuantityType type;
  bool kelvin_literal = false;  ///< written in K: fits a temperature and a difference alike
};

/// What was wrong with a unit or a literal, and what would be right.
struct UnitError {
  std::string message;
  std::string advice;
};

/// The type of an SI symbol as port tables write it ("Pa(g)", "K", "K(diff)", "W/m2"). Asserts that it is
/// known.
QuantityType type_of_symbol(std::string_view si_symbol);

/// The SI symbol of a type, as port tables write it: "Pa(g)", "K(diff)", "W/m2", or composed as "kg.m/s2".
std::string symbol_of(const QuantityType& type);

/// In words, with its article: `a gauge pressure`, `an angle`; `a quantity in kg/m3` where it has no name.
std::string describe(const QuantityType& type);

/// A literal that would fit, for advice: `10.8 barg`.
std::string example_of(const QuantityType& type);

/// Why `given` is not `wanted`, where a person may wonder: gauge, absolute and difference explained; else
/// empty.
std::string explain_mismatch(const QuantityType& given, const QuantityType& wanted);

/// Reads `10.8 barg`, `1.5 mrad`, `12 min`, `0.3`.
std::variant<Quantity, UnitError> parse_quantity(std::string_view text);

/// Reads a literal that must fit the SI symbol: value in SI, or what is wrong (with an example that would
/// fit).
std::variant<double, UnitError> parse_quantity_as(std::string_view text, std::string_view si_symbol);

/// How a person reads a value of that SI symbol: `10.8 barg`, `184.1 degC`, `0.07 deg`. `digits` are
/// significant ones.
std::string format_quantity(double si, std::string_view si_symbol, int digits = 4);

/// The unit that format_quantity() uses for the symbol (`barg` for "Pa(g)"), and what to divide by to get
/// there; for differences of points use the difference's own symbol.
struct DisplayUnit {
  std::string name;
  double factor = 1.0;
  double offset = 0.0;  ///< shown = si / factor - offset
};
DisplayUnit display_unit(std::string_view si_symbol);

/// The symbol of a difference between two values of the given symbol: "Pa(g)" → "Pa", "K" → "K(diff)".
std::string difference_symbol(std::string_view si_symbol);

}  // namespace heliorig::bench
