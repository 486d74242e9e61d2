#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "bench/units/units.h"

namespace heliorig::bench {

/// The type of an arithmetic expression. Written in K a literal is a temperature or a difference, as what
/// stands beside it asks; in sums and products it is a difference.
struct NumberType {
  QuantityType type;
  bool kelvin = false;
};

/// An operand as a complaint names it.
struct TypedText {
  std::string_view text;
  NumberType number;
};

/// What is wrong between two operands.
struct TypeError {
  std::string message;
  std::string advice;
  std::string_view
      culprit{};  ///< text of the operand that is wrong by itself; empty where they do not fit each other
};

// The rules of QuantityType: point - point = difference, point ± difference = point, point + point is an
// error; points are neither multiplied nor negated, since the result would depend on where their scale
// begins.
std::variant<NumberType, TypeError> type_of_sum(const TypedText& left, const TypedText& right);
std::variant<NumberType, TypeError> type_of_difference(const TypedText& left, const TypedText& right);
std::variant<NumberType, TypeError> type_of_product(const TypedText& left, const TypedText& right);
std::variant<NumberType, TypeError> type_of_quotient(const TypedText& left, const TypedText& right);
/// Of a negation or an absolute value.
std::variant<NumberType, TypeError> type_of_magnitude(std::string_view what, const TypedText& operand);
/// Of two that are compared, or of which the lesser is taken.
std::variant<NumberType, TypeError> common_type(const TypedText& left, const TypedText& right);

}  // namespace heliorig::bench
