#include "bench/formula/number_types.h"

#include <fmt/format.h>

#include <cstdlib>

namespace heliorig::bench {
namespace {

constexpr int largest_exponent = 40;

bool is_point(const NumberType& number) {
  return number.type.datum != Datum::none && !number.kelvin;
}

QuantityType difference(QuantityType type) {
  type.datum = Datum::none;
  return type;
}

/// `a gauge pressure (barg)`.
std::string with_unit(const NumberType& number) {
  if (number.kelvin) return "a temperature or a difference (K)";
  if (number.type == QuantityType{}) return "a pure number";
  return fmt::format("{} ({})", describe(number.type), display_unit(symbol_of(number.type)).name);
}

std::string joined(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return a.empty() ? b : a;
  return fmt::format("{}; {}", a, b);
}

TypeError mismatch(const TypedText& left, const TypedText& right) {
  const std::string why = explain_mismatch(right.number.type, left.number.type);
  return {
      fmt::format("'{}' is {}, but '{}' is {}", left.text, with_unit(left.number), right.text,
                  with_unit(right.number)),
      joined(fmt::format("write {} as {}", describe(left.number.type), example_of(left.number.type)), why)};
}

TypeError point_in_product(const TypedText& operand) {
  return {fmt::format("'{}' is {} and counts from a point of its own: it cannot be multiplied or divided",
                      operand.text, with_unit(operand.number)),
          fmt::format("take a difference first, as ({} - {})", operand.text, example_of(operand.number.type)),
          operand.text};
}

std::variant<NumberType, TypeError> product(const TypedText& left, const TypedText& right, int sign) {
  if (is_point(left.number)) return point_in_product(left);
  if (is_point(right.number)) return point_in_product(right);
  NumberType result;
  for (std::size_t i = 0; i < result.type.dimension.size(); ++i) {
    const int power = left.number.type.dimension[i] + sign * right.number.type.dimension[i];
    if (std::abs(power) > largest_exponent) return TypeError{"the dimensions grow out of all sense", {}};
    result.type.dimension[i] = static_cast<std::int8_t>(power);
  }
  return result;
}

}  // namespace

std::variant<NumberType, TypeError> type_of_sum(const TypedText& left, const TypedText& right) {
  if (left.number.type.dimension != right.number.type.dimension) return mismatch(left, right);
  if (left.number.kelvin && right.number.kelvin) return left.number;
  if (is_point(left.number) && is_point(right.number))
    return TypeError{fmt::format("'{}' and '{}' both count from a point of a scale: their sum has no meaning",
                                 left.text, right.text),
                     fmt::format("add a difference, as {}", example_of(difference(left.number.type)))};
  if (is_point(right.number)) return right.number;
  return is_point(left.number) ? left.number : NumberType{difference(left.number.type)};
}

std::variant<NumberType, TypeError> type_of_difference(const TypedText& left, const TypedText& right) {
  if (left.number.type.dimension != right.number.type.dimension) return mismatch(left, right);
  if (left.number.kelvin && right.number.kelvin) return left.number;
  if (!is_point(right.number))
    return is_point(left.number) ? left.number : NumberType{difference(left.number.type)};
  if (left.number.type.datum != right.number.type.datum) return mismatch(right, left);
  return NumberType{difference(left.number.type)};
}

std::variant<NumberType, TypeError> type_of_product(const TypedText& left, const TypedText& right) {
  return product(left, right, 1);
}

std::variant<NumberType, TypeError> type_of_quotient(const TypedText& left, const TypedText& right) {
  return product(left, right, -1);
}

std::variant<NumberType, TypeError> type_of_magnitude(std::string_view what, const TypedText& operand) {
  if (!is_point(operand.number)) return NumberType{difference(operand.number.type)};
  return TypeError{
      fmt::format("'{}' is {} and counts from a point of its own: {} has no meaning", operand.text,
                  with_unit(operand.number), what),
      fmt::format("take a difference first, as ({} - {})", operand.text, example_of(operand.number.type))};
}

std::variant<NumberType, TypeError> common_type(const TypedText& left, const TypedText& right) {
  if (left.number.type.dimension != right.number.type.dimension) return mismatch(left, right);
  if (left.number.kelvin) return right.number;
  if (right.number.kelvin || left.number.type == right.number.type) return left.number;
  return mismatch(left, right);
}

}  // namespace heliorig::bench
